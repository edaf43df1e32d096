"""Verdicts under missing facts, against brute force over all completions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import Any

import hypothesis.strategies as st
import pytest
from any_condition import any_condition
from hypothesis import given

from actions.rules import diagram
from actions.rules.conditions import AllOf, AnyOf, Condition, Has, Not, OneOf, Ratio, Shape, Within, parse

SHAPES = {
    "form": Shape("enum", ("a", "b", "c")),
    "town": Shape("text"),
    "paid": Shape("bool"),
    "staff": Shape("int", min=0),
    "change": Shape("float", min=-2),
    "wishes": Shape("set", ("x", "y")),
    "funds": Shape("int", min=0),
    "cost": Shape("int", min=0),
}
# Every value that a completion needs: all pieces that the limits below can cut, and more.
VALUES: dict[str, list[Any]] = {
    "form": ["a", "b", "c"],
    "town": ["津", "蕨", "他"],
    "paid": [False, True],
    "staff": list(range(6)),
    "change": [-2, -1.5, -1, -0.5, 0, 0.25, 0.5, 1, 7.5],
    "wishes": [[], ["x"], ["y"], ["x", "y"]],
    "funds": list(range(10)),
    "cost": list(range(10)),
}
Facts = Mapping[str, Any]


def limits(*numbers: float) -> st.SearchStrategy[dict[str, float]]:
    number = st.sampled_from(numbers)
    low = st.one_of(st.builds(lambda n: {"min": n}, number), st.builds(lambda n: {"above": n}, number))
    high = st.one_of(st.builds(lambda n: {"max": n}, number), st.builds(lambda n: {"below": n}, number))
    return st.one_of(low, high)


LEAVES = st.one_of(
    st.builds(lambda v: {"form": v}, st.lists(st.sampled_from("abc"), min_size=1, max_size=2, unique=True)),
    st.builds(lambda v: {"town": v}, st.sampled_from(["津", "蕨"])),
    st.builds(lambda v: {"paid": v}, st.booleans()),
    st.builds(lambda v: {"staff": v}, limits(1, 2, 2.5, 4)),
    st.builds(lambda v: {"change": v}, limits(-1, 0, 0.5)),
    st.builds(lambda v: {"wishes": {"has": v}}, st.sampled_from("xy")),
    st.builds(
        lambda how, v: {"wishes": {how: v}},
        st.sampled_from(["has_any", "has_none"]),
        st.sampled_from([["x"], ["x", "y"]]),
    ),
    st.builds(lambda v: {"ratio": {"of": "funds", "to": "cost", **v}}, limits(0.5, 1)),
)
CONDITIONS = any_condition(LEAVES, SHAPES, max_leaves=7)
# Known amounts stay so small that the amounts above reach every piece of their ratio.
KNOWN = st.fixed_dictionaries({}, optional={name: st.sampled_from(values[:5]) for name, values in VALUES.items()})


def holds(condition: Condition, facts: Facts) -> bool:
    """The plain meaning of a condition when everything is known."""
    match condition:
        case AllOf(parts):
            return all(holds(part, facts) for part in parts)
        case AnyOf(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)
        case OneOf(fact, values):
            return facts[fact] in values
        case Has(fact, member):
            return member in facts[fact]
        case Within(fact, low, high):
            return between(Fraction(facts[fact]), low, high, Fraction(1))
        case Ratio(of, to, low, high):
            return between(Fraction(facts[of]), low, high, Fraction(facts[to]))
        case _:
            raise AssertionError(condition)


def between(value: Fraction, low: Any, high: Any, unit: Fraction) -> bool:
    over = low is None or (value > Fraction(low[0]) * unit if low[1] else value >= Fraction(low[0]) * unit)
    under = high is None or (value <= Fraction(high[0]) * unit if high[1] else value < Fraction(high[0]) * unit)
    return over and under


def completions(known: Facts, names: set[str]) -> Iterator[dict[str, Any]]:
    open_names = sorted(names - set(known))
    for values in product(*(VALUES[name] for name in open_names)):
        yield {**known, **dict(zip(open_names, values, strict=True))}


def names_in(tree: diagram.Tree) -> set[str]:
    return {name for variable in diagram.variables_of(tree) for name in variable.facts}


def read_names(condition: Condition) -> set[str]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return set().union(*(read_names(part) for part in parts))
        case Not(part):
            return read_names(part)
        case Ratio(of, to):
            return {of, to}
        case OneOf(fact) | Has(fact) | Within(fact):
            return {fact}
        case _:
            raise AssertionError(condition)


@given(CONDITIONS, KNOWN)
def test_a_verdict_is_certain_exactly_when_every_completion_agrees(condition: Condition, known: Facts) -> None:
    left = diagram.restrict(diagram.build(condition, SHAPES), known)
    outcomes = {holds(condition, facts) for facts in completions(known, read_names(condition))}
    assert ({left} if isinstance(left, bool) else {True, False}) == outcomes


@given(CONDITIONS, KNOWN)
def test_a_fact_is_missing_exactly_when_it_alone_can_change_the_verdict(condition: Condition, known: Facts) -> None:
    names = read_names(condition)
    found = set(diagram.missing(diagram.restrict(diagram.build(condition, SHAPES), known), known))
    wanted = set()
    for facts in completions(known, names):
        before = holds(condition, facts)
        for name in names - set(known) - wanted:
            if any(holds(condition, {**facts, name: value}) != before for value in VALUES[name]):
                wanted.add(name)
    assert found == wanted


@given(CONDITIONS, KNOWN, st.data())
def test_a_further_fact_never_turns_a_certain_verdict(condition: Condition, known: Facts, data: st.DataObject) -> None:
    tree = diagram.build(condition, SHAPES)
    before = diagram.restrict(tree, known)
    name = data.draw(st.sampled_from(sorted(set(VALUES) - set(known)) or ["form"]))
    after = diagram.restrict(tree, {**known, name: known.get(name, data.draw(st.sampled_from(VALUES[name])))})
    if isinstance(before, bool):
        assert after is before


@given(CONDITIONS, KNOWN)
def test_the_chance_of_a_certain_verdict_is_none_or_all(condition: Condition, known: Facts) -> None:
    left = diagram.restrict(diagram.build(condition, SHAPES), known)
    chance = diagram.probability(left, lambda variable: [1 / variable.size] * variable.size)
    assert 0 <= chance <= 1 + 1e-9
    if isinstance(left, bool):
        assert chance == float(left)
    else:
        assert 0 < chance < 1


def test_a_condition_that_always_holds_misses_nothing() -> None:
    condition = parse({"any": [{"staff": {"max": 20}}, {"staff": {"above": 20}}]}, SHAPES)
    assert diagram.build(condition, SHAPES) is True


@pytest.mark.parametrize(
    ("known", "missing"),
    [
        ({}, ("form", "staff")),
        ({"form": "a"}, ("staff",)),
        ({"form": "b"}, ("staff",)),
        ({"staff": 5}, ()),
        ({"staff": 20}, ("form",)),
        ({"staff": 21}, ()),
    ],
)
def test_only_facts_that_still_matter_are_missing(known: Facts, missing: tuple[str, ...]) -> None:
    """20 or fewer in general, 5 or fewer for form a."""
    raw = {"any": [{"staff": {"max": 5}}, {"all": [{"not": {"form": "a"}}, {"staff": {"max": 20}}]}]}
    tree = diagram.restrict(diagram.build(parse(raw, SHAPES), SHAPES), known)
    assert diagram.missing(tree, known) == missing


def test_a_set_is_known_as_a_whole() -> None:
    tree = diagram.build(parse({"wishes": {"has": "x"}}, SHAPES), SHAPES)
    assert diagram.restrict(tree, {"wishes": ["y"]}) is False
    assert names_in(tree) == {"wishes"}


def test_a_ratio_is_exact_where_floats_are_not() -> None:
    tree = diagram.build(parse({"ratio": {"of": "funds", "to": "cost", "min": 0.1}}, SHAPES), SHAPES)
    assert diagram.restrict(tree, {"funds": 3, "cost": 30}) is True
    assert diagram.restrict(tree, {"funds": 2, "cost": 21}) is False
