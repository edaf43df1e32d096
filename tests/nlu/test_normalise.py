"""One way of writing, with the offsets of what was typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.normalise import normalise


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("１２名", "12名"), ("ﾊﾟｰﾄ", "パート"), ("㈱山田", "(株)山田"), ("5〜10人", "5~10人"), ("５～１０人", "5~10人"),
        ("5－10人", "5-10人"), ("5ー10人", "5-10人"), ("ラーメン", "ラーメン"), ("①3人", "、3人"), ("は\u3099", "ば"),
        ("\u0007あ", " あ"),
    ],
)  # fmt: skip
def test_variants_become_one(typed: str, text: str) -> None:
    assert normalise(typed).text == text


def test_a_span_quotes_what_was_typed() -> None:
    typed = "㈱ﾊﾟﾝ屋です"
    found = normalise(typed)
    at = found.text.index("パン屋")
    start, end = found.span(at, at + 3)
    assert typed[start:end] == "ﾊﾟﾝ屋"


@given(st.text())
def test_offsets_rise_and_cover_the_whole_text(typed: str) -> None:
    found = normalise(typed)
    assert len(found.text) == len(found.starts) == len(found.ends)
    assert list(found.starts) == sorted(found.starts)
    assert all(0 <= a < b <= len(typed) for a, b in zip(found.starts, found.ends, strict=True))


@given(st.text())
def test_normalising_twice_changes_no_word(typed: str) -> None:
    once = normalise(typed).text
    assert normalise(once).text == once or unicodedata.normalize("NFKC", once) != once
