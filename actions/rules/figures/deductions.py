"""What may be deducted: a company's entertainment expense, and the sum that a person has put into a young company.

Sources: 租税特別措置法第61条の4 (entertainment) and 第41条の19 (shares of young companies), both
https://laws.e-gov.go.jp/law/332AC0000000026; that the ceiling comes before the part not deductible:
http://angel-tax.tokyo/structure/detail.php and https://fundinno.com/cms_contents/10.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.rules.figures.calculator import Calculator, exact, yen_down, yen_up


def entertainment_deduction(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """Both ways for a fiscal year of twelve months, and the better one; parts of a yen are not deducted.

    One way is the expense up to the ceiling, the other a share of the dining in it. While the dining is unknown, the
    better way is told only where even nothing but dining would not change it.
    """
    if "entertainment_expense_yen" not in facts:
        return {}
    spent = facts["entertainment_expense_yen"]
    dining = min(spent, facts.get("dining_expense_yen", spent))
    by_ceiling = min(spent, terms["entertainment_max_yen"])
    by_dining = yen_down(exact(terms["dining_deductible_share"]) * dining)
    figures = {"entertainment_by_ceiling_yen": by_ceiling}
    if "dining_expense_yen" in facts:
        figures["entertainment_by_dining_yen"] = by_dining
    elif by_dining > by_ceiling:
        return figures
    better = max(by_ceiling, by_dining)
    return figures | {"entertainment_deductible_yen": better, "entertainment_not_deductible_yen": spent - better}


def angel_deduction(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The most that a person who puts in `investment_yen` may take off the own income, and the income needed for that.

    deduction = min(invested, ceiling, share of income) - the part not deductible. The income of the person is not
    known; from `investor_income_needed_yen` on its share does not bind.
    """
    if "investment_yen" not in facts:
        return {}
    counted = min(facts["investment_yen"], terms["investor_income_deduction_max_yen"])
    return {
        "investor_deduction_yen": max(0, counted - terms["not_deductible_yen"]),
        "investor_income_needed_yen": yen_up(counted / exact(terms["investor_income_share_max"])),
    }


ENTERTAINMENT_DEDUCTION = Calculator(
    name="entertainment_deduction",
    reads=frozenset({"entertainment_expense_yen", "dining_expense_yen"}),
    terms=frozenset({"entertainment_max_yen", "dining_deductible_share"}),
    figures=frozenset(
        {
            "entertainment_by_ceiling_yen",
            "entertainment_by_dining_yen",
            "entertainment_deductible_yen",
            "entertainment_not_deductible_yen",
        }
    ),
    compute=entertainment_deduction,
)

ANGEL_DEDUCTION = Calculator(
    name="angel_deduction",
    reads=frozenset({"investment_yen"}),
    terms=frozenset({"investor_income_deduction_max_yen", "investor_income_share_max", "not_deductible_yen"}),
    figures=frozenset({"investor_deduction_yen", "investor_income_needed_yen"}),
    compute=angel_deduction,
)
