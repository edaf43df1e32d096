"""WCAG 2.2 AA in every state the window passes through, by day and by night; keys, zoom, contrast, motion, kana."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, Page, expect
from wcag import violations
from window import ASKED_NEXT, OWNER, PHONE, WEBHOOK, answer, box, converse, convert, mine, say, settled, theirs

if TYPE_CHECKING:
    from conftest import Server


@pytest.fixture(params=["light", "dark"])
def lit(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A page by day and by night, as wide as a phone."""
    context = browser.new_context(viewport=PHONE, color_scheme=request.param, reduced_motion="reduce", locale="ja-JP")
    page = context.new_page()
    page.goto(server.url)
    yield page
    context.close()


def test_axe_finds_nothing_in_any_state_of_a_real_consultation(lit: Page) -> None:
    states: dict[str, list[str]] = {"start": violations(lit)}
    lit.get_by_text("メニュー").click()
    states["menu"] = violations(lit)
    lit.get_by_text("メニュー").click()
    converse(lit, OWNER)
    lit.get_by_text("うかがったことを見る・直す").last.click()
    lit.get_by_role("button", name="従業員の人数を直す").click()
    states["mending"] = violations(lit)
    converse(lit, "とりあえず教えて")
    for details in lit.get_by_text("条件・出典を見る").all():
        details.click()
    states["advice"] = violations(lit)
    for name, text in ASKED_NEXT.items():
        converse(lit, text)
        for table in lit.get_by_text("返済の表").all():
            table.click()
        states[name] = violations(lit)
    lit.route(WEBHOOK, lambda route: route.abort())
    converse(lit, "はい")
    states["unsent"] = violations(lit)
    lit.unroute(WEBHOOK)
    lit.route(WEBHOOK, lambda route: None)
    lit.get_by_role("button", name="もう一度送る").click()
    states["waiting"] = violations(lit)
    assert {name: found for name, found in states.items() if found} == {}


def test_axe_finds_nothing_on_the_catalogue(lit: Page, server: Server) -> None:
    lit.goto(f"{server.url}/schemes")
    lit.locator(".scheme summary").first.click()
    expect(lit.locator(".scheme section").first).to_be_visible()
    assert violations(lit) == []


def test_nothing_is_cut_off_at_320_pixels_or_at_twice_the_size(browser: Browser, server: Server) -> None:
    for viewport in ({"width": 320, "height": 640}, {"width": 590, "height": 430}):
        page = browser.new_page(viewport=viewport)
        page.goto(server.url)
        converse(page, OWNER)
        converse(page, "とりあえず教えて")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
        wide = """() => [...document.querySelector("madoguchi-chat").shadowRoot.querySelectorAll(".log *")]
            .filter((e) => !e.classList.contains("said") && e.getBoundingClientRect().right > innerWidth).map((e) => e.className)"""
        assert page.evaluate(wide) == []
        expect(box(page)).to_be_in_viewport()
        page.close()


def test_motion_stops_for_those_who_ask(browser: Browser, server: Server) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(server.url)
    page.route(WEBHOOK, lambda route: None)
    say(page, "はい")
    assert page.locator(".thinking i").first.evaluate("(e) => getComputedStyle(e).animationName") == "none"
    page.close()


def test_in_high_contrast_buttons_and_verdicts_keep_their_outline(browser: Browser, server: Server) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(server.url)
    for button in page.locator("madoguchi-chat button:visible").all():
        assert button.evaluate("(e) => getComputedStyle(e).borderStyle") == "solid"
    page.close()


def test_kana_are_converted_with_enter_and_nothing_is_sent(page: Page) -> None:
    sent = answer(page, {"text": "はい"})
    box(page).focus()
    convert(page)
    expect(box(page)).to_have_value("居酒屋")
    assert sent == []
    page.keyboard.press("Enter")
    expect(mine(page)).to_contain_text(["居酒屋"])
    settled(page)
    assert len(sent) == 1
    expect(theirs(page)).to_have_count(2)
