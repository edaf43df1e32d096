"""How much a plan must let the firm grow in all, and whether the growth that the firm plans reaches it.

A goal of so many percent a year is reckoned over the plan as plain sums (3 % a year over 3 / 4 / 5 years are 9 / 12 /
15 %), as the prefectures do: http://www.pref.hokkaido.lg.jp/kz/csk/keieikakushin/05improvement.html. A goal over the
whole plan is so much for the shortest plan and so much more for every further year. All percents are terms.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, NamedTuple

from actions.rules.figures.calculator import Calculator, exact


class _Goal(NamedTuple):
    """What the firm plans (a fact), the terms of the goal, and the figures told of it."""

    planned: str
    yearly: str
    needed: str
    reached: str
    shortest: str = ""
    further_year: str = ""


_GOALS = (
    _Goal(
        planned="value_added_growth_pct",
        yearly="value_added_growth_percent_min",
        needed="value_added_growth_needed_percent",
        reached="value_added_goal_reached",
    ),
    _Goal(
        planned="payroll_growth_pct",
        yearly="payroll_growth_percent_min",
        needed="payroll_growth_needed_percent",
        reached="payroll_goal_reached",
    ),
    _Goal(
        planned="productivity_growth_pct",
        yearly="productivity_growth_percent_min",
        needed="productivity_growth_needed_percent",
        reached="productivity_goal_reached",
        shortest="productivity_growth_shortest_plan_percent",
        further_year="productivity_growth_further_year_percent",
    ),
)


def growth_targets(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """For every goal of the version: percent needed over the plan's years, and whether the planned growth reaches it.

    The planned growth is percent a year. While the years are unknown, reached is told only if it is the same for every
    length that the version allows. Beyond the years over which growth is measured nothing is told.
    """
    figures: dict[str, Any] = {}
    for goal in _GOALS:
        if goal.yearly in terms or goal.shortest in terms:
            figures |= _told(goal, facts, {years: _needed(goal, terms, years) for years in _lengths(facts, terms)})
    return figures


def _told(goal: _Goal, facts: Mapping[str, Any], needed: Mapping[int, Fraction]) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    if facts.get("plan_years") in needed:
        figures[goal.needed] = float(needed[facts["plan_years"]])
    if goal.planned in facts:
        answers = {exact(facts[goal.planned]) * years >= percent for years, percent in needed.items()}
        figures |= {goal.reached: answers.pop()} if len(answers) == 1 else {}
    return figures


def _lengths(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> list[int]:
    """The years that the plan can have, as far as growth is measured over all of them."""
    allowed = range(terms["plan_years_min"], terms.get("growth_years_max", terms["plan_years_max"]) + 1)
    return [years for years in allowed if facts.get("plan_years", years) == years]


def _needed(goal: _Goal, terms: Mapping[str, Any], years: int) -> Fraction:
    if goal.yearly in terms:
        return exact(terms[goal.yearly]) * years
    further: int = years - terms["plan_years_min"]
    return exact(terms[goal.shortest]) + exact(terms[goal.further_year]) * further


GROWTH_TARGETS = Calculator(
    name="growth_targets",
    reads=frozenset({"plan_years", *(goal.planned for goal in _GOALS)}),
    terms=frozenset({"plan_years_min", "plan_years_max"}),
    optional=frozenset(
        {
            "growth_years_max",
            *(name for goal in _GOALS for name in (goal.yearly, goal.shortest, goal.further_year) if name),
        }
    ),
    figures=frozenset(name for goal in _GOALS for name in (goal.needed, goal.reached)),
    compute=growth_targets,
)
