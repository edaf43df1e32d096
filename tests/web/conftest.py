"""A real browser for the tests of the pages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, BrowserContext, Page
from window import PHONE, launched, watched

if TYPE_CHECKING:
    from conftest import Server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launched() as browser:
        yield browser


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that nobody has used yet; any error on the page fails the test."""
    with watched(browser.new_context(viewport=PHONE, locale="ja-JP", has_touch=True)) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, server: Server) -> Page:
    page = context.new_page()
    page.goto(server.url)
    return page
