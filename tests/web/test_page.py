"""The window in a real browser: what a person sees, types, taps and hears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect
from window import WEBHOOK, answer, box, mine, replies, say, settled, theirs

if TYPE_CHECKING:
    from conftest import Server


def test_the_page_greets_says_what_it_is_and_offers_openings(page: Page) -> None:
    expect(page.get_by_role("heading", name="窓口")).to_be_visible()
    expect(page.get_by_text("機械（プログラム）がお答えしています。")).to_be_visible()
    expect(theirs(page)).to_have_count(1)
    expect(replies(page)).to_have_count(4)


def test_an_owner_is_answered_by_the_real_adviser(page: Page) -> None:
    say(page, "大阪市で居酒屋をやっています。従業員は3人です")
    expect(mine(page)).to_contain_text(["大阪市で居酒屋をやっています。"])
    expect(theirs(page).nth(1)).to_contain_text("大阪市")
    expect(box(page)).to_have_value("")


def test_nothing_is_wider_than_a_phone(page: Page) -> None:
    answer(
        page,
        {"text": "あ" * 300 + " https://example.jp/" + "a" * 300, "buttons": [{"title": "い" * 90, "payload": "x"}]},
    )
    say(page, "w" * 500)
    expect(theirs(page)).to_have_count(2)
    wide = """() => [...document.querySelector("madoguchi-chat").shadowRoot.querySelectorAll("*")]
        .filter((e) => !e.classList.contains("said") && e.getBoundingClientRect().right > innerWidth + 1).map((e) => e.className)"""
    assert page.evaluate(wide) == []


def test_quick_replies_send_their_payload_and_cannot_be_chosen_twice(page: Page) -> None:
    sent = answer(
        page,
        {
            "text": "従業員は何人ですか",
            "buttons": [{"title": "1〜5人", "payload": "3人"}, {"title": "もっと", "payload": "9人"}],
        },
    )
    say(page, "こんにちは")
    replies(page).get_by_text("1〜5人").tap()
    expect(mine(page)).to_contain_text(["こんにちは", "1〜5人"])
    expect(theirs(page)).to_have_count(3)
    assert [message["message"] for message in sent] == ["こんにちは", "3人"]
    first, last = page.locator(".choices").first, page.locator(".choices").last
    expect(first.get_by_role("button", name="1〜5人")).to_be_disabled()
    expect(last.get_by_role("button", name="もっと")).to_be_enabled()


def test_only_what_the_server_lists_becomes_a_link(page: Page) -> None:
    text = "https://example.jp/a?b=1#c と（https://example.jp/d）。https://evil.example/ 電話 0120-154-505"
    answer(
        page,
        {"text": text, "links": ["https://example.jp/a?b=1#c", "https://example.jp/d", "0120-154-505", "javascript:x"]},
    )
    say(page, "どこですか")
    links = theirs(page).last.get_by_role("link")
    expect(links).to_have_text(["https://example.jp/a?b=1#c", "https://example.jp/d", "0120-154-505"])
    expect(links.last).to_have_attribute("href", "tel:0120154505")


def test_a_long_answer_is_folded_and_opens_in_place(page: Page) -> None:
    answer(page, {"text": "\n".join(f"{line}行め" for line in range(1, 31))})
    say(page, "くわしく")
    expect(page.get_by_text("30行め", exact=True)).to_be_hidden()
    page.get_by_role("button", name="続きを読む").tap()
    expect(page.get_by_text("30行め", exact=True)).to_be_visible()
    page.get_by_role("button", name="たたむ").tap()
    expect(page.get_by_text("30行め", exact=True)).to_be_hidden()


def test_nothing_is_lost_when_sending_fails_and_it_can_be_sent_again(page: Page) -> None:
    page.route(WEBHOOK, lambda route: route.abort())
    say(page, "従業員は3人です")
    expect(page.get_by_role("alert")).to_contain_text("書いたものは消えていません。")
    sent = answer(page, {"text": "3人ですね"})
    page.get_by_role("button", name="もう一度送る").tap()
    expect(theirs(page).nth(1)).to_contain_text("3人ですね")
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(mine(page)).to_have_count(1)
    assert [message["message"] for message in sent] == ["従業員は3人です"]


def test_what_is_sent_again_keeps_its_id_so_that_the_server_takes_it_in_once(page: Page) -> None:
    tried: list[str] = []

    def fail(route: Route) -> None:
        tried.append((route.request.post_data_json or {})["metadata"]["message_id"])
        route.abort()

    page.route(WEBHOOK, fail)
    say(page, "従業員は3人です")
    expect(page.get_by_role("alert")).to_be_visible()
    sent = answer(page, {"text": "3人ですね"})
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(theirs(page).nth(1)).to_contain_text("3人ですね")
    say(page, "はい")
    expect(theirs(page)).to_have_count(3)
    ids = [message["metadata"]["message_id"] for message in sent]
    assert ids[0] == tried[0]
    assert ids[1] != ids[0]


def test_what_the_server_finds_wrong_is_said_in_its_words(page: Page) -> None:
    answer(page, {"code": "not_ready", "message": "ただいま準備中です。", "where": None}, status=503)
    say(page, "こんにちは")
    expect(page.get_by_role("alert")).to_contain_text("ただいま準備中です。")


def test_while_an_answer_is_on_its_way_it_says_so_and_keeps_what_is_written(page: Page) -> None:
    held: list[Route] = []
    page.route(WEBHOOK, lambda route: held.append(route))
    say(page, "一つめ")
    expect(page.locator(".thinking")).to_be_visible()
    say(page, "二つめ")
    expect(mine(page)).to_have_count(1)
    expect(box(page)).to_have_value("二つめ")
    held[0].fulfill(status=200, content_type="application/json", body='[{"text": "はい"}]')
    expect(theirs(page)).to_have_count(2)
    expect(page.locator(".thinking")).to_have_count(0)


@pytest.mark.parametrize(
    ("key", "sends"),
    [
        ({"key": "Enter"}, True),
        ({"key": "Enter", "shiftKey": True}, False),
        ({"key": "Enter", "isComposing": True}, False),
        ({"key": "Enter", "keyCode": 229}, False),
    ],
)
def test_enter_sends_but_never_while_converting_kana(page: Page, key: dict[str, Any], sends: bool) -> None:
    answer(page, {"text": "はい"})
    box(page).fill("てすと")
    box(page).evaluate(
        "(e, key) => e.dispatchEvent(new KeyboardEvent('keydown', {...key, bubbles: true, cancelable: true}))", key
    )
    expect(mine(page)).to_have_count(1 if sends else 0)


def test_a_blank_is_not_sent(page: Page) -> None:
    sent = answer(page, {"text": "はい"})
    say(page, " \u3000\n ")
    say(page, "はい")
    expect(theirs(page)).to_have_count(2)
    assert [message["message"] for message in sent] == ["はい"]


def test_the_conversation_is_kept_in_this_browser(page: Page) -> None:
    sent = answer(page, {"text": "従業員は何人ですか", "buttons": [{"title": "1〜5人", "payload": "3人"}]})
    say(page, "居酒屋です")
    expect(theirs(page)).to_have_count(2)
    page.reload()
    expect(theirs(page)).to_have_count(2)
    expect(mine(page)).to_contain_text(["居酒屋です"])
    page.get_by_role("button", name="1〜5人").tap()
    expect(mine(page)).to_have_count(2)
    assert sent[0]["sender"] == sent[1]["sender"]


def test_a_message_that_was_on_its_way_when_the_page_was_left_can_be_sent_again(page: Page) -> None:
    page.route(WEBHOOK, lambda route: None)
    say(page, "居酒屋です")
    page.reload()
    sent = answer(page, {"text": "居酒屋ですね"})
    page.get_by_role("button", name="もう一度送る").tap()
    expect(theirs(page).nth(1)).to_contain_text("居酒屋ですね")
    assert [message["message"] for message in sent] == ["居酒屋です"]


@pytest.mark.parametrize("sure", [True, False])
def test_starting_over_asks_first_and_makes_a_new_conversation(page: Page, sure: bool) -> None:
    def reply(dialog: Dialog) -> None:
        dialog.accept() if sure else dialog.dismiss()

    sent = answer(page, {"text": "はい"})
    say(page, "居酒屋です")
    expect(theirs(page)).to_have_count(2)
    page.on("dialog", reply)
    page.get_by_text("メニュー").tap()
    page.get_by_role("button", name="最初から").tap()
    expect(mine(page)).to_have_count(0 if sure else 1)
    say(page, "八百屋です")
    expect(mine(page).last).to_contain_text("八百屋です")
    expect(theirs(page).last).to_contain_text("はい")
    assert (sent[0]["sender"] != sent[1]["sender"]) is sure


def test_two_browsers_are_two_conversations(browser: Browser, server: Server) -> None:
    senders = []
    for _ in range(2):
        page = browser.new_page()
        page.goto(server.url)
        sent = answer(page, {"text": "はい"})
        say(page, "はい")
        expect(theirs(page)).to_have_count(2)
        senders.append(sent[0]["sender"])
        page.close()
    assert senders[0] != senders[1]


def test_an_answer_is_read_out_once_and_bubbles_name_their_speaker(page: Page) -> None:
    answer(
        page,
        {
            "text": "従業員（じゅうぎょういん）は何人ですか",
            "custom": {"type": "text", "ruby": [{"text": "従業員", "reading": "じゅうぎょういん"}]},
        },
    )
    say(page, "こんにちは")
    settled(page)
    expect(page.get_by_role("status")).to_have_text("窓口：従業員は何人ですか")
    expect(mine(page)).to_contain_text(["あなた：こんにちは"])
    expect(theirs(page).nth(1)).to_contain_text("窓口：")
    page.reload()
    expect(theirs(page)).to_have_count(2)
    expect(page.get_by_role("status")).to_have_text("")


def test_readings_stand_above_the_words(page: Page) -> None:
    ruby = [{"text": "融資", "reading": "ゆうし"}]
    answer(
        page,
        {
            "text": "融資（ゆうし）を使います",
            "custom": {"type": "text", "ruby": ruby},
            "buttons": [{"title": "融資を知りたい", "payload": "融資"}],
        },
    )
    say(page, "やさしい日本語で")
    expect(theirs(page).last.locator("ruby rt")).to_have_text(["ゆうし"])
    expect(page.locator(".choices ruby rt")).to_have_text(["ゆうし"])


def test_the_code_of_a_sheet_is_offered_and_leaves_the_address(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/#code=f3h-k7m-r2w")
    reply = page.get_by_role("button", name="コードは F3H-K7M-R2W")
    expect(reply).to_be_visible()
    assert "code" not in page.url
    sent = answer(page, {"text": "続きです"})
    reply.tap()
    expect(theirs(page).last).to_contain_text("続きです")
    assert sent[0]["message"] == "コードは F3H-K7M-R2W"


def test_what_is_no_code_is_not_offered(page: Page, server: Server) -> None:
    page.goto(f"{server.url}/#code=<img src=x>")
    page.reload()
    expect(replies(page)).to_have_count(4)


def test_deleting_the_consultation_clears_what_the_browser_keeps(page: Page) -> None:
    sent = answer(page, {"text": "はい"})
    say(page, "居酒屋です")
    settled(page)
    answer(page, {"text": "この相談を消しました。", "custom": {"type": "forgotten"}})
    say(page, "はい")
    expect(theirs(page)).to_have_count(1)
    expect(theirs(page)).to_contain_text("この相談を消しました。")
    assert page.evaluate("Object.keys(localStorage)") == []
    page.reload()
    expect(mine(page)).to_have_count(0)
    after = answer(page, {"text": "はい"})
    say(page, "八百屋です")
    settled(page)
    assert after[0]["sender"] != sent[0]["sender"]


def test_the_progress_tells_how_many_questions_are_left(page: Page) -> None:
    for left, value in [(4, 0), (3, 1)]:
        answer(page, {"text": "何人ですか", "custom": {"type": "question", "fact": "x", "choices": [], "left": left}})
        say(page, "はい")
        settled(page)
        expect(page.get_by_text(f"ご質問は、あと{left}問ほどです")).to_be_visible()
        assert page.get_by_role("progressbar").evaluate("(e) => [e.value, e.max]") == [value, 4]
    answer(page, {"text": "何人ですか", "custom": {"type": "question", "fact": "x", "choices": [], "left": None}})
    say(page, "はい")
    expect(page.get_by_role("progressbar")).to_be_hidden()


def test_the_openings_beside_the_window_are_said_with_a_click(page: Page) -> None:
    sent = answer(page, {"text": "はい"})
    page.get_by_role("button", name="後継ぎがいない").click()
    expect(mine(page)).to_contain_text(["社長の父が72歳で、後継ぎがいません"])
    assert len(sent) == 1


def test_touch_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    small = """() => [...document.querySelector("madoguchi-chat").shadowRoot.querySelectorAll("button, textarea")]
        .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent)"""
    assert page.evaluate(small) == []


def test_it_works_where_storage_is_refused(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page = context.new_page()
    page.goto(server.url)
    answer(page, {"text": "はい"})
    say(page, "こんにちは")
    expect(theirs(page)).to_have_count(2)
