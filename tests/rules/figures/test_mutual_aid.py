from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS
from actions.rules.figures.mutual_aid import effective_percent

DAY = date(2026, 11, 25)
SAFETY: dict[str, Any] = {
    "loan_multiple_of_premiums": 10,
    "lapsed_share_of_loan": 0.1,
    "limit_yen": 80_000_000,
    "loan_unit_yen": 50_000,
    "loan_min_yen": 500_000,
    "grace_months": 6,
    "repayment_bands": [
        {"below_yen": 50_000_000, "months": 60},
        {"below_yen": 65_000_000, "months": 72},
        {"up_to_yen": 80_000_000, "months": 84},
    ],
}
SMALL: dict[str, Any] = {
    "premium_share_min": 0.7,
    "premium_share_max": 0.9,
    "limit_yen": 20_000_000,
    "loan_unit_yen": 50_000,
    "loan_min_yen": 100_000,
    "repayment_bands": [{"up_to_yen": 5_000_000, "months": 36}, {"up_to_yen": 20_000_000, "months": 60}],
}
YEN = st.integers(0, 10**9)


def borrow(uncollectable: int, paid: int, **changed: Any) -> dict[str, Any]:
    facts = {"uncollectable_yen": uncollectable, "safety_mutual_paid_yen": paid}
    return CALCULATORS["safety_mutual_loan"].compute(facts, SAFETY | changed, DAY)


def borrow_as_member(paid: int, **changed: Any) -> dict[str, Any]:
    return CALCULATORS["small_mutual_loan"].compute({"small_mutual_paid_yen": paid}, SMALL | changed, DAY)


def test_three_years_of_100_000_yen_cover_a_loss_of_12_million() -> None:
    assert borrow(12_000_000, 3_600_000) == {
        "borrowable_yen": 12_000_000,
        "lapsed_premium_yen": 1_200_000,
        "premiums_left_yen": 2_400_000,
        "repayment_months": 60,
        "monthly_repayment_yen": 222_223,  # 12,000,000 / 54 = 222,222.2…
        "effective_cost_percent": 3.8,
    }


@pytest.mark.parametrize(
    ("uncollectable", "paid", "loan"),
    [
        (12_000_000, 1_000_000, 10_000_000),  # ten times the premiums is less than the loss
        (90_000_000, 8_000_000, 80_000_000),  # the limit
        (12_049_999, 3_600_000, 12_000_000),  # down to the unit
        (500_000, 3_600_000, 500_000),
        (499_999, 3_600_000, 0),  # below the smallest loan
        (12_000_000, 0, 0),
    ],
)
def test_the_smallest_of_loss_multiple_and_limit_can_be_borrowed(uncollectable: int, paid: int, loan: int) -> None:
    assert borrow(uncollectable, paid)["borrowable_yen"] == loan


@pytest.mark.parametrize(
    ("loan", "months"),
    [(49_950_000, 60), (50_000_000, 72), (64_950_000, 72), (65_000_000, 84), (80_000_000, 84)],
)
def test_the_amount_decides_how_long_the_firm_may_repay(loan: int, months: int) -> None:
    assert borrow(loan, 8_000_000)["repayment_months"] == months


def test_without_a_loan_there_is_nothing_to_repay() -> None:
    assert borrow(0, 3_600_000) == {"borrowable_yen": 0, "lapsed_premium_yen": 0, "premiums_left_yen": 3_600_000}


def test_without_the_terms_of_lending_units_every_yen_counts() -> None:
    terms = {name: value for name, value in SAFETY.items() if name not in ("loan_unit_yen", "loan_min_yen")}
    facts = {"uncollectable_yen": 123_457, "safety_mutual_paid_yen": 3_600_000}
    assert CALCULATORS["safety_mutual_loan"].compute(facts, terms, DAY)["borrowable_yen"] == 123_457


@pytest.mark.parametrize("known", [{}, {"uncollectable_yen": 1}, {"safety_mutual_paid_yen": 1}])
def test_a_loan_needs_both_the_loss_and_the_premiums(known: dict[str, int]) -> None:
    assert CALCULATORS["safety_mutual_loan"].compute(known, SAFETY, DAY) == {}


@given(YEN, YEN)
def test_a_loan_never_exceeds_loss_multiple_or_limit_and_no_premium_gets_lost_twice(loss: int, paid: int) -> None:
    figures = borrow(loss, paid)
    assert 0 <= figures["borrowable_yen"] <= min(loss, 10 * paid, 80_000_000)
    assert figures["lapsed_premium_yen"] + figures["premiums_left_yen"] == paid


@given(YEN, YEN, YEN)
def test_a_larger_loss_or_more_premiums_never_lower_the_loan(loss: int, paid: int, more: int) -> None:
    loan = borrow(loss, paid)["borrowable_yen"]
    assert borrow(loss + more, paid)["borrowable_yen"] >= loan
    assert borrow(loss, paid + more)["borrowable_yen"] >= loan


@given(st.integers(500_000, 80_000_000))
def test_the_instalments_pay_the_loan_back_and_no_yen_more_than_rounding(loss: int) -> None:
    figures = borrow(loss, 8_000_000)
    count = figures["repayment_months"] - 6
    assert (figures["monthly_repayment_yen"] - 1) * count < figures["borrowable_yen"]
    assert figures["monthly_repayment_yen"] * count >= figures["borrowable_yen"]


@given(st.integers(1, 50), st.integers(0, 24), st.integers(1, 120))
def test_at_the_effective_rate_the_instalments_are_worth_what_the_firm_keeps(lost: int, grace: int, count: int) -> None:
    months, kept = grace + count, 1 - lost / 100
    rate = effective_percent(Fraction(lost, 100), grace, months) / 1200

    def worth(monthly: float) -> float:
        return sum((1 + monthly) ** -k for k in range(grace + 1, months + 1)) / count

    half_a_step = 0.0501 / 1200
    assert worth(rate + half_a_step) < kept < worth(rate - half_a_step)


def test_what_costs_nothing_bears_no_rate() -> None:
    assert effective_percent(Fraction(0), 6, 60) == 0.0


def test_a_member_can_borrow_between_two_shares_of_the_premiums() -> None:
    assert borrow_as_member(3_000_000) == {
        "borrowable_from_yen": 2_100_000,
        "borrowable_to_yen": 2_700_000,
        "repayment_months": 36,
    }


@pytest.mark.parametrize(("paid", "months"), [(5_600_000, 36), (5_650_000, 60)])
def test_a_member_repays_longer_above_five_million(paid: int, months: int) -> None:
    assert borrow_as_member(paid)["repayment_months"] == months


def test_a_member_with_few_premiums_cannot_borrow_yet() -> None:
    assert borrow_as_member(100_000) == {"borrowable_from_yen": 0, "borrowable_to_yen": 0}


def test_a_member_whose_premiums_are_unknown_gets_no_figure() -> None:
    assert CALCULATORS["small_mutual_loan"].compute({}, SMALL, DAY) == {}


@given(YEN)
def test_a_members_loan_keeps_its_order_and_its_limit(paid: int) -> None:
    figures = borrow_as_member(paid)
    assert figures["borrowable_from_yen"] <= figures["borrowable_to_yen"] <= min(20_000_000, paid)
