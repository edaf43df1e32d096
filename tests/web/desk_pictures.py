"""The pictures of docs/assist.md: `python tests/web/desk_pictures.py`, beside a running server (http://localhost:5005/)."""

from __future__ import annotations

import argparse
from pathlib import Path

from desk import SCREEN, keys, notes, record, tell
from playwright.sync_api import Browser, Page, expect
from window import launched

IMAGES = Path(__file__).resolve().parents[2] / "docs" / "images"
TOLD = (
    "大阪市内でですね、居酒屋をやっておるんですけども",
    "ええ、個人でやってます。もう5年になりますかね",
    "従業員は、えーと、5人くらいおります",
    "去年の今ごろと比べて、2割は減ってますわ",
    "今月の支払いが厳しくて、運転資金を500万円借りたいんです",
)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--server", default="http://localhost:5005/")
    address = parser.parse_args().server
    with launched() as browser:
        call(opened(browser, address))
        call(opened(browser, address, color_scheme="dark"), "-dark")


def opened(browser: Browser, address: str, **settings: str) -> Page:
    page = browser.new_page(viewport=SCREEN, locale="ja-JP", reduced_motion="reduce", **settings)
    page.goto(f"{address}assist")
    return page


def take(page: Page, name: str) -> None:
    expect(page.locator("#lines .pending")).to_have_count(0)
    page.screenshot(path=IMAGES / f"assist-{name}.png")


def call(page: Page, ending: str = "") -> None:
    tell(page, *TOLD)
    take(page, f"call{ending}")
    if ending:
        return
    keys(page, "Alt+g", "Enter")
    take(page, "scheme")
    keys(page, "Enter", "Escape")
    record(page)
    take(page, "record")
    keys(page, "Escape", "Alt+n")
    expect(notes(page)).to_have_value("")
    tell(page, "借金ばかりで、もう死にたいです")
    expect(page.locator("#care")).to_be_visible()
    take(page, "care")


if __name__ == "__main__":
    main()
