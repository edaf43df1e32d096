"""The page beside a caller: WCAG 2.2 AA in every state, by day and by night; zoom, high contrast, names and focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from desk import at_the_desk, chip, go_to_chip, keys, notes, opened, record, tell
from playwright.sync_api import Browser, Page, expect
from wcag import violations

if TYPE_CHECKING:
    from conftest import Server

SHOP = "大阪市で居酒屋をやっています。従業員は20人くらいです"
LOAN = "売上が2割落ちて、運転資金を500万円借りたいです"


@pytest.fixture(params=["light", "dark"])
def lit(browser: Browser, server: Server, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = at_the_desk(browser, color_scheme=request.param, reduced_motion="reduce")
    yield opened(context, server)
    context.close()


def test_axe_finds_nothing_in_any_state_of_a_call(lit: Page) -> None:
    states = {"start": violations(lit)}
    tell(lit, SHOP, LOAN)
    keys(lit, "F2")
    expect(lit.locator("#unknown .chip")).to_have_count(1)
    states["call"] = violations(lit)
    go_to_chip(lit, "従業員の人数")
    keys(lit, "Enter", "Control+a")
    lit.keyboard.insert_text("たくさん")
    keys(lit, "Enter")
    expect(lit.locator(".fault")).not_to_be_empty()
    states["mending"] = violations(lit)
    keys(lit, "Escape", "Alt+g", "Enter", "Alt+o", "Enter")
    states["opened"] = violations(lit)
    keys(lit, "Escape")
    tell(lit, "従業員は40人です", "もう首をくくるしかないです")
    expect(lit.locator("#care")).to_be_visible()
    expect(lit.locator("#question.clarify")).to_be_visible()
    states["care and doubt"] = violations(lit)
    lit.context.set_offline(True)
    lit.keyboard.insert_text("税金は払いました")
    keys(lit, "Enter")
    expect(lit.locator("#trouble")).to_be_visible()
    states["cut"] = violations(lit)
    lit.context.set_offline(False)
    expect(lit.locator("#trouble")).to_be_hidden()
    keys(lit, "Alt+/")
    states["keys"] = violations(lit)
    keys(lit, "Escape")
    record(lit)
    states["record"] = violations(lit)
    lit.get_by_role("button", name="通話を閉じる").press("Enter")
    states["closing"] = violations(lit)
    assert {name: found for name, found in states.items() if found} == {}


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_all_that_is_needed_is_in_view_without_scrolling(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})
    page.goto(f"{server.url}/assist")
    tell(page, SHOP, LOAN)
    for seen in (
        "#ask",
        "#question .choices li:last-child",
        "#note",
        "#facts .chip:first-child",
        "#schemes .entry:first-child",
    ):
        expect(page.locator(seen)).to_be_in_viewport(ratio=1)
    page.close()


def test_at_twice_the_size_nothing_is_cut_off_and_the_notes_stay(browser: Browser, server: Server) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 400})
    page.goto(f"{server.url}/assist")
    tell(page, SHOP, LOAN)
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    expect(notes(page)).to_be_in_viewport(ratio=1)
    keys(page, "Alt+g", "Enter")
    focused = page.locator("#schemes .head").first
    expect(focused).to_be_in_viewport(ratio=1)
    expect(notes(page)).to_be_in_viewport(ratio=1)
    below = page.locator("#notes").bounding_box()
    seen = focused.bounding_box()
    assert below
    assert seen
    assert seen["y"] + seen["height"] <= below["y"], "what holds the keys is not hidden behind the notes"
    page.close()


def test_in_high_contrast_flags_and_verdicts_keep_words_and_outline(browser: Browser, server: Server) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{server.url}/assist")
    tell(page, SHOP, LOAN)
    for badge in page.locator("#schemes .badge").all():
        assert badge.evaluate("(e) => getComputedStyle(e).borderStyle") == "solid"
        assert badge.inner_text().split()[-1] in ("対象", "確認中")
    page.close()


def test_an_approximate_figure_near_a_limit_is_flagged_in_words(lit: Page) -> None:
    tell(lit, "大阪市で金属加工の工場をやっています。社員は20人くらいです", "運転資金を借りたいです")
    flag = chip(lit, "従業員の人数").locator(".flag")
    expect(flag).to_contain_text("正確な数をお聞きください")
    expect(chip(lit, "従業員の人数")).to_contain_text("およその数")
