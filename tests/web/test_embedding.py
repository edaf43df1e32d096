"""The widget on the sites of others, hostile ones among them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from window import answer, box, converse, mine, say, settled, theirs

if TYPE_CHECKING:
    from conftest import Server

HOSTILE = "* {all: unset} html {font-size: 5px; direction: rtl} button, textarea, div {display: none !important; color: red !important}"


class Site:
    """A support centre's own site: it serves one page, with the policy it was given."""

    def __init__(self) -> None:
        site = self
        self.body, self.policy = "", ""

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                if site.policy:
                    self.send_header("Content-Security-Policy", site.policy)
                self.end_headers()
                self.wfile.write(f"<!doctype html><html lang=ja><title>site</title>{site.body}".encode())

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.http.shutdown()
    site.http.server_close()


@pytest.fixture(scope="module")
def open_server(start: Callable[..., Server], site: Site, tmp_path_factory: pytest.TempPathFactory) -> Server:
    return start(tmp_path_factory.mktemp("data"), MADOGUCHI_ORIGINS=f"{site.url} https://centre.example")


@pytest.fixture
def embed(site: Site, open_server: Server, context: BrowserContext) -> Callable[..., Page]:
    def show(tags: str = "<madoguchi-chat></madoguchi-chat>", style: str = "", policy: str = "") -> Page:
        site.body = (
            f'<style nonce="site">{style}</style><script src="{open_server.url}/widget.js" defer></script>{tags}'
        )
        site.policy = policy
        page = context.new_page()
        page.goto(site.url)
        return page

    return show


def test_a_site_that_is_named_may_embed_the_widget(embed: Callable[..., Page], open_server: Server, site: Site) -> None:
    page = embed()
    converse(page, "こんにちは")
    expect(theirs(page).nth(1)).to_be_visible()
    ask = {"headers": {"Origin": "https://else.example"}, "timeout": 60}
    assert (
        "Access-Control-Allow-Origin"
        not in open_server.http.options(f"{open_server.url}/webhooks/rest/webhook", **ask).headers
    )
    assert (
        open_server.get("/")
        .headers["Content-Security-Policy"]
        .endswith(f"frame-ancestors 'self' {site.url} https://centre.example")
    )


def test_it_works_on_a_hostile_page_with_a_strict_policy(embed: Callable[..., Page], open_server: Server) -> None:
    policy = f"default-src 'none'; script-src {open_server.url}; connect-src {open_server.url}; style-src 'nonce-site'"
    policy += "; require-trusted-types-for 'script'"
    page = embed(style=HOSTILE, policy=policy)
    converse(page, "大阪市で居酒屋をやっています")
    expect(box(page)).to_be_visible()
    expect(theirs(page).nth(1)).to_contain_text("大阪")
    look = page.locator(".frame").evaluate(
        "(e) => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), s.direction, s.color]; }"
    )
    assert look[:2] == [16, "ltr"]
    assert look[2] != "rgb(255, 0, 0)"
    assert page.locator(".log").evaluate("(e) => e.scrollHeight >= e.clientHeight && e.clientHeight > 50")


def test_it_asks_nothing_of_anyone_but_its_server_and_sets_no_cookie(
    embed: Callable[..., Page], context: BrowserContext, site: Site, open_server: Server
) -> None:
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = embed()
    converse(page, "こんにちは")
    assert {url.split("/", 3)[2] for url in asked} == {url.split("/", 3)[2] for url in (site.url, open_server.url)}
    assert context.cookies() == []


def test_several_on_a_page_are_several_conversations(embed: Callable[..., Page]) -> None:
    page = embed(
        "<madoguchi-chat></madoguchi-chat><madoguchi-chat name='two'></madoguchi-chat><madoguchi-chat></madoguchi-chat>"
    )
    sent = answer(page, {"text": "はい"})
    for place in range(3):
        field = page.get_by_role("textbox", name="ここに書いてください").nth(place)
        field.fill(f"{place}")
        field.press("Enter")
        expect(page.locator("madoguchi-chat").nth(place).locator(".bubble.me")).to_have_count(2)
    assert len({message["sender"] for message in sent}) == 3
    page.reload()
    expect(page.locator("madoguchi-chat").nth(2).locator(".bubble.you")).to_contain_text(["2"])


def test_a_launcher_opens_and_closes_the_window_and_keeps_the_focus(embed: Callable[..., Page]) -> None:
    page = embed("<madoguchi-chat mode=launcher position=left></madoguchi-chat>", style="* {all: unset}")
    launcher = page.get_by_role("button", name="相談する")
    expect(box(page)).to_be_hidden()
    launcher.press("Enter")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()
    launcher.tap()
    page.get_by_role("button", name="閉じる").tap()
    expect(box(page)).to_be_hidden()


def test_full_page_fills_the_screen(embed: Callable[..., Page]) -> None:
    page = embed("<p>site</p><madoguchi-chat mode=page></madoguchi-chat>")
    assert page.locator(".frame").bounding_box() == {"x": 0, "y": 0, "width": 360, "height": 740}


def test_the_attributes_shape_it(embed: Callable[..., Page], site: Site) -> None:
    page = embed(
        '<madoguchi-chat title="商工会の相談" greeting="ようこそ。" color="#fe0" privacy="/privacy" language="en"></madoguchi-chat>'
    )
    expect(page.get_by_role("heading", name="商工会の相談")).to_be_visible()
    expect(theirs(page)).to_contain_text("ようこそ。")
    expect(page.get_by_role("link", name="Privacy")).to_have_attribute("href", f"{site.url}/privacy")
    assert page.locator("madoguchi-chat").get_attribute("title") is None
    send = page.get_by_role("button", name="Send")
    assert send.evaluate("(e) => getComputedStyle(e).color") == "rgb(0, 0, 0)"
    page.locator("madoguchi-chat").evaluate("(e) => e.setAttribute('as-of', '2021-08-01')")
    sent = answer(page, {"text": "はい"})
    page.get_by_role("textbox", name="Write here").fill("hello")
    page.keyboard.press("Enter")
    settled(page)
    assert sent[0]["metadata"]["as_of"] == "2021-08-01"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x"])
def test_a_privacy_link_leads_to_the_web_or_is_not_there(embed: Callable[..., Page], address: str) -> None:
    page = embed(f'<madoguchi-chat privacy="{address}"></madoguchi-chat>')
    expect(page.locator(".notice a")).to_have_count(0)


def test_moved_on_its_page_it_keeps_the_conversation(embed: Callable[..., Page]) -> None:
    page = embed("<div id=a><madoguchi-chat></madoguchi-chat></div><div id=b></div>")
    answer(page, {"text": "はい"})
    say(page, "居酒屋です")
    settled(page)
    page.evaluate("document.getElementById('b').append(document.querySelector('madoguchi-chat'))")
    expect(mine(page)).to_have_count(1)
    say(page, "八百屋です")
    expect(mine(page)).to_have_count(2)
