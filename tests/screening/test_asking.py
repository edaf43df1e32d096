"""The fewest answers that make a yes certain, against trying every set of facts."""

from __future__ import annotations

from itertools import combinations, product
from typing import Any

import hypothesis.strategies as st
from any_condition import any_condition
from hypothesis import given

from actions.rules import diagram
from actions.rules.conditions import Condition, Shape, parse
from actions.rules.priors import Priors
from screening.asking import fewest

NAMES = "abcde"
SHAPES = {
    **{name: Shape("bool") for name in NAMES},
    "staff": Shape("int", min=0),
    "funds": Shape("int", min=0),
    "cost": Shape("int", min=0),
}
EVEN = Priors(facts={}).among(())
LEAVES = st.builds(lambda name, value: {name: value}, st.sampled_from(NAMES), st.booleans())
CONDITIONS = any_condition(LEAVES, SHAPES, max_leaves=10)


def ask(raw: dict[str, Any], facts: dict[str, Any] | None = None) -> tuple[str, ...]:
    tree = diagram.restrict(diagram.build(parse(raw, SHAPES), SHAPES), facts or {})
    return fewest(tree, (facts or {}).keys(), EVEN, SHAPES)


def can_make_certain(tree: diagram.Tree, names: tuple[str, ...]) -> bool:
    answers = product([False, True], repeat=len(names))
    return any(diagram.restrict(tree, dict(zip(names, given, strict=True))) is True for given in answers)


@given(CONDITIONS)
def test_no_smaller_set_of_answers_can_make_it_certain(condition: Condition) -> None:
    tree = diagram.build(condition, SHAPES)
    asked = fewest(tree, (), EVEN, SHAPES)
    if isinstance(tree, bool):
        assert asked == ()
        return
    assert can_make_certain(tree, asked)
    smaller = combinations(NAMES, len(asked) - 1)
    assert not any(can_make_certain(tree, names) for names in smaller)


def test_a_short_way_is_found_behind_facts_that_are_not_asked() -> None:
    either = {"any": [{"all": [{"a": True}, {"b": False}]}, {"all": [{"a": False}, {"b": True}]}, {"c": True}]}
    assert ask(either) == ("c",)


def test_of_ways_of_one_length_the_likeliest_is_taken() -> None:
    assert ask({"any": [{"staff": {"min": 5, "max": 5}}, {"a": True}]}) == ("a",)


def test_of_a_ratio_only_the_amount_that_is_missing_is_asked() -> None:
    ratio = {"ratio": {"of": "funds", "to": "cost", "min": 0.1}}
    assert ask(ratio) == ("funds", "cost")
    assert ask(ratio, {"funds": 100}) == ("cost",)


def test_what_is_decided_asks_for_nothing() -> None:
    assert ask({"a": True}, {"a": True}) == ()
    assert ask({"a": True}, {"a": False}) == ()
