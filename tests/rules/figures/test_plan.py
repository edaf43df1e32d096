"""A loan as somebody imagines it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures.plan import repayment_plan


def test_three_million_over_five_years_at_one_and_a_half_percent() -> None:
    plan = repayment_plan(3_000_000, 60, 1.5)
    assert plan.rows[0].payment_yen == 51_930
    assert plan.rows[0].interest_yen == 3_750
    assert plan.interest_yen == sum(row.payment_yen for row in plan.rows) - 3_000_000


def test_without_a_rate_only_the_principal_is_planned() -> None:
    plan = repayment_plan(6_000_000, 60)
    assert {row.payment_yen for row in plan.rows} == {100_000}
    assert plan.interest_yen == 0
    assert plan.rate_pct is None


@given(st.integers(1, 10**9), st.integers(1, 420), st.one_of(st.none(), st.floats(0, 20).map(lambda r: round(r, 2))))
def test_everything_is_paid_back_and_never_more_than_is_owed(loan: int, months: int, rate: float | None) -> None:
    rows = repayment_plan(loan, months, rate).rows
    assert len(rows) == months
    assert sum(row.principal_yen for row in rows) == loan
    assert rows[-1].balance_yen == 0
    assert all(row.payment_yen == row.principal_yen + row.interest_yen >= 0 for row in rows)


@pytest.mark.parametrize(("loan", "months", "rate"), [(0, 12, 1), (100, 0, 1), (100, 601, 1), (100, 12, -1)])
def test_what_cannot_be_planned_is_refused(loan: int, months: int, rate: float) -> None:
    with pytest.raises(ValueError, match="no plan"):
        repayment_plan(loan, months, rate)
