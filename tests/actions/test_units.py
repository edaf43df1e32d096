"""Amounts, spans of time, shares and dates as people write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.replies import units


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "0円"),
        (5_000, "5,000円"),
        (41_667, "4万1,667円"),
        (5_000_000, "500万円"),
        (12_000_000, "1,200万円"),
        (120_000_000, "1億2,000万円"),
        (300_000_000, "3億円"),
        (100_000_001, "1億1円"),
        (-3_000_000, "マイナス300万円"),
    ],
)
def test_yen_are_written_in_oku_and_man(amount: int, text: str) -> None:
    assert units.yen(amount) == text


def _read(text: str) -> int:
    total, text = 0, text.removesuffix("円").replace(",", "")
    for unit, size in (("億", 10**8), ("万", 10**4)):
        if unit in text:
            head, text = text.split(unit)
            total += int(head) * size
    return total + int(text or 0)


@given(st.integers(min_value=0, max_value=10**15))
def test_no_yen_is_lost_in_writing(amount: int) -> None:
    assert _read(units.yen(amount)) == amount


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.5, "years", "半年"),
        (1.5, "years", "1年半"),
        (5, "years", "5年"),
        (3.26, "years", "3.3年"),
        (6, "months", "6か月"),
        (84, "months", "7年"),
        (14.6, "percent", "14.6％"),
        ("2/3", "share", "3分の2"),
        (0.5, "share", "2分の1"),
        (0.9, "share", "10分の9"),
        (0.83, "share", "83％"),
        (10, "times", "10倍"),
        (60, "days", "60日"),
        (20, "persons", "20人"),
        (True, "flag", "はい"),
        ("いりません", "text", "いりません"),
        (date(2026, 11, 25), "date", "2026年11月25日"),
        (
            [{"below_yen": 50_000_000, "months": 60}, {"months": 84}],
            "bands",
            "5,000万円未満は60か月、それより多いときは84か月",
        ),
        ([{"up_to_yen": 5_000_000, "months": 36}], "bands", "500万円以下は36か月"),
    ],
)
def test_a_term_is_written_in_its_unit(value: object, unit: str, text: str) -> None:
    assert units.measure(value, unit) == text


@pytest.mark.parametrize(
    ("iso", "text"), [("2026-11-25", "2026年11月25日"), ("2026-10", "2026年10月"), ("2025", "2025年")]
)
def test_a_date_may_stop_at_the_month(iso: str, text: str) -> None:
    assert units.day(iso) == text
