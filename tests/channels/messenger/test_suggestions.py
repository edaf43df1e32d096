"""Cards and blocks link a suggestion to its own source, and to no other's."""

from __future__ import annotations

import pytest

from channels.messenger.suggestions import source_url, suggestion

FIRST = {"sources": [{"url": None}, {"url": "https://example.jp/1"}, {"url": "https://example.jp/2"}]}
SECOND = {"sources": [{"url": None}]}
CUSTOM = {"advice": {"recommendations": [FIRST, SECOND]}}


@pytest.mark.parametrize(("heading", "found"), [("【1】持続化補助金", FIRST), ("【2】保証", SECOND)])
def test_a_heading_leads_to_the_suggestion_of_its_number(heading: str, found: object) -> None:
    assert suggestion(heading, CUSTOM) == found


@pytest.mark.parametrize("heading", ["【0】", "【3】", "■ 相談先", "1", ""])
@pytest.mark.parametrize("custom", [CUSTOM, {"advice": {"recommendations": []}}, {}])
def test_any_other_leads_to_none(heading: str, custom: dict[str, object]) -> None:
    assert suggestion(heading, custom) == {}


def test_the_first_source_with_an_address_is_linked() -> None:
    assert source_url(FIRST) == "https://example.jp/1"
    assert source_url(SECOND) is None
    assert source_url({}) is None
