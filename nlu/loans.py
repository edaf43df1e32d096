"""A loan as somebody imagines it in one message: 500万円を5年で、利率2％なら."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from nlu.measure import money
from nlu.normalise import normalise
from nlu.quantities import Quantity
from nlu.reduction import sentence_items

_MONTH_DAYS = Decimal(365) / 12


@dataclass(frozen=True, slots=True)
class Loan:
    """How much (yen), over how long (months), at which rate (percent a year); None is not said."""

    amount_yen: int | None = None
    months: int | None = None
    rate_pct: float | None = None


def loan_wanted(text: str) -> Loan:
    """The first amount, span and percentage of a message; what is paid every month is not the loan."""
    found: dict[str, Quantity] = {}
    for items in sentence_items(normalise(text).text):
        for item in items:
            if item.quantity and not item.quantity.monthly:
                found.setdefault(item.quantity.kind, item.quantity)
    amount, span, rate = found.get("円") or found.get("数"), found.get("期間"), found.get("割合")
    return Loan(
        amount_yen=int(money(amount).value) if amount else None,
        months=round(span.value / _MONTH_DAYS) or None if span else None,
        rate_pct=float(rate.value) if rate else None,
    )
