"""What a firm can borrow against the premiums it has paid into a mutual aid, and what that costs.

Sources: 中小企業倒産防止共済法 (loan, multiple of the premiums, no interest, a share of the loan struck off the premiums;
https://laws.e-gov.go.jp/law/352AC0000000084); repayment by amount and grace:
http://www.kumakogen.or.jp/modules/yakudachi/index.php?content_id=19&page=print. All numbers are terms of the version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from functools import lru_cache
from typing import Any

from actions.rules.figures.calculator import Calculator, exact, yen_down, yen_up

_DIGITS = 40
_HALVINGS = 60


def safety_mutual_loan(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The loan after a customer's bankruptcy.

    borrowable = min(uncollectable money, multiple × premiums paid, limit), down to the unit of lending.
    lapsed = share of the loan that is struck off the premiums for good: the loan bears no interest, but this is its cost.
    """
    if not {"uncollectable_yen", "safety_mutual_paid_yen"} <= facts.keys():
        return {}
    paid = facts["safety_mutual_paid_yen"]
    loan = _lendable(min(facts["uncollectable_yen"], exact(terms["loan_multiple_of_premiums"]) * paid), terms)
    lapsed = yen_down(exact(terms["lapsed_share_of_loan"]) * loan)
    return {
        "borrowable_yen": loan,
        "lapsed_premium_yen": lapsed,
        "premiums_left_yen": max(0, paid - lapsed),
        **_repayment(loan, terms),
    }


def small_mutual_loan(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The loan to a member: between two shares of the premiums paid (which of them is the fund's to say), up to the limit."""
    if "small_mutual_paid_yen" not in facts:
        return {}
    paid = facts["small_mutual_paid_yen"]
    least, most = (_lendable(exact(terms[share]) * paid, terms) for share in ("premium_share_min", "premium_share_max"))
    months = _months(most, terms.get("repayment_bands", ())) if most else None
    return {
        "borrowable_from_yen": least,
        "borrowable_to_yen": most,
        **({} if months is None else {"repayment_months": months}),
    }


def _lendable(amount: Fraction | int, terms: Mapping[str, Any]) -> int:
    unit = terms.get("loan_unit_yen", 1)
    loan = yen_down(min(amount, terms["limit_yen"]) / Fraction(unit)) * unit
    return loan if loan >= terms.get("loan_min_yen", 0) else 0


def _months(loan: int, bands: Sequence[Mapping[str, int]]) -> int | None:
    for band in bands:
        if loan <= band.get("up_to_yen", -1) or loan < band.get("below_yen", 0):
            return band["months"]
    return None


def _repayment(loan: int, terms: Mapping[str, Any]) -> dict[str, Any]:
    """Equal monthly instalments after the grace, each rounded up; the last one is what then remains."""
    months = _months(loan, terms["repayment_bands"]) if loan else None
    if months is None:
        return {}
    grace = terms["grace_months"]
    return {
        "repayment_months": months,
        "monthly_repayment_yen": yen_up(Fraction(loan, months - grace)),
        "effective_cost_percent": effective_percent(exact(terms["lapsed_share_of_loan"]), grace, months),
    }


@lru_cache
def effective_percent(lost: Fraction, grace: int, months: int) -> float:
    """The yearly rate that a loan with interest would have to bear to cost as much, in percent with one decimal.

    The firm gets 1 and gives up `lost` of it on that day, then pays back 1 in n = months - grace equal instalments, the
    first one month after the grace. The monthly rate r solves 1 - lost = (1/n) Σ (1+r)^-k for k = grace+1 … months; the
    yearly rate is 12 r, as banks quote theirs.
    """
    with localcontext() as context:
        context.prec = _DIGITS
        kept = 1 - Decimal(lost.numerator) / lost.denominator
        low, high = Decimal(0), Decimal(1)
        for _ in range(_HALVINGS):
            middle = (low + high) / 2
            low, high = (middle, high) if _worth(middle, grace, months) > kept else (low, middle)
        return float((low * 1200).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _worth(rate: Decimal, grace: int, months: int) -> Decimal:
    discount = 1 / (1 + rate)
    return sum((discount**k for k in range(grace + 1, months + 1)), Decimal()) / (months - grace)


SAFETY_MUTUAL_LOAN = Calculator(
    name="safety_mutual_loan",
    reads=frozenset({"uncollectable_yen", "safety_mutual_paid_yen"}),
    terms=frozenset(
        {"loan_multiple_of_premiums", "lapsed_share_of_loan", "limit_yen", "grace_months", "repayment_bands"}
    ),
    optional=frozenset({"loan_unit_yen", "loan_min_yen"}),
    figures=frozenset(
        {
            "borrowable_yen",
            "lapsed_premium_yen",
            "premiums_left_yen",
            "repayment_months",
            "monthly_repayment_yen",
            "effective_cost_percent",
        }
    ),
    compute=safety_mutual_loan,
)

SMALL_MUTUAL_LOAN = Calculator(
    name="small_mutual_loan",
    reads=frozenset({"small_mutual_paid_yen"}),
    terms=frozenset({"premium_share_min", "premium_share_max", "limit_yen"}),
    optional=frozenset({"loan_unit_yen", "loan_min_yen", "repayment_bands"}),
    figures=frozenset({"borrowable_from_yen", "borrowable_to_yen", "repayment_months"}),
    compute=small_mutual_loan,
)
