"""What holds of every calculator."""

from __future__ import annotations

import doctest
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from actions.rules import figures
from actions.rules.figures import CALCULATORS, Calculator

CATALOGUE = Path(__file__).parents[3] / "catalogue"
DAY = date(2026, 11, 25)
FACTS: dict[str, Any] = {
    "uncollectable_yen": 12_000_000,
    "safety_mutual_paid_yen": 3_600_000,
    "small_mutual_paid_yen": 3_000_000,
    "amount_needed_yen": 5_000_000,
    "funding_purpose": ["equipment"],
    "payment_days_after_receipt": 90,
    "investment_yen": 900_000,
    "own_funds_yen": 2_000_000,
    "startup_cost_total_yen": 6_000_000,
    "taxable_income_yen": 30_000_000,
    "average_income_3y_yen": 20_000_000,
    "entertainment_expense_yen": 10_000_000,
    "dining_expense_yen": 6_000_000,
    "safety_mutual_months": 36,
    "guarantee_balance_yen": 30_000_000,
    "legal_form": "cooperative",
    "plan_years": 5,
    "value_added_growth_pct": 3,
    "payroll_growth_pct": 1.5,
    "productivity_growth_pct": 2.5,
}
TERMS: dict[str, Any] = {
    "loan_multiple_of_premiums": 10,
    "lapsed_share_of_loan": 0.1,
    "limit_yen": 80_000_000,
    "grace_months": 6,
    "repayment_bands": [{"up_to_yen": 80_000_000, "months": 60}],
    "premium_share_min": 0.7,
    "premium_share_max": 0.9,
    "equipment_years_max": 10,
    "equipment_grace_years_max": 2,
    "interest_percent": 1.5,
    "payment_days_max": 60,
    "late_interest_percent": 14.6,
    "subsidy_share": "2/3",
    "subsidy_max_yen": 500_000,
    "cost_share": "2/3",
    "cost_max_yen": 2_000_000,
    "guarantee_percent": 80,
    "own_funds_share_min": 0.1,
    "reduced_rate_percent": 15,
    "reduced_rate_high_income_percent": 17,
    "reduced_rate_statutory_percent": 19,
    "reduced_income_max_yen": 8_000_000,
    "corporate_rate_percent": 23.2,
    "high_income_above_yen": 1_000_000_000,
    "average_income_limit_yen": 1_500_000_000,
    "surtax_from": date(2026, 4, 1),
    "surtax_percent": 4,
    "surtax_deduction_yen": 5_000_000,
    "entertainment_max_yen": 8_000_000,
    "dining_deductible_share": 0.5,
    "investor_income_deduction_max_yen": 8_000_000,
    "investor_income_share_max": 0.4,
    "not_deductible_yen": 2_000,
    "refund_from_months": 12,
    "refund_percent": 80,
    "refund_second_from_months": 24,
    "refund_second_percent": 85,
    "refund_third_from_months": 30,
    "refund_third_percent": 90,
    "refund_fourth_from_months": 36,
    "refund_fourth_percent": 95,
    "full_refund_from_months": 40,
    "cooperative_limit_yen": 480_000_000,
    "plan_years_min": 3,
    "plan_years_max": 8,
    "growth_years_max": 5,
    "value_added_growth_percent_min": 3,
    "payroll_growth_percent_min": 1.5,
    "productivity_growth_percent_min": 3,
    "productivity_growth_shortest_plan_percent": 1,
    "productivity_growth_further_year_percent": 0.5,
    "loan_share": 0.8,
    "loan_share_special": 0.9,
}
every = pytest.mark.parametrize("calculator", CALCULATORS.values(), ids=CALCULATORS)


def names(file: str) -> set[str]:
    return set(yaml.safe_load((CATALOGUE / file).read_text(encoding="utf-8")))


@every
def test_all_it_names_is_in_the_closed_lists(calculator: Calculator) -> None:
    assert calculator.reads <= names("facts.yml")
    known = set().union(*(names(f"terms/{path.name}") for path in (CATALOGUE / "terms").glob("*.yml")))
    assert calculator.terms | calculator.optional | calculator.figures <= known


@every
def test_with_all_facts_and_terms_it_gives_all_its_figures(calculator: Calculator) -> None:
    assert calculator.compute(FACTS, TERMS, DAY).keys() == calculator.figures


@every
def test_it_looks_only_at_the_facts_and_terms_it_names(calculator: Calculator) -> None:
    facts = {name: value for name, value in FACTS.items() if name in calculator.reads}
    terms = {name: value for name, value in TERMS.items() if name in calculator.terms | calculator.optional}
    assert calculator.compute(facts, terms, DAY) == calculator.compute(FACTS, TERMS, DAY)


@every
def test_without_facts_its_required_terms_suffice(calculator: Calculator) -> None:
    terms = {name: TERMS[name] for name in calculator.terms}
    assert calculator.compute({}, terms, DAY).keys() <= calculator.figures


@every
def test_what_stands_under_a_name_in_the_register_bears_that_name(calculator: Calculator) -> None:
    assert CALCULATORS[calculator.name] is calculator


def test_the_example_at_the_front_door_runs() -> None:
    assert doctest.testmod(figures).attempted > 0
    assert doctest.testmod(figures).failed == 0
