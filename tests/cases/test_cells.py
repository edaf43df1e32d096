"""What a spreadsheet would take for a formula is marked as text."""

from __future__ import annotations

import pytest

from cases.cells import safe_cell


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_what_begins_like_a_formula_is_marked(start: str) -> None:
    assert safe_cell(f"{start}1+1") == f"'{start}1+1"


def test_other_words_stay_as_they_are() -> None:
    assert safe_cell("会社=1") == "会社=1"
