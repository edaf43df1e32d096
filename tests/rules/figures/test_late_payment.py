from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

TERMS = {"payment_days_max": 60, "late_interest_percent": 14.6}
DAYS = st.integers(0, 5000)


def late(**facts: int) -> dict[str, Any]:
    return CALCULATORS["late_payment"].compute(facts, TERMS, date(2026, 11, 25))


def test_90_days_after_delivery_the_payment_is_31_days_late() -> None:
    # 14.6 % a year is 0.04 % a day: 31 days are 1.24 %
    assert late(payment_days_after_receipt=90, uncollectable_yen=3_000_000) == {
        "lawful_days_after_receipt": 59,
        "days_late": 31,
        "late_interest_percent_so_far": 1.24,
        "late_interest_yen_per_million": 12_400,
        "late_interest_yen": 37_200,
    }


@pytest.mark.parametrize("days", [0, 30, 59])
def test_up_to_the_59th_day_after_receipt_nothing_is_late(days: int) -> None:
    assert late(payment_days_after_receipt=days) == {"lawful_days_after_receipt": 59, "days_late": 0}


def test_the_60th_day_after_receipt_is_the_first_that_bears_interest() -> None:
    figures = late(payment_days_after_receipt=60, uncollectable_yen=2_499)
    assert figures["days_late"] == 1
    assert figures["late_interest_yen_per_million"] == 400
    assert figures["late_interest_yen"] == 0  # 0.9996 yen


def test_without_the_sum_the_interest_is_told_per_million_only() -> None:
    assert "late_interest_yen" not in late(payment_days_after_receipt=90)


def test_without_the_days_there_is_no_figure() -> None:
    assert late(uncollectable_yen=3_000_000) == {}


@given(DAYS, st.integers(0, 500), st.integers(0, 10**10))
def test_waiting_longer_never_costs_less(days: int, more: int, owed: int) -> None:
    before = late(payment_days_after_receipt=days, uncollectable_yen=owed)
    after = late(payment_days_after_receipt=days + more, uncollectable_yen=owed)
    assert before["days_late"] <= after["days_late"] <= before["days_late"] + more
    assert before.get("late_interest_yen", 0) <= after.get("late_interest_yen", 0)


@given(DAYS, st.integers(0, 10**10))
def test_interest_is_the_yearly_rate_for_the_days_late_less_than_a_yen_rounded(days: int, owed: int) -> None:
    figures = late(payment_days_after_receipt=days, uncollectable_yen=owed)
    interest = figures.get("late_interest_yen", 0)
    # yearly rate 14.6 % = 146/1000 of the sum, over 365 days, all in whole numbers
    assert interest * 365_000 <= owed * 146 * figures["days_late"] < (interest + 1) * 365_000
