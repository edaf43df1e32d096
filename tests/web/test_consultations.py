"""Whole consultations with the real adviser: by clicks, by keys, on a phone, with the network cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, expect
from window import OWNER, box, converse, mine, replies, settled

if TYPE_CHECKING:
    from conftest import Server

# More questions than any consultation asks.
MOST = 15


def test_by_clicks_only_from_an_opening_to_cards(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 1180, "height": 860})
    page.goto(server.url)
    page.get_by_role("button", name="今月の支払いが苦しい").click()
    settled(page)
    for _ in range(MOST):
        if page.locator("article.card").count():
            break
        page.locator(".choices").last.locator("button:enabled").last.click()
        settled(page)
    expect(page.locator("article.card").first).to_be_visible()
    page.get_by_role("button", name="をくわしく教えて").first.click()
    settled(page)
    expect(mine(page).last).to_contain_text("をくわしく教えて")
    page.close()


def test_by_keys_only_from_words_to_a_quick_reply(browser: Browser, server: Server) -> None:
    page = browser.new_page()
    page.goto(server.url)
    for _ in range(12):
        if page.evaluate("document.querySelector('madoguchi-chat').shadowRoot.activeElement?.tagName") == "TEXTAREA":
            break
        page.keyboard.press("Tab")
    page.keyboard.type(OWNER)
    page.keyboard.press("Enter")
    settled(page)
    before = mine(page).count()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(mine(page)).to_have_count(before + 1)
    settled(page)
    expect(box(page)).to_be_focused()
    page.close()


def test_on_a_phone_to_an_advice_that_fits(page: Page) -> None:
    converse(page, OWNER)
    converse(page, "とりあえず教えてください")
    expect(page.locator("article.card")).not_to_have_count(0)
    expect(page.locator(".bubble.advice a[href^='http']").first).to_have_attribute("rel", "noopener noreferrer")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_with_the_network_cut_and_back_nothing_is_lost_or_said_twice(page: Page) -> None:
    converse(page, "大阪市で居酒屋をやっています")
    page.context.set_offline(True)
    converse(page, "従業員は3人です")
    expect(page.get_by_role("alert")).to_contain_text("書いたものは消えていません。")
    page.context.set_offline(False)
    expect(page.get_by_role("alert")).to_have_count(0)
    settled(page)
    expect(mine(page)).to_have_count(2)
    converse(page, "これまでの内容")
    expect(page.locator(".bubble.summary")).to_contain_text("従業員3人")
    expect(replies(page)).not_to_have_count(0)
