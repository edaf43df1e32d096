"""What comes as JSON is shown as cards, rows, steps and plots; nothing of it ever becomes HTML."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect
from window import answer, mine, say, settled, theirs

EVIL = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
FACTS = [
    {
        "fact": "employees_regular",
        "name": "従業員の人数",
        "said": "従業員3人",
        "value": 3,
        "words": "3人です",
        "approximate": False,
    }
]


def scheme(**changed: Any) -> dict[str, Any]:
    card = {
        "id": "loan-marukei", "name": "マル経融資", "verdict": "unknown", "verdict_text": "あと「税金」が分かれば決まります",
        "grounds": ["従業員3人"], "summary": "担保なしで借りられる融資です。", "figures": [{"label": "借入額", "text": "500万円"}], "terms": [],
        "conditions": [{"text": "商工業者であること", "holds": True}, {"text": "税を納めていること", "holds": None}],
        "open": ["税金を払い終えているか"], "within_reach": [], "told": ["推薦が必要です。"], "caution": None, "apply_at": ["商工会"],
        "sources": [{"title": "公庫のページ", "url": "https://example.jp/", "page": None, "checked_on": "2026-11-22"}],
    }  # fmt: skip
    return card | changed


def office(**changed: Any) -> dict[str, Any]:
    place = {
        "id": "p",
        "name": "大阪の窓口",
        "url": "https://example.jp/osaka",
        "phone": "06-1234-5678",
        "phone_as_of": "2025-09-01",
        "address": "大阪市中央区1",
    }
    return {
        "id": "o",
        "name": "窓口",
        "place": place | changed,
        "others": [],
        "url": None,
        "why": "無料で相談できます。",
    }


def advice(page: Page, **changed: Any) -> None:
    cards = {
        "next_step": "まず、商工会へ。",
        "schemes": [scheme()],
        "near": [],
        "roadmap": ["計画を作る", "申し込む"],
        "offices": [office()],
        "note": "目安です。",
    }
    answer(page, {"text": "読める文", "custom": {"type": "advice", "advice": {}, "cards": cards | changed}})
    say(page, "教えて")
    settled(page)


def test_the_next_step_comes_first_and_each_scheme_says_how_it_stands_in_words(page: Page) -> None:
    advice(page)
    bubble = theirs(page).last
    assert bubble.inner_text().index("まず、商工会へ。") < bubble.inner_text().index("マル経融資")
    card = page.get_by_role("article", name="マル経融資")
    expect(card).to_contain_text("？ 確認中")
    expect(card).to_contain_text("従業員3人")
    expect(card).to_contain_text("500万円")
    expect(page.locator("ol li")).to_have_text(["計画を作る", "申し込む"])


def test_conditions_sources_and_what_is_open_are_one_tap_away(page: Page) -> None:
    advice(page)
    page.get_by_text("条件・出典を見る").tap()
    card = page.get_by_role("article", name="マル経融資")
    expect(card.get_by_text("税金を払い終えているか")).to_be_visible()
    expect(card.get_by_text("商工業者であること")).to_contain_text("満たす：")
    expect(card.get_by_role("link", name="公庫のページ")).to_have_attribute("href", "https://example.jp/")
    expect(card.get_by_text("2026年11月22日に確認")).to_be_visible()


def test_more_about_a_scheme_is_asked_by_its_name(page: Page) -> None:
    advice(page)
    page.get_by_role("button", name="「マル経融資」をくわしく教えて").tap()
    expect(mine(page).last).to_contain_text("「マル経融資」をくわしく教えて")


def test_an_office_can_be_reached_and_its_map_is_loaded_by_nobody_but_the_person(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    advice(page)
    card = page.get_by_role("article", name="大阪の窓口")
    expect(card.get_by_role("link", name="電話 06-1234-5678")).to_have_attribute("href", "tel:0612345678")
    expect(card.get_by_text("2025年9月1日時点")).to_be_visible()
    expect(card.get_by_role("link", name="地図")).to_have_attribute("rel", "noopener noreferrer")
    assert not any("google" in url for url in asked)


def test_what_the_server_says_is_text_and_never_becomes_part_of_the_page(page: Page) -> None:
    evil_office = office(name=EVIL, url="javascript:window.hurt=1", address=EVIL)
    advice(
        page,
        next_step=EVIL,
        roadmap=[EVIL],
        near=[EVIL],
        offices=[evil_office],
        schemes=[scheme(name=EVIL, summary=EVIL, grounds=[EVIL])],
    )
    say(page, EVIL)
    settled(page)
    assert page.locator("img, script[src='x']").count() == 0
    assert page.locator('a[href^="javascript"]').count() == 0
    assert page.evaluate("window.hurt") is None


def test_a_thousand_messages_that_want_to_be_html_stay_text(page: Page) -> None:
    answer(page, {"text": EVIL, "custom": {"type": "summary", "facts": [{**FACTS[0], "words": EVIL, "said": EVIL}]}})
    page.evaluate(
        """async (evil) => { const chat = document.querySelector("madoguchi-chat");
            for (let i = 0; i < 1000; i++) { chat.say(evil); while (chat.inFlight) await new Promise((done) => setTimeout(done)); } }""",
        EVIL,
    )
    assert page.locator("img").count() == 0
    assert page.evaluate("window.hurt") is None
    assert page.evaluate("document.querySelector('madoguchi-chat').log.childElementCount") == 400


def test_a_fact_is_mended_where_it_stands(page: Page) -> None:
    answer(page, {"text": "これまでに伺ったことです。", "custom": {"type": "summary", "facts": FACTS}})
    say(page, "これまでの内容")
    expect(theirs(page).last).to_contain_text("「3人です」")
    page.get_by_role("button", name="従業員の人数を直す").tap()
    page.get_by_role("textbox", name="従業員の人数").fill("5人")
    sent = answer(page, {"text": "直しました"})
    page.get_by_role("textbox", name="従業員の人数").press("Enter")
    expect(mine(page).last).to_contain_text("従業員の人数は5人")
    assert [message["message"] for message in sent] == ["従業員の人数は5人"]


def test_mending_can_be_left_and_the_choices_be_asked_for(page: Page) -> None:
    answer(
        page,
        {
            "text": "従業員3人ですね。",
            "custom": {"type": "read_back", "facts": FACTS},
            "buttons": [{"title": "従業員の人数を直す", "payload": "x"}],
        },
    )
    say(page, "3人です")
    page.get_by_text("うかがったことを見る・直す").tap()
    mend = page.get_by_role("button", name="従業員の人数を直す")
    mend.tap()
    page.keyboard.press("Escape")
    expect(mend).to_be_focused()
    mend.tap()
    page.get_by_role("button", name="選択肢から").tap()
    expect(mine(page).last).to_contain_text("従業員の人数を直す")


def test_a_repayment_plan_is_drawn_and_stands_in_a_table(page: Page) -> None:
    rows = [
        {
            "month": n,
            "payment_yen": 51000,
            "principal_yen": 50000,
            "interest_yen": 1000,
            "balance_yen": 3_000_000 - n * 50_000,
        }
        for n in range(1, 61)
    ]
    plan = {"type": "repayment", "principal_yen": 3_000_000, "rate_pct": 1.5, "months": 60, "rows": rows, "assumed": []}
    answer(page, {"text": "毎月5万1,000円です。", "custom": plan})
    say(page, "返済は")
    expect(page.get_by_role("img", name="300万円から始まり、5年で0になります")).to_be_visible()
    points = page.locator("polyline").get_attribute("points") or ""
    heights = [float(point.split(",")[1]) for point in points.split()]
    assert heights == sorted(heights)
    assert len(heights) == 61
    page.get_by_text("返済の表（60か月）").tap()
    expect(page.locator("tbody tr")).to_have_count(60)
    expect(page.locator("tbody tr").last).to_contain_text("51,000")


def test_a_schedule_stands_day_by_day_with_its_money(page: Page) -> None:
    plan = {
        "type": "schedule", "title": "進め方", "fits": True, "warnings": ["決定の前に注文しないでください。"],
        "steps": [{"on": "2026-12-01", "text": "IDを取る", "kind": "prepare"}, {"on": None, "text": "お金が入る", "kind": "receive"}],
        "cash": [{"month": "2027-03", "out_yen": 600_000, "in_yen": 0, "text": ""}],
    }  # fmt: skip
    answer(page, {"text": "間に合いそうです。\n\n■ 進め方\n出典：公募要領", "custom": plan})
    say(page, "いつまでに")
    bubble = theirs(page).last
    for text in [
        "間に合いそうです。",
        "2026年12月1日",
        "日にちは未定",
        "2027年3月",
        "60万円",
        "決定の前に注文しないでください。",
        "出典：公募要領",
    ]:
        expect(bubble).to_contain_text(text)


def test_a_kept_sheet_is_linked(page: Page) -> None:
    answer(
        page,
        {
            "text": "お預かりしました。",
            "custom": {
                "type": "record",
                "code": "F3H-K7M-R2W",
                "url": "http://localhost/sheet/F3H-K7M-R2W",
                "pdf_url": "http://localhost/sheet/F3H-K7M-R2W.pdf",
                "expires_on": "2026-12-28",
            },
        },
    )
    say(page, "はい")
    expect(page.get_by_role("link", name="引継ぎ票を開く")).to_have_attribute(
        "href", "http://localhost/sheet/F3H-K7M-R2W"
    )
    expect(theirs(page).last).to_contain_text("2026年12月28日")


def test_a_type_that_is_not_known_is_shown_by_its_text(page: Page) -> None:
    answer(
        page, {"text": "読める文", "custom": {"type": "toString"}}, {"text": "次の文", "custom": {"type": "hologram"}}
    )
    say(page, "はい")
    expect(theirs(page)).to_contain_text(["", "読める文", "次の文"])
