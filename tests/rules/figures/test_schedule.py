from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures.schedule import Row, equal_instalment, equal_principal, instalment

Plan = Callable[[int, int, int, float], list[Row]]
both = pytest.mark.parametrize("plan", [equal_principal, equal_instalment])
LOAN, AFTER, GRACE = st.integers(0, 10**9), st.integers(1, 120), st.integers(0, 24)
PERCENT = st.integers(0, 2000).map(lambda hundredths: hundredths / 100)


def test_equal_principal_with_two_months_of_grace() -> None:
    assert equal_principal(1_000, 5, 2, 12) == [  # 1 % a month
        Row(1, 0, 10, 1_000),
        Row(2, 0, 10, 1_000),
        Row(3, 334, 10, 666),
        Row(4, 334, 6, 332),
        Row(5, 332, 3, 0),
    ]


def test_equal_instalments_hold_more_principal_every_month() -> None:
    # 100,000 × 0.01 / (1 - 1.01^-3) = 34,002.2
    assert equal_instalment(100_000, 3, 0, 12) == [
        Row(1, 33_003, 1_000, 66_997),
        Row(2, 33_334, 669, 33_663),
        Row(3, 33_663, 336, 0),
    ]


def test_without_interest_both_plans_are_the_same() -> None:
    assert equal_principal(1_000_000, 84, 12, 0) == equal_instalment(1_000_000, 84, 12, 0)


@both
@given(loan=LOAN, after=AFTER, grace=GRACE, percent=PERCENT)
def test_the_principal_makes_the_loan_and_nothing_is_owed_at_the_end(
    plan: Plan, loan: int, after: int, grace: int, percent: float
) -> None:
    rows = plan(loan, grace + after, grace, percent)
    assert [row.month for row in rows] == list(range(1, grace + after + 1))
    assert sum(row.principal for row in rows) == loan
    assert rows[-1].balance == 0
    assert all(row.principal == 0 and row.balance == loan for row in rows[:grace])


@both
@given(loan=LOAN, after=AFTER, grace=GRACE, percent=PERCENT)
def test_every_month_bears_the_interest_on_what_was_owed_before_it(
    plan: Plan, loan: int, after: int, grace: int, percent: float
) -> None:
    rows = plan(loan, grace + after, grace, percent)
    for before, row in zip([Row(0, 0, 0, loan), *rows], rows, strict=False):
        assert row.principal >= 0
        assert row.balance == before.balance - row.principal >= 0
        assert row.interest <= before.balance * Fraction(str(percent)) / 1200 < row.interest + 1


@given(st.integers(10**6, 10**9), AFTER, GRACE, PERCENT)
def test_all_instalments_are_alike_but_the_last_which_is_never_larger(
    loan: int, after: int, grace: int, percent: float
) -> None:
    monthly = instalment(loan, after, percent)
    *paid, last = [
        row.principal + row.interest for row in equal_instalment(loan, grace + after, grace, percent)[grace:]
    ]
    assert set(paid) <= {monthly}
    assert last <= monthly
