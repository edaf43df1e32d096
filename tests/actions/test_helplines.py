"""Whoever is in danger hears care first, and numbers that can be trusted."""

from datetime import date
from typing import Any

import pytest

from actions.helplines import helplines, in_danger
from actions.replies.helplines import care_bubbles

GROUPS = helplines()
LINES = [pytest.param(line, id=line["name"]) for group in GROUPS.values() for line in group["lines"]]


@pytest.mark.parametrize("line", LINES)
def test_a_number_comes_with_source_and_date(line: dict[str, Any]) -> None:
    assert line["source"]["title"]
    assert line["source"]["url"].startswith("https://")
    assert isinstance(line["checked_on"], date)
    assert isinstance(line["phone"], str)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("もう死にたいです", "despair"),
        ("生命保険で払うしかないのかな", "despair"),
        ("ﾔﾐ金に手を出してしまいました", "illegal_lender"),
        ("闇金の取り立てが怖い", "illegal_lender"),
    ],
)
def test_plain_signs_are_seen(text: str, group: str) -> None:
    assert group in in_danger(text)


@pytest.mark.parametrize(
    "text",
    ["取引先が夜逃げしました", "値下げしないと取引を切ると脅されました", "店をたたみたい", "資金が底をつきそう", ""],
)
def test_trouble_alone_is_no_sign(text: str) -> None:
    assert in_danger(text) == []


@pytest.mark.parametrize("name", GROUPS)
def test_care_comes_first_and_every_line_is_named(name: str) -> None:
    bubbles = care_bubbles([GROUPS[name]])
    assert bubbles[0].text == GROUPS[name]["care"]
    assert all(line["phone"] in (bubbles[1].text or "") for line in GROUPS[name]["lines"])
    assert "110番" in (bubbles[-1].text or "")
