"""The pictures of README and docs: `python tests/web/screenshots.py`, beside a running server (http://localhost:5005/)."""

from __future__ import annotations

import argparse
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from window import ASKED_NEXT, OWNER, PHONE, box, converse, launched, say, settled, theirs

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
WIDE = {"width": 1180, "height": 860}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="http://localhost:5005/")
    server = parser.parse_args().server
    with launched() as browser:
        wide(browser, server)
        phone(browser, server)
        catalogue(browser, server)


def opened(browser: Browser, server: str, **settings: object) -> Page:
    context = browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", reduced_motion="reduce", **settings)
    page = context.new_page()
    page.goto(server)
    return page


def take(page: Page, name: str) -> None:
    page.mouse.move(0, 0)
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(400)  # what opens has opened
    page.screenshot(path=IMAGES / f"widget-{name}.png")


def wide(browser: Browser, server: str) -> None:
    page = opened(browser, server, viewport=WIDE)
    take(page, "start")
    converse(page, OWNER)
    take(page, "question")
    page.get_by_text("うかがったことを見る・直す").last.click()
    page.get_by_role("button", name="従業員の人数を直す").click()
    take(page, "mend")
    page.keyboard.press("Escape")
    converse(page, "とりあえず教えて")
    take(page, "advice")
    page.get_by_text("条件・出典を見る").first.click()
    take(page, "advice-details")
    for name, text in ASKED_NEXT.items():
        converse(page, text)
        take(page, name)
    converse(page, "とりあえず教えて")
    take(page, "easy-advice")


def phone(browser: Browser, server: str) -> None:
    page = opened(browser, server, viewport=PHONE, has_touch=True, color_scheme="dark", device_scale_factor=2)
    take(page, "phone-start-dark")
    converse(page, OWNER)
    converse(page, "とりあえず教えて")
    take(page, "phone-advice-dark")
    converse(page, "保存して")
    converse(page, "はい")
    page.get_by_role("link", name="引継ぎ票を開く").scroll_into_view_if_needed()
    take(page, "phone-record-dark")
    page.get_by_text("メニュー").tap()
    take(page, "phone-menu-dark")
    page.get_by_text("メニュー").tap()
    page.context.set_offline(True)
    say(page, "ほかにはある？")
    expect(page.get_by_role("alert")).to_be_visible()
    take(page, "phone-offline-dark")
    page.context.set_offline(False)
    settled(page)
    expect(theirs(page).last).to_be_visible()
    box(page).fill("書いているところです")
    page.emulate_media(forced_colors="active", color_scheme="light")
    take(page, "phone-high-contrast")


def catalogue(browser: Browser, server: str) -> None:
    page = opened(browser, f"{server}schemes", viewport=WIDE)
    page.get_by_label("言葉で探す").fill("マル経")
    page.locator(".scheme summary").first.click()
    expect(page.locator(".scheme section").first).to_be_visible()
    take(page, "schemes")


if __name__ == "__main__":
    main()
