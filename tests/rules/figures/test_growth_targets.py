from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

YEARLY = {
    "plan_years_min": 3,
    "plan_years_max": 8,
    "growth_years_max": 5,
    "value_added_growth_percent_min": 3,
    "payroll_growth_percent_min": 1.5,
}
WHOLE = {
    "plan_years_min": 3,
    "plan_years_max": 5,
    "productivity_growth_shortest_plan_percent": 1,
    "productivity_growth_further_year_percent": 0.5,
}
RATE = st.integers(-10_000, 10_000).map(lambda hundredths: hundredths / 1000)


def goals(terms: dict[str, Any], **facts: float) -> dict[str, Any]:
    return CALCULATORS["growth_targets"].compute(facts, terms, date(2026, 11, 25))


@pytest.mark.parametrize(("years", "value_added", "payroll"), [(3, 9, 4.5), (4, 12, 6), (5, 15, 7.5)])
def test_yearly_goals_add_up_over_the_plan(years: int, value_added: float, payroll: float) -> None:
    assert goals(YEARLY, plan_years=years) == {
        "value_added_growth_needed_percent": value_added,
        "payroll_growth_needed_percent": payroll,
    }


@pytest.mark.parametrize(("years", "needed"), [(3, 1), (4, 1.5), (5, 2)])
def test_a_goal_over_the_whole_plan_grows_with_every_further_year(years: int, needed: float) -> None:
    assert goals(WHOLE, plan_years=years) == {"productivity_growth_needed_percent": needed}


@pytest.mark.parametrize(
    ("years", "rate", "reached"),
    [
        (3, 0.3334, True),
        (3, 0.3333, False),
        (4, 0.375, True),
        (4, 0.374, False),
        (5, 0.4, True),
        (5, 0.399, False),
    ],
)
def test_the_planned_growth_reaches_the_goal_or_it_does_not(years: int, rate: float, reached: bool) -> None:
    assert goals(WHOLE, plan_years=years, productivity_growth_pct=rate)["productivity_goal_reached"] is reached


@pytest.mark.parametrize(("rate", "told"), [(0.4, {True}), (0.38, set()), (0.33, {False})])
def test_while_the_years_are_unknown_only_what_holds_for_every_length_is_told(rate: float, told: set[bool]) -> None:
    assert set(goals(WHOLE, productivity_growth_pct=rate).values()) == told


@pytest.mark.parametrize("years", [2, 6, 8, 9])
def test_beyond_the_years_over_which_growth_is_measured_nothing_is_told(years: int) -> None:
    assert goals(YEARLY, plan_years=years, value_added_growth_pct=3) == {}


def test_a_goal_that_the_version_does_not_set_is_not_told() -> None:
    assert goals(YEARLY, plan_years=3, productivity_growth_pct=9).keys() == goals(YEARLY, plan_years=3).keys()


def test_without_facts_nothing_is_told() -> None:
    assert goals(YEARLY | WHOLE) == {}


@given(RATE)
def test_what_is_told_without_the_years_holds_for_every_length(rate: float) -> None:
    unknown = goals(WHOLE, productivity_growth_pct=rate).get("productivity_goal_reached")
    known = {
        goals(WHOLE, plan_years=years, productivity_growth_pct=rate)["productivity_goal_reached"] for years in (3, 4, 5)
    }
    assert known == ({True, False} if unknown is None else {unknown})
