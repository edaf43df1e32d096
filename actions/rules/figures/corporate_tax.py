"""The corporate tax on a year's income, in bands, what the reduced rate saves, and the surtax on top of it.

Sources: 法人税法第66条 (https://laws.e-gov.go.jp/law/340AC0000000034), 租税特別措置法第42条の3の2
(https://laws.e-gov.go.jp/law/332AC0000000026); surtax: the sources of the version. Rounding: 国税通則法第118条 and 第119条
(https://laws.e-gov.go.jp/law/337AC0000000066): what is taxed goes down to 1,000 yen, the tax to 100 yen.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from actions.rules.figures.calculator import Calculator, exact, yen_down

_BASE_UNIT = 1_000
_TAX_UNIT = 100


def corporate_tax(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The tax of a fiscal year of twelve months on `taxable_income_yen`, before tax credits; a loss bears none.

    tax = reduced rate × income up to the band's end + full rate × the rest; saved = full rate × income - tax.
    Where the version has it, surtax = rate × (tax - deduction), from the day in `surtax_from`.
    """
    if "taxable_income_yen" not in facts:
        return {}
    income = _down(max(0, facts["taxable_income_yen"]), _BASE_UNIT)
    full = exact(terms["corporate_rate_percent"]) / 100
    reduced = _reduced_percent(facts, terms) / 100
    before_rounding = full * income - (full - reduced) * min(income, terms["reduced_income_max_yen"])
    tax = _down(before_rounding, _TAX_UNIT)
    return {
        "corporate_tax_yen": tax,
        "corporate_tax_saved_yen": _down(full * income, _TAX_UNIT) - tax,
        **_surtax(before_rounding, terms, as_of),
    }


def _reduced_percent(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> Fraction:
    """Firms of high income lose the special rate, in part or, by their average of three years, down to the statute's."""
    if _above(facts.get("average_income_3y_yen"), terms.get("average_income_limit_yen")):
        return exact(terms["reduced_rate_statutory_percent"])
    if _above(facts["taxable_income_yen"], terms.get("high_income_above_yen")):
        return exact(terms["reduced_rate_high_income_percent"])
    return exact(terms["reduced_rate_percent"])


def _above(value: int | None, limit: int | None) -> bool:
    return value is not None and limit is not None and value > limit


def _surtax(tax: Fraction, terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    if "surtax_from" not in terms or as_of < terms["surtax_from"]:
        return {}
    taxed = _down(max(Fraction(), tax - terms["surtax_deduction_yen"]), _BASE_UNIT)
    return {"surtax_yen": _down(exact(terms["surtax_percent"]) / 100 * taxed, _TAX_UNIT)}


def _down(amount: Fraction | int, unit: int) -> int:
    return yen_down(Fraction(amount) / unit) * unit


CORPORATE_TAX = Calculator(
    name="corporate_tax",
    reads=frozenset({"taxable_income_yen", "average_income_3y_yen"}),
    terms=frozenset({"reduced_rate_percent", "reduced_income_max_yen", "corporate_rate_percent"}),
    optional=frozenset(
        {
            "high_income_above_yen",
            "reduced_rate_high_income_percent",
            "average_income_limit_yen",
            "reduced_rate_statutory_percent",
            "surtax_from",
            "surtax_percent",
            "surtax_deduction_yen",
        }
    ),
    figures=frozenset({"corporate_tax_yen", "corporate_tax_saved_yen", "surtax_yen"}),
    compute=corporate_tax,
)
