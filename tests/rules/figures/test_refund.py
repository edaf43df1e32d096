from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

TERMS = {
    "refund_from_months": 12,
    "refund_percent": 80,
    "refund_second_from_months": 24,
    "refund_second_percent": 85,
    "refund_third_from_months": 30,
    "refund_third_percent": 90,
    "refund_fourth_from_months": 36,
    "refund_fourth_percent": 95,
    "full_refund_from_months": 40,
}
MONTHS = st.integers(0, 400)


def refund(terms: dict[str, Any] = TERMS, **facts: int) -> dict[str, Any]:
    return CALCULATORS["mutual_refund"].compute(facts, terms, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("months", "percent", "left"),
    [
        (0, 0, 40),
        (11, 0, 29),
        (12, 80, 28),
        (23, 80, 17),
        (24, 85, 16),
        (29, 85, 11),
        (30, 90, 10),
        (35, 90, 5),
        (36, 95, 4),
        (39, 95, 1),
        (40, 100, 0),
        (120, 100, 0),
    ],
)
def test_the_share_that_comes_back_rises_in_steps_with_the_months(months: int, percent: int, left: int) -> None:
    assert refund(safety_mutual_months=months) == {"refund_percent_now": percent, "months_to_full_refund": left}


def test_parts_of_a_yen_do_not_come_back() -> None:
    assert refund(safety_mutual_months=24, safety_mutual_paid_yen=1_999_999)["refund_yen"] == 1_699_999  # …9.15


def test_with_one_step_before_the_full_refund_it_holds_until_then() -> None:
    terms = {name: TERMS[name] for name in ("refund_from_months", "refund_percent", "full_refund_from_months")}
    assert refund(terms, safety_mutual_months=39)["refund_percent_now"] == 80
    assert refund(terms, safety_mutual_months=40)["refund_percent_now"] == 100


def test_the_premiums_alone_give_no_figure() -> None:
    assert refund(safety_mutual_paid_yen=1_000_000) == {}


@given(MONTHS, MONTHS, st.integers(0, 8_000_000))
def test_paying_longer_never_lowers_the_refund_and_it_never_exceeds_the_premiums(
    months: int, more: int, paid: int
) -> None:
    before = refund(safety_mutual_months=months, safety_mutual_paid_yen=paid)["refund_yen"]
    after = refund(safety_mutual_months=months + more, safety_mutual_paid_yen=paid)["refund_yen"]
    assert 0 <= before <= after <= paid
