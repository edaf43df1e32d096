"""What is otherwise between two cases."""

from datetime import date
from typing import Any

from actions.rules import default_adviser
from actions.rules.advice import Verdict
from actions.rules.changes import Case, changes

ADVISER = default_adviser()
TODAY = date(2026, 11, 25)
SHOP: dict[str, Any] = {
    "prefecture": "大阪府",
    "industry": "restaurant",
    "employees_regular": 3,
    "sales_change_pct": -20,
    "topics": ["funding", "cash_flow_trouble"],
}


def test_the_same_case_differs_in_nothing() -> None:
    assert changes(ADVISER, Case(SHOP, TODAY), Case(SHOP, TODAY)) == []


def test_a_larger_firm_loses_what_is_for_small_ones_only() -> None:
    found = changes(ADVISER, Case(SHOP, TODAY), Case({**SHOP, "employees_regular": 25}, TODAY))
    assert found
    assert {change.then.verdict for change in found} == {Verdict.INELIGIBLE}
    assert all("employees_regular" in reason.facts for c in found for reason in c.then.why if reason.holds is False)


def test_there_and_back_is_the_same_way() -> None:
    large = {**SHOP, "employees_regular": 25}
    there = changes(ADVISER, Case(SHOP, TODAY), Case(large, TODAY))
    back = changes(ADVISER, Case(large, TODAY), Case(SHOP, TODAY))
    assert {(c.now.id, c.now.verdict, c.then.verdict) for c in there} == {
        (c.then.id, c.then.verdict, c.now.verdict) for c in back
    }


def test_another_day_has_its_own_rules() -> None:
    found = changes(ADVISER, Case(SHOP, TODAY), Case(SHOP, date(2021, 8, 1)))
    assert any(c.now.status == "ended" and c.then.status == "in_force" for c in found)
    assert any(c.now.status == "in_force" and c.then.status == "not_yet" for c in found)
