"""The page in a real browser: what a person sees, types, taps and hears."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, Route, expect, sync_playwright

if TYPE_CHECKING:
    from conftest import Server

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 360, "height": 640}
WEBHOOK = "**/webhooks/rest/webhook"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used yet; any error on the page fails the test."""
    context = browser.new_context(viewport=PHONE, locale="ja-JP", has_touch=True)
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
    yield context
    context.close()
    assert errors == []


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.url)
    return page


def answer(page: Page, *bubbles: dict[str, Any], status: int = 200) -> list[dict[str, Any]]:
    """Let the page's messages be answered so; what it sends is collected."""
    sent: list[dict[str, Any]] = []

    def fulfill(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or ""))
        body = list(bubbles) if status == 200 else {"error": bubbles[0]}
        route.fulfill(status=status, content_type="application/json", body=json.dumps(body))

    page.unroute(WEBHOOK)
    page.route(WEBHOOK, fulfill)
    return sent


def box(page: Page) -> Any:
    return page.get_by_role("textbox", name="ここに書いてください")


def say(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def mine(page: Page) -> Any:
    return page.locator(".bubble.you")


def theirs(page: Page) -> Any:
    return page.locator(".bubble.me")


def test_the_page_greets_says_what_it_is_and_offers_openings(page: Page) -> None:
    expect(page.get_by_role("heading", name="窓口")).to_be_visible()
    expect(page.get_by_text("機械（プログラム）がお答えしています。")).to_be_visible()
    expect(theirs(page)).to_have_count(1)
    expect(page.locator(".choices button")).to_have_count(4)


def test_an_owner_is_answered_by_the_real_adviser(page: Page) -> None:
    say(page, "大阪市で居酒屋をやっています。従業員は3人です")
    expect(mine(page)).to_contain_text(["大阪市で居酒屋をやっています。"])
    expect(theirs(page).nth(1)).to_contain_text("大阪市")
    expect(box(page)).to_have_value("")


def test_the_real_conversation_reaches_advice_that_can_be_read_on_a_phone(page: Page) -> None:
    say(
        page,
        "大阪市で居酒屋をやっています。従業員は3人、開業して5年です。売上が2割落ちて、運転資金を500万円ほど借りたいのですが",
    )
    expect(theirs(page).nth(1)).to_be_visible()
    say(page, "とりあえず教えてください")
    expect(page.locator(".bubble.advice")).to_contain_text("相談")
    expect(page.locator(".bubble.advice a").first).to_have_attribute("rel", "noopener noreferrer")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


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


def test_quick_replies_send_their_payload_show_their_title_and_go_away(page: Page) -> None:
    sent = answer(page, {"text": "従業員は何人ですか", "buttons": [{"title": "1〜5人", "payload": "3人"}]})
    say(page, "こんにちは")
    page.get_by_role("button", name="1〜5人").tap()
    expect(mine(page)).to_contain_text(["こんにちは", "1〜5人"])
    expect(theirs(page)).to_have_count(3)
    assert [message["message"] for message in sent] == ["こんにちは", "3人"]
    expect(page.get_by_role("button", name="1〜5人")).to_have_count(1)


def test_what_the_server_says_is_text_and_never_becomes_part_of_the_page(page: Page) -> None:
    evil = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script>'
    office = {"name": evil, "url": "javascript:window.hurt=1", "place": None}
    good = {"name": "よい窓口", "url": "https://example.jp/", "place": None}
    advice = {"offices": [office, good], "recommendations": []}
    answer(
        page,
        {"text": evil, "custom": {"type": "advice", "advice": advice}, "buttons": [{"title": evil, "payload": "x"}]},
    )
    say(page, evil)
    expect(theirs(page).nth(1)).to_contain_text("<img src=x")
    page.get_by_text("窓口と出典のリンク").click()
    expect(page.get_by_role("link")).to_have_count(1)
    expect(page.get_by_role("link")).to_have_attribute("href", "https://example.jp/")
    assert page.evaluate("window.hurt") is None


def test_addresses_in_a_text_become_links_and_end_where_they_end(page: Page) -> None:
    answer(page, {"text": "くわしくは https://example.jp/a?b=1#c をご覧ください（https://example.jp/d）。"})
    say(page, "どこですか")
    links = theirs(page).nth(1).get_by_role("link")
    expect(links).to_have_text(["https://example.jp/a?b=1#c", "https://example.jp/d"])


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


def test_what_the_server_finds_wrong_is_said_in_its_words(page: Page) -> None:
    answer(page, {"code": "not_ready", "message": "ただいま準備中です。", "where": None}, status=503)
    say(page, "こんにちは")
    expect(page.get_by_role("alert")).to_contain_text("ただいま準備中です。")


def test_while_an_answer_is_on_its_way_it_says_so_and_keeps_what_is_written(page: Page) -> None:
    held: list[Route] = []
    page.route(WEBHOOK, lambda route: held.append(route))
    say(page, "一つめ")
    expect(page.get_by_text("お調べしています")).to_be_visible()
    say(page, "二つめ")
    expect(mine(page)).to_have_count(1)
    expect(box(page)).to_have_value("二つめ")
    held[0].fulfill(status=200, content_type="application/json", body='[{"text": "はい"}]')
    expect(theirs(page)).to_have_count(2)
    expect(page.get_by_text("お調べしています")).to_have_count(0)


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


def test_what_is_said_is_read_out_with_its_speaker(page: Page) -> None:
    answer(page, {"text": "はい"})
    say(page, "こんにちは")
    log = page.get_by_role("log", name="会話")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(mine(page)).to_have_text("あなた：こんにちは")
    expect(theirs(page).nth(1)).to_have_text("窓口：はい")


def test_everything_can_be_reached_and_sent_with_the_keyboard(page: Page) -> None:
    answer(page, {"text": "はい"})
    page.locator(".choices button").first.focus()
    page.keyboard.press("Enter")
    expect(mine(page)).to_have_count(1)
    expect(theirs(page)).to_have_count(2)
    focus = page.evaluate("document.querySelector('madoguchi-chat').shadowRoot.activeElement?.className ?? null")
    assert focus is not None


def test_touch_targets_are_large_enough_for_a_thumb(page: Page) -> None:
    small = """() => [...document.querySelector("madoguchi-chat").shadowRoot.querySelectorAll("button, textarea")]
        .filter((e) => e.getBoundingClientRect().height < 44).map((e) => e.textContent)"""
    assert page.evaluate(small) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_letters_stand_out_from_their_ground_by_day_and_by_night(browser: Browser, server: Server, scheme: Any) -> None:
    page = browser.new_page(color_scheme=scheme, viewport=PHONE)
    page.goto(server.url)
    answer(page, {"text": "はい https://example.jp/", "buttons": [{"title": "いいえ", "payload": "いいえ"}]})
    say(page, "はい")
    expect(theirs(page)).to_have_count(2)
    assert page.evaluate(LOW_CONTRAST) == []
    page.close()


# Every piece of text whose contrast with what is behind it is below 4.5 to 1 (WCAG 2.2, 1.4.3).
LOW_CONTRAST = """() => {
  const root = document.querySelector("madoguchi-chat").shadowRoot;
  const parse = (color) => color.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((v) => v / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const ground = (element) => {
    for (let e = element; e; e = e.parentElement || e.getRootNode().host) {
      const color = parse(getComputedStyle(e).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const spoken = [...root.querySelectorAll("*")]
    .filter((e) => !e.classList.contains("said") && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()));
  return spoken.flatMap((e) => {
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5 ? [e.className || e.tagName] : [];
  });
}"""


def test_motion_stops_for_those_who_ask(browser: Browser, server: Server) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(server.url)
    page.route(WEBHOOK, lambda route: None)
    say(page, "はい")
    assert page.locator(".thinking i").first.evaluate("(e) => getComputedStyle(e).animationName") == "none"
    page.close()


@pytest.fixture
def other_site(server: Server, tmp_path: Path) -> Iterator[str]:
    """A support centre's own site, which embeds the widget as its documentation says."""
    script = f'<script src="{server.url}/widget.js" defer></script>'
    (tmp_path / "index.html").write_text(f"{script}<madoguchi-chat></madoguchi-chat>", encoding="utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(SimpleHTTPRequestHandler, directory=tmp_path)) as site:
        threading.Thread(target=site.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{site.server_port}/"
        site.shutdown()


def test_the_widget_works_on_another_site(page: Page, other_site: str) -> None:
    page.goto(other_site)
    say(page, "こんにちは")
    expect(theirs(page).nth(1)).to_be_visible()


def test_it_works_where_storage_is_refused(context: BrowserContext, server: Server) -> None:
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page = context.new_page()
    page.goto(server.url)
    answer(page, {"text": "はい"})
    say(page, "こんにちは")
    expect(theirs(page)).to_have_count(2)
