"""In which order a firm walks: its own deeds, plans, money, tax."""

from datetime import date
from typing import Any

from actions.rules import default_adviser
from actions.rules.roadmap import LEGS_MOST, Leg, roadmap

ADVISER = default_adviser()
TODAY = date(2026, 11, 25)
FACTORY: dict[str, Any] = {
    "prefecture": "新潟県",
    "industry": "manufacturing",
    "employees_regular": 12,
    "years_in_business": 20,
    "investment_kind": ["equipment"],
    "investment_yen": 8_000_000,
    "topics": ["productivity_investment"],
    "capital_yen": 10_000_000,
}


def legs(facts: dict[str, Any]) -> list[Leg]:
    return roadmap(ADVISER, ADVISER.advise(facts, as_of=TODAY), facts)


def test_a_plan_comes_before_what_it_opens() -> None:
    found = legs(FACTORY)
    order = [leg.do for leg in found]
    opening = [leg for leg in found if leg.do and leg.opens]
    assert opening
    for leg in opening:
        for opened in set(leg.opens) & set(order):
            assert order.index(leg.do) < order.index(opened)


def test_tax_comes_last_and_no_more_steps_than_one_can_read() -> None:
    kinds = [leg.kind for leg in legs(FACTORY)]
    assert len(kinds) <= LEGS_MOST
    assert "tax" in kinds
    assert kinds == sorted(kinds, key=lambda kind: kind == "tax")


def test_a_deed_that_would_open_something_is_the_first_step_with_who_helps_and_how_long() -> None:
    shop = {
        "industry": "restaurant",
        "employees_regular": 3,
        "taxes_paid": True,
        "years_in_district": 5,
        "guidance_months": 2,
        "years_in_business": 5,
        "topics": ["funding"],
    }
    deed = next(leg for leg in legs(shop) if leg.do is None and leg.days)
    assert "経営指導を6か月受ける" in deed.text
    assert deed.days == 4 * 30
    assert deed.who
    assert deed.opens


def test_nobody_who_has_said_nothing_is_given_an_order() -> None:
    assert all(leg.opens or leg.do for leg in legs({}))
