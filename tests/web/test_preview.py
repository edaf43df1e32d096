"""The page on which a clerk sees how a scheme will be worded."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import BrowserContext

from madoguchi.__main__ import main
from upkeep.preview import Preview, Section, as_page


def test_the_page_shows_what_the_chat_will_say_and_fits_a_phone(tmp_path: Path, context: BrowserContext) -> None:
    file = tmp_path / "preview.html"
    assert main(["preview", "loan-marukei", "--as-of", "2026-11-28", "--html", str(file)]) == 0
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("h2").all_inner_texts()[:2] == ["ご案内", "どうしてこれなの？"]
    assert "→ 対象になります" in page.locator(".bubble").first.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_a_file_says_is_text_and_no_markup(tmp_path: Path, context: BrowserContext) -> None:
    file = tmp_path / "preview.html"
    odd = "<img src=x onerror=alert(1)>"
    file.write_text(as_page(Preview(odd, odd, [Section(odd, odd)])), encoding="utf-8")
    page = context.new_page()
    page.goto(file.as_uri())
    assert page.locator("img").count() == 0
    assert page.locator(".bubble").inner_text() == odd
