"""Figures for one firm: what it could borrow, what a late payment costs, what a subsidy would leave to pay.

    >>> from datetime import date
    >>> facts = {"investment_yen": 900_000}
    >>> terms = {"subsidy_share": "2/3", "subsidy_max_yen": 500_000}
    >>> CALCULATORS["subsidy_amount"].compute(facts, terms, date(2026, 11, 25))
    {'subsidy_yen': 500000, 'own_share_yen': 400000}

A version names its calculators under `figures`; names, labels and units of terms and figures stand in
catalogue/terms/. No number of any policy stands here.
"""

from __future__ import annotations

from collections.abc import Mapping

from actions.rules.figures.calculator import Calculator
from actions.rules.figures.corporate_tax import CORPORATE_TAX
from actions.rules.figures.deductions import ANGEL_DEDUCTION, ENTERTAINMENT_DEDUCTION
from actions.rules.figures.growth_targets import GROWTH_TARGETS
from actions.rules.figures.guarantee_left import REMAINING_GUARANTEE, SEPARATE_FRAME
from actions.rules.figures.late_payment import LATE_PAYMENT
from actions.rules.figures.mutual_aid import SAFETY_MUTUAL_LOAN, SMALL_MUTUAL_LOAN
from actions.rules.figures.refund import MUTUAL_REFUND
from actions.rules.figures.repayment import LOAN_REPAYMENT
from actions.rules.figures.sharing import ABL_LIMIT, COST_SHARE, KODOKA_LOAN, OWN_FUNDS_SHARE, SUBSIDY_AMOUNT

__all__ = ["CALCULATORS", "Calculator"]

CALCULATORS: Mapping[str, Calculator] = {
    calculator.name: calculator
    for calculator in (
        SAFETY_MUTUAL_LOAN,
        SMALL_MUTUAL_LOAN,
        LOAN_REPAYMENT,
        LATE_PAYMENT,
        SUBSIDY_AMOUNT,
        COST_SHARE,
        ABL_LIMIT,
        OWN_FUNDS_SHARE,
        CORPORATE_TAX,
        ENTERTAINMENT_DEDUCTION,
        ANGEL_DEDUCTION,
        MUTUAL_REFUND,
        REMAINING_GUARANTEE,
        SEPARATE_FRAME,
        KODOKA_LOAN,
        GROWTH_TARGETS,
    )
}
