"""What a loan costs a firm month by month, over the longest term that the version allows: equal principal or instalments.

Rates change monthly and are seldom known; then only the principal is told, and the figures' names say so.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from actions.rules.figures.calculator import Calculator, exact, yen_up
from actions.rules.figures.schedule import equal_principal, instalment

_PERIODS = {
    "equipment": ("equipment_years_max", "equipment_grace_years_max"),
    "working_capital": ("working_capital_years_max", "working_capital_grace_years_max"),
    "any": ("term_years_max", "grace_years_max"),
}
_LIMITS = ("limit_yen", "national_unit_limit_yen", "sme_unit_limit_yen")


class _Period(NamedTuple):
    months: int
    grace: int


def loan_repayment(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Monthly principal for the amount wanted, at most the limit; without grace, and after using all of it.

    Who starts up and names no amount wants what own funds leave of the cost.
    Each instalment is rounded up and the last one is what then remains. Where the purpose leaves more than one period
    open, the shortest counts, so that the plan is never too rosy.
    """
    amount = min([_wanted(facts), *_limits(facts, terms)])
    period = _period(facts, terms)
    if amount <= 0 or period is None:
        return {}
    return {
        "planned_loan_yen": amount,
        "repayment_months": period.months,
        "monthly_principal_yen": yen_up(Fraction(amount, period.months)),
        **_after_grace(amount, period),
        **_interest(amount, period, terms),
    }


def _wanted(facts: Mapping[str, Any]) -> int:
    left = facts.get("startup_cost_total_yen", 0) - facts.get("own_funds_yen", 0)
    known = {"startup_cost_total_yen", "own_funds_yen"} <= facts.keys()
    return int(facts.get("amount_needed_yen", left if known else 0))


def _limits(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> list[int]:
    """A scheme of two units lends up to the larger limit; working capital alone may have a lower one."""
    limits = [max(found)] if (found := [terms[name] for name in _LIMITS if name in terms]) else []
    if facts.get("funding_purpose") == ["working_capital"] and "working_capital_limit_yen" in terms:
        limits.append(terms["working_capital_limit_yen"])
    return limits


def _period(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> _Period | None:
    offered = {kind: names for kind, names in _PERIODS.items() if names[0] in terms}
    named = [kind for kind in facts.get("funding_purpose", ()) if kind in offered]
    periods = [_months(terms, *offered[kind]) for kind in named or offered]
    if not periods:
        return None
    return _Period(min(p.months for p in periods), min(p.grace for p in periods))


def _months(terms: Mapping[str, Any], years: str, grace: str) -> _Period:
    return _Period(int(exact(terms[years]) * 12), int(exact(terms.get(grace, 0)) * 12))


def _after_grace(amount: int, period: _Period) -> dict[str, Any]:
    if not _has_grace(period):
        return {}
    monthly = yen_up(Fraction(amount, period.months - period.grace))
    return {"grace_months": period.grace, "monthly_principal_after_grace_yen": monthly}


def _has_grace(period: _Period) -> bool:
    return 0 < period.grace < period.months


def _interest(amount: int, period: _Period, terms: Mapping[str, Any]) -> dict[str, Any]:
    """The interest of the plan without grace, and the equal instalment, without grace and after using all of it."""
    if "interest_percent" not in terms:
        return {}
    percent = terms["interest_percent"]
    rows = equal_principal(amount, period.months, percent=percent)
    figures = {
        "first_month_interest_yen": rows[0].interest,
        "total_interest_yen": sum(row.interest for row in rows),
        "equal_instalment_yen": instalment(amount, period.months, percent),
    }
    if _has_grace(period):
        figures["equal_instalment_after_grace_yen"] = instalment(amount, period.months - period.grace, percent)
    return figures


LOAN_REPAYMENT = Calculator(
    name="loan_repayment",
    reads=frozenset({"amount_needed_yen", "funding_purpose", "startup_cost_total_yen", "own_funds_yen"}),
    terms=frozenset(),
    optional=frozenset(
        {name for names in _PERIODS.values() for name in names}
        | {*_LIMITS, "working_capital_limit_yen", "interest_percent"}
    ),
    figures=frozenset(
        {
            "planned_loan_yen",
            "repayment_months",
            "grace_months",
            "monthly_principal_yen",
            "monthly_principal_after_grace_yen",
            "first_month_interest_yen",
            "total_interest_yen",
            "equal_instalment_yen",
            "equal_instalment_after_grace_yen",
        }
    ),
    compute=loan_repayment,
)
