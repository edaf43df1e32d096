"""A loan as the person imagines it: so much, over so many months, at such a rate."""

from __future__ import annotations

from actions.rules.figures.schedule import equal_instalment, equal_principal
from actions.rules.fixed import Fixed

# The longest loans of the catalogue run for thirty years or so; this also catches slips of the keyboard.
MONTHS_MAX = 600


class Instalment(Fixed):
    """One month of the plan, in yen."""

    month: int
    payment_yen: int
    principal_yen: int
    interest_yen: int
    balance_yen: int


class RepaymentPlan(Fixed):
    """Equal instalments of principal and interest; without a known rate, equal principal and no interest."""

    principal_yen: int
    rate_pct: float | None
    months: int
    rows: list[Instalment]

    @property
    def interest_yen(self) -> int:
        """All interest together."""
        return sum(row.interest_yen for row in self.rows)


def repayment_plan(principal_yen: int, months: int, rate_pct: float | None = None) -> RepaymentPlan:
    """The plan month by month. Raises ValueError where there is nothing to pay back, or no time to."""
    if principal_yen <= 0 or not 0 < months <= MONTHS_MAX or (rate_pct or 0) < 0:
        raise ValueError(f"no plan for {principal_yen} yen over {months} months at {rate_pct} %")
    rows = (
        equal_principal(principal_yen, months)
        if rate_pct is None
        else equal_instalment(principal_yen, months, percent=rate_pct)
    )
    return RepaymentPlan(
        principal_yen=principal_yen,
        rate_pct=rate_pct,
        months=months,
        rows=[
            Instalment(
                month=row.month,
                payment_yen=row.principal + row.interest,
                principal_yen=row.principal,
                interest_yen=row.interest,
                balance_yen=row.balance,
            )
            for row in rows
        ],
    )
