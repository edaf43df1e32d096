"""Numbers as Japanese writes them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.numbers import neighbours, parse

KANJI = "〇一二三四五六七八九"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1200", 1200), ("1,200", 1200), ("12,345,678", 12345678), ("1.5億", 150000000), ("1億2千万", 120000000),
        ("二千五百", 2500), ("一二〇", 120), ("三百", 300), ("千", 1000), ("千万", 10000000), ("百万", 1000000),
        ("1億2,000万", 120000000), ("2千5百万", 25000000), ("五千万", 50000000), ("八〇〇万", 8000000),
        ("一億三千万", 130000000), ("0", 0), ("十", 10), ("十二", 12), ("二十", 20), ("3.5", Decimal("3.5")),
        ("5,000千", 5000000), ("50百万", 50000000), ("1兆", 10**12),
    ],
)  # fmt: skip
def test_a_number_is_read_as_it_is_meant(text: str, value: int) -> None:
    assert parse(text) == value


@pytest.mark.parametrize(
    "text", ["三百二十百", "億万", "200,00,000", "1,2", "1.2.3", "万億", "1万2億", "百千", "1" * 30]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "both"),
    [("二三", (2, 3)), ("二十五六", (25, 26)), ("五六百", (500, 600)), ("百二三十万", (1_200_000, 1_300_000))],
)
def test_two_numbers_said_in_one_breath_are_told_apart(text: str, both: tuple[int, int]) -> None:
    assert neighbours(text) == both


@pytest.mark.parametrize("text", ["二四", "二三四", "一二〇", "23", "二千三百"])
def test_other_digits_side_by_side_are_one_number(text: str) -> None:
    assert neighbours(text) is None


def small_kanji(value: int) -> str:
    """2345 as 二千三百四十五, with the ones before 十, 百 and 千 left out as people leave them out."""
    out = ""
    for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, value = divmod(value, size)
        if digit:
            out += ("" if digit == 1 and unit else KANJI[digit]) + unit
    return out


def in_kanji(value: int) -> str:
    out = ""
    for size, unit in ((10**8, "億"), (10**4, "万"), (1, "")):
        part, value = divmod(value, size)
        if part:
            out += (small_kanji(part) if part != 1 or not unit else "一") + unit
    return out or "〇"


@given(st.integers(0, 10**11))
def test_every_manner_of_writing_gives_the_same_number(value: int) -> None:
    big, rest = divmod(value, 10**4)
    mixed = (f"{big}万" if big else "") + (str(rest) if rest or not big else "")
    assert parse(str(value)) == parse(f"{value:,}") == parse(in_kanji(value)) == parse(mixed) == value
