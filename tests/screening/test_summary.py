"""The summary page: what it counts, in words, in plots that are described, and in tables; in a real browser too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from window import launched

from actions.rules import default_adviser
from screening import Screener, Totals
from screening.summary import summary_page

DAY = date(2026, 11, 25)
CATALOGUE = default_adviser().catalogue
FIRMS = [
    {"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3, "legal_form": "sole_proprietor"},
    {"prefecture": "大阪府", "industry": "retail", "employees_regular": 2, "guidance_months": 7, "taxes_paid": True},
    {"prefecture": "東京都", "industry": "manufacturing", "employees_regular": 45, "sales_change_pct": -20},
    {"industry": "construction"},
]


@pytest.fixture(scope="module")
def totals() -> Totals:
    screener, totals = Screener(default_adviser(), DAY), Totals()
    for facts in FIRMS:
        totals.add(screener.screen(facts), facts)
    return totals


@pytest.fixture(scope="module")
def page(totals: Totals) -> str:
    return summary_page(totals, CATALOGUE, as_of=DAY, name="会員名簿.csv")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


def rows(page: str, part: str) -> dict[str, list[str]]:
    """The table of one part: its first cells, and the numbers beside them."""
    (section,) = re.findall(rf'<section aria-labelledby="{part}">(.*?)</section>', page, re.DOTALL)
    found = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', section)
    return {unescape(name): re.findall(r"<td>(.*?)</td>", cells) for name, cells in found}


def test_the_head_says_how_many_firms_and_for_which_day(page: str) -> None:
    assert "会員名簿.csv（2026年11月25日の制度で調べました）" in page
    assert "<dd>4社</dd>" in page


def test_each_scheme_has_its_firms_beside_its_name(page: str, totals: Totals) -> None:
    name = CATALOGUE.scheme("guarantee-safety-net").name
    counts = totals.eligible["guarantee-safety-net"], totals.one_answer["guarantee-safety-net"]
    assert rows(page, "schemes")[name][1:] == [str(count) for count in counts]


def test_laws_are_not_shown_as_things_to_call_about(page: str, totals: Totals) -> None:
    law = next(s for s in CATALOGUE.schemes.values() if s.kind == "law" and totals.eligible[s.id])
    assert law.name not in rows(page, "schemes")


def test_the_answer_that_decides_most_stands_first(page: str, totals: Totals) -> None:
    numbers = [int(cells[0]) for cells in rows(page, "unlocks").values()]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] == max(totals.unlocks.values())


def test_every_firm_has_its_prefecture_and_size_or_none(page: str) -> None:
    for part, names in {
        "prefectures": {"大阪府", "東京都", "わからない"},
        "sizes": {"1〜5人", "21〜50人", "わからない"},
    }.items():
        found = rows(page, part)
        assert set(found) == names
        assert sum(int(number) for cells in found.values() for number in cells) == len(FIRMS)


def test_each_plot_is_told_in_words_and_needs_no_other_file(page: str) -> None:
    plots = re.findall(r'<img src="(.*?)" alt="(.*?)">', page)
    assert len(plots) == 4
    assert all(address.startswith("data:image/svg+xml;base64,") for address, _ in plots)
    assert all("数は下の表にあります" in words for _, words in plots)


def test_the_page_stays_small(page: str) -> None:
    assert len(page) < 1_000_000


def test_what_was_not_understood_is_named_and_nothing_in_it_is_taken_for_html() -> None:
    totals = Totals()
    totals.add_unread(["<b>資本金</b>"], left_out=True)
    page = summary_page(totals, CATALOGUE, as_of=DAY, name="<script>")
    assert "調べられる会社がありませんでした" in page
    assert "1行は、調べられませんでした" in page
    assert rows(page, "unread") == {"<b>資本金</b>": ["1"]}
    assert "<script>" not in page


def test_the_same_counts_give_the_same_page(page: str, totals: Totals) -> None:
    assert summary_page(totals, CATALOGUE, as_of=DAY, name="会員名簿.csv") == page


def test_a_browser_shows_it_whole_on_a_phone_and_without_the_network(
    page: str, tmp_path: Path, browser: Browser
) -> None:
    file = tmp_path / "summary.html"
    file.write_text(page, encoding="utf-8")
    asked: list[str] = []
    tab = browser.new_page(viewport={"width": 390, "height": 800})
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto(file.as_uri())
    assert tab.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 0)")
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert Axe().run(tab).response["violations"] == []
