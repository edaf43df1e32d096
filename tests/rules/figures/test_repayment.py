from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

TERMS: dict[str, Any] = {
    "limit_yen": 20_000_000,
    "equipment_years_max": 10,
    "equipment_grace_years_max": 2,
    "working_capital_years_max": 7,
    "working_capital_grace_years_max": 1,
}


def plan(facts: dict[str, Any], terms: dict[str, Any] = TERMS) -> dict[str, Any]:
    return CALCULATORS["loan_repayment"].compute(facts, terms, date(2026, 11, 25))


def test_five_million_of_working_capital_over_seven_years() -> None:
    assert plan({"amount_needed_yen": 5_000_000, "funding_purpose": ["working_capital"]}) == {
        "planned_loan_yen": 5_000_000,
        "repayment_months": 84,
        "monthly_principal_yen": 59_524,  # 5,000,000 / 84 = 59,523.8…
        "grace_months": 12,
        "monthly_principal_after_grace_yen": 69_445,  # 5,000,000 / 72 = 69,444.4…
    }


@pytest.mark.parametrize(
    ("purpose", "months", "grace"),
    [
        (["equipment"], 120, 24),
        (["working_capital"], 84, 12),
        (["equipment", "working_capital"], 84, 12),
        (["startup_cost"], 84, 12),  # not said which: the shorter period
    ],
)
def test_the_purpose_decides_the_period_and_the_shorter_one_counts_when_open(
    purpose: list[str], months: int, grace: int
) -> None:
    figures = plan({"amount_needed_yen": 1_000_000, "funding_purpose": purpose})
    assert (figures["repayment_months"], figures["grace_months"]) == (months, grace)


def test_an_unknown_purpose_counts_as_an_open_one() -> None:
    assert plan({"amount_needed_yen": 1_000_000})["repayment_months"] == 84


def test_one_term_for_all_purposes() -> None:
    figures = plan({"amount_needed_yen": 1_200_000, "funding_purpose": ["equipment"]}, {"term_years_max": 1})
    assert figures == {"planned_loan_yen": 1_200_000, "repayment_months": 12, "monthly_principal_yen": 100_000}


def test_half_a_year_of_grace_is_six_months() -> None:
    terms = {"term_years_max": 5, "grace_years_max": 0.5}
    figures = plan({"amount_needed_yen": 5_400_000}, terms)
    assert (figures["grace_months"], figures["monthly_principal_after_grace_yen"]) == (6, 100_000)


@pytest.mark.parametrize(
    ("terms", "purpose", "loan"),
    [
        (TERMS, ["equipment"], 20_000_000),
        (TERMS | {"working_capital_limit_yen": 8_000_000}, ["working_capital"], 8_000_000),
        (TERMS | {"working_capital_limit_yen": 8_000_000}, ["equipment", "working_capital"], 20_000_000),
        (
            {"national_unit_limit_yen": 48_000_000, "sme_unit_limit_yen": 72_000_000, "term_years_max": 8},
            [],
            72_000_000,
        ),
        ({"term_years_max": 8}, [], 90_000_000),
    ],
)
def test_no_plan_goes_beyond_the_limit(terms: dict[str, Any], purpose: list[str], loan: int) -> None:
    facts = {"amount_needed_yen": 90_000_000, "funding_purpose": purpose}
    assert plan(facts, terms)["planned_loan_yen"] == loan


@pytest.mark.parametrize(
    ("facts", "terms"),
    [({}, TERMS), ({"amount_needed_yen": 0}, TERMS), ({"amount_needed_yen": 1_000_000}, {"limit_yen": 20_000_000})],
)
def test_without_an_amount_or_a_period_there_is_no_plan(facts: dict[str, Any], terms: dict[str, Any]) -> None:
    assert plan(facts, terms) == {}


def test_who_starts_up_borrows_what_own_funds_leave_unless_an_amount_is_named() -> None:
    start = {"startup_cost_total_yen": 6_000_000, "own_funds_yen": 2_000_000}
    assert plan(start)["planned_loan_yen"] == 4_000_000
    assert plan(start | {"amount_needed_yen": 3_000_000})["planned_loan_yen"] == 3_000_000
    assert plan({"startup_cost_total_yen": 6_000_000}) == {}
    assert plan({"startup_cost_total_yen": 6_000_000, "own_funds_yen": 7_000_000}) == {}


def test_interest_falls_with_what_is_owed() -> None:
    figures = plan({"amount_needed_yen": 1_200_000}, {"term_years_max": 1, "interest_percent": 12})
    assert figures["first_month_interest_yen"] == 12_000
    assert figures["total_interest_yen"] == 78_000  # 1 % of 1.2 + 1.1 + … + 0.1 million


def test_equal_instalments_bear_interest_and_grow_with_the_grace() -> None:
    terms = {"term_years_max": 2, "grace_years_max": 1, "interest_percent": 12}
    figures = plan({"amount_needed_yen": 1_200_000}, terms)
    assert figures["equal_instalment_yen"] == 56_489  # 1.2 million × 0.01 / (1 - 1.01^-24) = 56,488.17
    assert figures["equal_instalment_after_grace_yen"] == 106_619  # 1.2 million × 0.01 / (1 - 1.01^-12) = 106,618.55
    assert "equal_instalment_after_grace_yen" not in plan(
        {"amount_needed_yen": 1_200_000}, terms | {"grace_years_max": 0}
    )


def test_an_unknown_rate_yields_no_interest_figure() -> None:
    assert (
        not {"first_month_interest_yen", "total_interest_yen", "equal_instalment_yen"}
        & plan({"amount_needed_yen": 1_000_000}).keys()
    )


@given(st.integers(1, 10**9), st.integers(1, 30), st.integers(0, 5))
def test_the_instalments_pay_the_loan_back_and_no_yen_more_than_rounding(amount: int, years: int, grace: int) -> None:
    terms = {"limit_yen": 20_000_000, "term_years_max": years, "grace_years_max": grace}
    figures = plan({"amount_needed_yen": amount}, terms)
    loan, months = figures["planned_loan_yen"], figures["repayment_months"]
    assert loan == min(amount, 20_000_000)
    assert (figures["monthly_principal_yen"] - 1) * months < loan <= figures["monthly_principal_yen"] * months
    after_grace = figures.get("monthly_principal_after_grace_yen", figures["monthly_principal_yen"])
    assert after_grace >= figures["monthly_principal_yen"]


@given(st.integers(1, 10**8), st.integers(0, 10**8))
def test_a_larger_loan_never_has_a_lower_instalment(amount: int, more: int) -> None:
    smaller, larger = plan({"amount_needed_yen": amount}), plan({"amount_needed_yen": amount + more})
    assert smaller["monthly_principal_yen"] <= larger["monthly_principal_yen"]
