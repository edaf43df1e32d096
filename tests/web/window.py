"""What a person does in the chat window, for tests and pictures."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, sync_playwright

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
PHONE = {"width": 360, "height": 740}
WEBHOOK = "**/webhooks/rest/webhook"
OWNER = (
    "大阪市で居酒屋をやっています。従業員は3人、開業して5年です。売上が2割落ちて、運転資金を500万円ほど借りたいのですが"
)
# After an advice, for each kind of bubble a question that is answered with it.
ASKED_NEXT = {
    "repayment": "300万円を5年、利率1.5%で借りたら返済はいくら",
    "schedule": "来年の3月までに間に合う？",
    "summary": "これまでの内容",
    "easy": "やさしい日本語で",
}


@contextmanager
def launched() -> Iterator[Browser]:
    """A real browser, closed afterwards."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def watched(context: BrowserContext) -> Iterator[BrowserContext]:
    """A browser that is closed afterwards; any error on one of its pages fails the test."""
    errors: list[str] = []
    context.on("weberror", lambda error: errors.append(str(error.error)))
    context.on("console", lambda line: errors.append(line.text) if "Content Security Policy" in line.text else None)
    yield context
    context.close()
    assert errors == []


def convert(page: Page) -> None:
    """Write 居酒屋 where the keys are, as kana that are converted with Enter."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Input.imeSetComposition", {"text": "いざかや", "selectionStart": 4, "selectionEnd": 4})
    press: dict[str, Any] = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    devtools.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **press})
    devtools.send("Input.insertText", {"text": "居酒屋"})
    devtools.send("Input.dispatchKeyEvent", {"type": "keyUp", **press})


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


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="ここに書いてください")


def say(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def converse(page: Page, text: str) -> None:
    """Say something and wait until it is answered."""
    say(page, text)
    settled(page)


def settled(page: Page) -> None:
    """Wait until the last message is answered."""
    page.wait_for_function(
        """() => { const root = document.querySelector("madoguchi-chat").shadowRoot;
            return !root.querySelector(".thinking") && root.querySelector(".log").lastElementChild.matches(".me, .choices, .unsent"); }"""
    )


def mine(page: Page) -> Locator:
    return page.locator(".bubble.you")


def theirs(page: Page) -> Locator:
    return page.locator(".bubble.me")


def replies(page: Page) -> Locator:
    """The quick replies that can still be chosen."""
    return page.locator(".choices button:enabled")
