"""What an operator does at `/assist`, by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import requests
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

if TYPE_CHECKING:
    from conftest import Server

SCREEN = {"width": 1280, "height": 800}
# As a screen shows it; a test that needs longer waits for something that does not come.
SOON = 10_000


def opened(context: BrowserContext, server: Server, path: str = "/assist") -> Page:
    page = context.new_page()
    page.set_default_timeout(SOON)
    page.goto(server.url + path)
    expect(notes(page)).to_be_focused()
    return page


def at_the_desk(browser: Browser, **settings: Any) -> BrowserContext:
    return browser.new_context(
        viewport=SCREEN, locale="ja-JP", permissions=["clipboard-read", "clipboard-write"], **settings
    )


def notes(page: Page) -> Locator:
    return page.get_by_role("textbox", name="お話を書く")


def tell(page: Page, *lines: str) -> None:
    """Type lines where the keys are, and wait until the server has them."""
    for line in lines:
        page.keyboard.insert_text(line)
        page.keyboard.press("Enter")
    expect(page.locator("#lines li")).not_to_have_count(0)
    expect(page.locator("#lines .pending")).to_have_count(0)


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def paste(page: Page, text: str) -> None:
    page.evaluate("(text) => navigator.clipboard.writeText(text)", text)
    keys(page, "Control+v")


def facts(page: Page) -> dict[str, str]:
    """What was heard, as it stands on the page."""
    chips = page.locator("#facts .chip .value").all()
    return {chip.locator(".name").inner_text(): chip.locator("b").inner_text() for chip in chips}


def chip(page: Page, name: str) -> Locator:
    return page.locator("#facts .chip").filter(has=page.locator(".name", has_text=re.compile(f"^{name}$")))


def schemes(page: Page) -> list[str]:
    return page.locator("#schemes .title").all_inner_texts()


def question(page: Page) -> Locator:
    return page.locator("#ask")


def tabs(page: Page) -> Locator:
    return page.get_by_role("tab")


def go_to_chip(page: Page, name: str) -> None:
    """From the notes to a chip with the arrow keys."""
    keys(page, "Alt+a", "Home")
    for _ in range(page.locator("#facts .chip").count()):
        if page.evaluate("document.activeElement.querySelector('.name')?.textContent") == name:
            return
        keys(page, "ArrowDown")
    raise AssertionError(f"no chip {name}")


def mend(page: Page, name: str, text: str) -> None:
    go_to_chip(page, name)
    keys(page, "Enter", "Control+a")
    page.keyboard.insert_text(text)
    keys(page, "Enter")
    expect(notes(page)).to_be_focused()


def record(page: Page) -> str:
    """Open the record of the call in front."""
    keys(page, "Alt+x")
    sheet = page.get_by_role("textbox", name="相談カルテの文面")
    expect(sheet).to_be_visible()
    return sheet.input_value()


def call_id(page: Page) -> str:
    """The id of the first call that the window remembers."""
    kept: str = page.evaluate("JSON.parse(sessionStorage.getItem('madoguchi:calls')).calls[0].id")
    return kept


def stream(server: Server, call: str, *texts: str) -> requests.Response:
    """Lines from another program, such as a transcript of the telephone."""
    lines = [{"id": f"stream-{place}", "text": text} for place, text in enumerate(texts)]
    return server.post(f"/api/assist/{call}/lines", {"lines": lines})
