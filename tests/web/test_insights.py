"""What people ask, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from wcag import violations

from cases import today
from insights import Counters, Kind, Tick

if TYPE_CHECKING:
    from conftest import Server

TOKEN = "a-token-of-the-tests"


@pytest.fixture(scope="module")
def counting(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    folder = tmp_path_factory.mktemp("insights")
    day = today() - timedelta(days=3)
    ticks = [
        Tick(day, "rest", Kind.CONSULTATION, "", 41),
        Tick(day, "line", Kind.TOPIC, "funding", 32),
        Tick(day, "rest", Kind.TOPIC, "succession", 11),
        Tick(day, "rest", Kind.UNMET, "funding/-/restaurant", 7),
    ]
    Counters(f"sqlite:///{folder / 'cases.db'}").add(ticks)
    return start(folder, MADOGUCHI_INSIGHTS_TOKEN=TOKEN)


@pytest.fixture
def page(context: BrowserContext, counting: Server) -> Page:
    page = context.new_page()
    page.goto(f"{counting.url}/insights")
    return page


def enter(page: Page, token: str) -> None:
    page.get_by_label("合い言葉").fill(token)
    page.get_by_label("合い言葉").press("Enter")


def test_a_wrong_token_is_said_and_the_right_one_opens(page: Page) -> None:
    assert violations(page) == []
    enter(page, "wrong")
    expect(page.get_by_role("alert")).to_have_text("合い言葉が違います。もう一度お確かめください。")
    assert violations(page) == []
    enter(page, TOKEN)
    row = page.get_by_role("row", name="資金調達 30")
    expect(row).to_be_visible()
    expect(page.get_by_role("row", name="資金調達・わからない・飲食業 5")).to_be_visible()
    expect(page.get_by_text("32")).to_have_count(0)
    assert violations(page) == []


def test_a_door_is_chosen_and_the_spreadsheet_follows(page: Page) -> None:
    enter(page, TOKEN)
    page.get_by_label("入口").select_option("LINE")
    page.get_by_role("button", name="絞り込む").click()
    expect(page.get_by_role("row", name="資金調達 30")).to_be_visible()
    expect(page.get_by_role("row", name="事業承継")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    text = download.value.path().read_text(encoding="utf-8-sig")
    assert "LINE" in text
    assert "ウェブ" not in text


def test_the_page_fits_a_phone_and_a_wide_screen(page: Page) -> None:
    enter(page, TOKEN)
    expect(page.get_by_role("heading", name="相談の傾向")).to_be_visible()
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
