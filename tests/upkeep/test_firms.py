"""The firms between two sets of conditions, against every firm there is."""

from __future__ import annotations

from datetime import date
from itertools import product
from typing import Any

import pytest
from editing import SMALL
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import Adviser, Verdict, diagram
from actions.rules.conditions import AllOf, Condition, parse
from upkeep.between import View, changes
from upkeep.firms import firms_between

CATALOGUE = Adviser.load(SMALL).catalogue
# A value from every piece that the conditions below can tell apart, and more.
VALUES: dict[str, list[Any]] = {
    "industry": ["retail", "manufacturing"],
    "taxes_paid": [False, True],
    "employees_regular": [0, 4, 5, 6, 9, 10, 11],
    "years_in_business": [0, 0.5, 1, 2, 3, 3.5],
    "collateral": [[], ["real_estate"], ["none"]],
}
FIRMS = [dict(zip(VALUES, values, strict=True)) for values in product(*VALUES.values())]
LEAVES = st.sampled_from(
    [
        {"industry": "retail"},
        {"taxes_paid": True},
        {"employees_regular": {"max": 5}},
        {"employees_regular": {"min": 6, "max": 10}},
        {"years_in_business": {"min": 1}},
        {"years_in_business": {"above": 3}},
        {"collateral": {"has": "real_estate"}},
        {"collateral": {"has_none": ["real_estate", "none"]}},
    ]
)
PARTS = st.recursive(
    LEAVES,
    lambda part: st.one_of(
        st.builds(lambda parts: {"any": parts}, st.lists(part, min_size=1, max_size=3)),
        st.builds(lambda one: {"not": one}, part),
    ),
    max_leaves=4,
).map(lambda raw: parse(raw, CATALOGUE.shapes))
DEMANDS = st.lists(PARTS, max_size=3)


def tree(*demands: Condition) -> diagram.Tree:
    return diagram.build(AllOf(demands), CATALOGUE.shapes)


@given(DEMANDS, DEMANDS)
def test_the_groups_hold_exactly_the_firms_that_pass(old: list[Condition], new: list[Condition]) -> None:
    common = [condition for condition in old if condition in new]
    groups = [tree(group.condition, *common) for group in firms_between(CATALOGUE, old, new).found]
    before, after = tree(*old), tree(*new)
    for firm in FIRMS:
        passes = diagram.restrict(before, firm) is True and diagram.restrict(after, firm) is False
        assert any(diagram.restrict(group, firm) is True for group in groups) is passes, firm


@given(DEMANDS, DEMANDS)
def test_each_example_passes_whatever_else_is_true_of_it(old: list[Condition], new: list[Condition]) -> None:
    for group in firms_between(CATALOGUE, old, new).found:
        CATALOGUE.vocabulary.validate(group.example)
        assert diagram.restrict(tree(*old), group.example) is True
        assert diagram.restrict(tree(*new), group.example) is False


@given(DEMANDS)
def test_the_same_demands_move_nobody(demands: list[Condition]) -> None:
    assert firms_between(CATALOGUE, demands, demands).found == []


@pytest.mark.parametrize(("old", "new", "lost"), [(0.1, 0.2, True), (0.2, 0.1, False), (0.1, 0.1, False)])
def test_a_ratio_moves_those_between_its_limits(old: float, new: float, lost: bool) -> None:
    raw = [{"ratio": {"of": "amount_needed_yen", "to": "capital_yen", "min": limit}} for limit in (old, new)]
    before, after = ([parse(one, CATALOGUE.shapes)] for one in raw)
    found = firms_between(CATALOGUE, before, after).found
    assert bool(found) is lost
    for group in found:
        share = group.example["amount_needed_yen"] / group.example["capital_yen"]
        assert old <= share < new


def test_of_the_real_catalogue_every_example_turns_its_verdict(real: Adviser) -> None:
    old, new = date(2021, 8, 1), date(2026, 11, 25)
    turned = 0
    for change in changes(View(real.catalogue, old), View(real.catalogue, new)):
        for groups, was, is_ in (
            (change.lost, Verdict.ELIGIBLE, Verdict.INELIGIBLE),
            (change.gained, Verdict.INELIGIBLE, Verdict.ELIGIBLE),
        ):
            for group in groups.found:
                verdicts = [real.judge(change.scheme.id, group.example, as_of=day).verdict for day in (old, new)]
                assert verdicts == [was, is_], (change.scheme.id, group.example)
                turned += 1
    assert turned > 50
