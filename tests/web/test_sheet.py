"""The sheet in a real browser: one A4 page on paper, and readable on a phone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from io import BytesIO

import pytest
from firms import SHOP, every_fact
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from actions import dialogue
from actions.keep_record import case_of
from actions.rules import default_adviser
from actions.state import State
from cases.page import STYLE, sheet_page

ADVISER = default_adviser()
TOLD = {**SHOP, "funding_purpose": ["working_capital"], "topics": ["funding"]}
A4_POINTS = (595, 842)


def _html(full: bool) -> str:
    facts = {**(every_fact(ADVISER.vocabulary) if full else {}), **TOLD}
    words = dict.fromkeys(facts, "と申しておりました" * 5) if full else {"employees_regular": "従業員は三人だけ"}
    state = State(facts=facts, words=words, refused=("taxes_paid",) * (not full), as_of="2026-11-25")
    return sheet_page(case_of(state, dialogue.advise(state, ADVISER), ADVISER, "rest"))


def _bare(text: str) -> str:
    """Chromium writes 口 as the radical ⼝ of the same look."""
    return "".join(unicodedata.normalize("NFKC", text).split())


@pytest.fixture(params=[False, True], ids=["shop", "fullest"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": 360, "height": 640}, locale="ja-JP")
    page.set_content(_html(request.param))
    page.add_style_tag(path=STYLE)
    yield page
    page.close()


def test_the_page_prints_on_one_a4_page(page: Page) -> None:
    (paper,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert (int(paper.mediabox.width), int(paper.mediabox.height)) == pytest.approx(A4_POINTS, abs=1)
    last = page.locator("footer p").last.inner_text()
    assert _bare(last) in _bare(paper.extract_text())


def test_a_phone_shows_it_without_scrolling_sideways(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
