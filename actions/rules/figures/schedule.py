"""A repayment plan month by month, with equal principal or with equal instalments.

Formula of the equal instalment (元利均等): loan × r / (1 - (1 + r)^-n) with the monthly rate r and n months after the
grace. Rounding: principal and instalment go up to a whole yen, interest loses parts of a yen, the last month pays what
then remains; so nothing is owed at the end, and no month before asks too little.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from actions.rules.figures.calculator import exact, yen_down, yen_up


class Row(NamedTuple):
    """One month: what is paid back and what it costs, both in yen, and what is still owed after it."""

    month: int
    principal: int
    interest: int
    balance: int


def equal_principal(loan: int, months: int, grace: int = 0, percent: float = 0) -> list[Row]:
    """The same principal every month after the grace; the interest (percent a year) falls with what is owed.

    `months` counts the grace, in which only interest is paid; 0 <= grace < months.
    """
    principal = yen_up(Fraction(loan, months - grace))
    return _rows(loan, months, grace, percent, lambda _interest: principal)


def equal_instalment(loan: int, months: int, grace: int = 0, percent: float = 0) -> list[Row]:
    """The same instalment of principal and interest together every month after the grace; arguments as above."""
    monthly = instalment(loan, months - grace, percent)
    return _rows(loan, months, grace, percent, lambda interest: monthly - interest)


def instalment(loan: int, months: int, percent: float = 0) -> int:
    """Principal and interest of every month, in yen, when a loan is paid back in that many equal instalments."""
    rate = exact(percent) / 1200
    return yen_up(loan * rate / (1 - (1 + rate) ** -months) if rate else Fraction(loan, months))


def _rows(loan: int, months: int, grace: int, percent: float, principal_beside: Callable[[int], int]) -> list[Row]:
    rate, owed, rows = exact(percent) / 1200, loan, []
    for month in range(1, months + 1):
        interest = yen_down(owed * rate)
        due = 0 if month <= grace else owed if month == months else principal_beside(interest)
        paid = min(owed, due)
        owed -= paid
        rows.append(Row(month, paid, interest, owed))
    return rows
