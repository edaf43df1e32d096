"""Exact verdicts under missing facts: conditions as reduced, ordered decision diagrams.

Every fact's range is cut at the limits that occur in a condition. Within one piece the condition cannot tell values
apart, so the pieces stand for all values. The condition becomes a diagram that branches on one fact's piece at a time,
always in the same order and with equal branches merged (R. E. Bryant, "Graph-Based Algorithms for Boolean Function
Manipulation", 1986; here with as many branches as a fact has pieces). Following the known facts leaves a diagram of the
unknown ones: a leaf is a certain verdict, and else the facts left are exactly those that can still change it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor
from typing import Any

from actions.rules.conditions import AllOf, AnyOf, Condition, Cut, Has, Is, Not, OneOf, Ratio, Shape, Within, walk

Facts = Mapping[str, Any]


@dataclass(frozen=True)
class NumberVariable:
    """A number, cut into the pieces below, between and above the cuts."""

    fact: str
    cuts: tuple[Cut, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""
        return (self.fact,)

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self.cuts) + 1

    def possible(self, facts: Facts) -> Collection[int]:
        """The pieces in which the value can lie: one, if it is known."""
        value = facts.get(self.fact)
        return range(self.size) if value is None else (bisect_right(self.cuts, (value, 0)),)

    def allowed(self, low: Cut | None, high: Cut | None) -> frozenset[int]:
        """The pieces from one cut up to another."""
        first = 0 if low is None else bisect_right(self.cuts, low)
        last = len(self.cuts) if high is None else bisect_left(self.cuts, high)
        return frozenset(range(first, last + 1))


@dataclass(frozen=True)
class ValueVariable:
    """An enum, text or bool fact; the last piece holds every value that no condition names."""

    fact: str
    named: tuple[str | bool, ...]
    rest: bool

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""
        return (self.fact,)

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self.named) + self.rest

    def possible(self, facts: Facts) -> Collection[int]:
        """The pieces in which the value can lie: one, if it is known."""
        value = facts.get(self.fact)
        if value is None:
            return range(self.size)
        return (self.named.index(value) if value in self.named else len(self.named),)


@dataclass(frozen=True)
class MemberVariable:
    """Whether a set fact contains one member."""

    fact: str
    member: str

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""
        return (self.fact,)

    @property
    def size(self) -> int:
        """Out or in."""
        return 2

    def possible(self, facts: Facts) -> Collection[int]:
        """0 or 1, if the set is known; else both."""
        value = facts.get(self.fact)
        return range(2) if value is None else (int(self.member in value),)


@dataclass(frozen=True)
class RatioVariable:
    """The ratio of two whole amounts; its facts stand nowhere else in the condition, so it varies on its own."""

    of: str
    to: str
    cuts: tuple[Cut, ...]

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it reads."""
        return (self.of, self.to)

    @property
    def size(self) -> int:
        """How many pieces there are."""
        return len(self.cuts) + 1

    def possible(self, facts: Facts) -> Collection[int]:
        """The pieces in which the ratio can lie; with one amount known, some may be out of reach.

        A piece is entered at the first whole amount that passes a cut, so those amounts stand for all.
        """
        of: int | None = facts.get(self.of)
        to: int | None = facts.get(self.to)
        limits = [Fraction(str(value)) for value, _ in self.cuts]
        if of is not None and to is not None:
            return {self._piece(of, to)}
        if to is not None:
            return {self._piece(amount, to) for c in limits for amount in (0, ceil(c * to), floor(c * to) + 1)}
        if of is not None:
            steps = (amount for c in limits if c for amount in (ceil(of / c), floor(of / c) + 1))
            return {self._piece(of, amount) for amount in (0, *steps)}
        return range(self.size)

    def _piece(self, of: int, to: int) -> int:
        limits = [(Fraction(str(value)) * to, side) for value, side in self.cuts]
        return sum(of > limit if side else of >= limit for limit, side in limits)

    def allowed(self, low: Cut | None, high: Cut | None) -> frozenset[int]:
        """The pieces from one cut up to another."""
        return NumberVariable(self.of, self.cuts).allowed(low, high)


Variable = NumberVariable | ValueVariable | MemberVariable | RatioVariable


@dataclass(frozen=True, eq=False)
class Node:
    """Branches on the piece of one variable."""

    variable: Variable
    branches: tuple[Tree, ...]


Tree = bool | Node
# A condition in which only pieces are left: true, false, (variable, allowed pieces), or all/any of such.
_Leaf = tuple[int, frozenset[int]]
_Group = tuple[str, frozenset[Any]]
_Formula = bool | _Leaf | _Group


class _Reducer:
    """Builds nodes so that equal ones are one and idle ones are left out."""

    def __init__(self) -> None:
        self._known: dict[tuple[Variable, tuple[int, ...]], Node] = {}

    def node(self, variable: Variable, branches: Sequence[Tree]) -> Tree:
        if all(branch is branches[0] for branch in branches):
            return branches[0]
        key = (variable, tuple(map(id, branches)))
        if key not in self._known:
            self._known[key] = Node(variable, tuple(branches))
        return self._known[key]


def build(condition: Condition, shapes: Mapping[str, Shape]) -> Tree:
    """The reduced diagram of a condition without references to definitions, ordered as the vocabulary is."""
    variables = _variables(condition, shapes)
    index = {variable: place for place, variable in enumerate(variables)}
    reducer, done = _Reducer(), dict[_Formula, Tree]()

    def expand(formula: _Formula) -> Tree:
        if isinstance(formula, bool):
            return formula
        if formula not in done:
            place = _first(formula)
            variable = variables[place]
            done[formula] = reducer.node(
                variable, [expand(_assume(formula, place, piece)) for piece in range(variable.size)]
            )
        return done[formula]

    return expand(_formula(condition, index, True))


def restrict(tree: Tree, facts: Facts) -> Tree:
    """The diagram left when the known facts are followed."""
    return _narrow(tree, lambda variable: variable.possible(facts))


def choose(tree: Tree, chosen: Mapping[Variable, int]) -> Tree:
    """The diagram left when some variables are put into given pieces."""
    return _narrow(tree, lambda v: (chosen[v],) if v in chosen else range(v.size))


def _narrow(tree: Tree, possible: Callable[[Variable], Collection[int]]) -> Tree:
    reducer, done = _Reducer(), dict[int, Tree]()

    def follow(node: Tree) -> Tree:
        if isinstance(node, bool):
            return node
        if id(node) not in done:
            pieces = possible(node.variable)
            branches = {piece: follow(node.branches[piece]) for piece in pieces}
            # An impossible piece takes the branch of a possible one: nobody will ever follow it.
            spare = next(iter(branches.values()))
            done[id(node)] = reducer.node(node.variable, [branches.get(i, spare) for i in range(node.variable.size)])
        return done[id(node)]

    return follow(tree)


@lru_cache(maxsize=4096)
def variables_of(tree: Tree) -> tuple[Variable, ...]:
    """The variables that the diagram depends on, in its order."""
    found: dict[Variable, None] = {}
    seen: set[int] = set()

    def visit(node: Tree) -> None:
        if isinstance(node, bool) or id(node) in seen:
            return
        seen.add(id(node))
        found[node.variable] = None
        for branch in node.branches:
            visit(branch)

    visit(tree)
    return tuple(found)


def missing(tree: Tree, facts: Facts) -> tuple[str, ...]:
    """The facts that can still change the verdict of a restricted diagram."""
    names = (name for variable in variables_of(tree) for name in variable.facts if name not in facts)
    return tuple(dict.fromkeys(names))


def probability(tree: Tree, chances: Callable[[Variable], Sequence[float]]) -> float:
    """How likely the condition holds, if the variables are independent with these chances for their pieces."""
    done: dict[int, float] = {}

    def visit(node: Tree) -> float:
        if isinstance(node, bool):
            return float(node)
        if id(node) not in done:
            weights = chances(node.variable)
            done[id(node)] = sum(weight * visit(branch) for weight, branch in zip(weights, node.branches, strict=True))
        return done[id(node)]

    return visit(tree)


def _variables(condition: Condition, shapes: Mapping[str, Shape]) -> list[Variable]:
    order = {name: place for place, name in enumerate(shapes)}
    leaves = [part for part in walk(condition) if not isinstance(part, AllOf | AnyOf | Not)]
    found: dict[Variable, None] = {}
    for leaf in leaves:
        match leaf:
            case Within(fact):
                cuts = {c for p in leaves if isinstance(p, Within) and p.fact == fact for c in (p.low, p.high) if c}
                found[NumberVariable(fact, _in_range(cuts, shapes[fact]))] = None
            case Ratio(of, to):
                cuts = {
                    c for p in leaves if isinstance(p, Ratio) and (p.of, p.to) == (of, to) for c in (p.low, p.high) if c
                }
                found[RatioVariable(of, to, tuple(sorted(cuts)))] = None
            case OneOf(fact):
                found[_value_variable(fact, leaves, shapes[fact])] = None
            case Has(fact, member):
                found[MemberVariable(fact, member)] = None
            case Is(definition):
                raise ValueError(f"the reference to {definition} must be replaced before a diagram is built")
    return sorted(found, key=lambda variable: (order[variable.facts[0]], str(variable)))


def _in_range(cuts: Iterable[Cut], shape: Shape) -> tuple[Cut, ...]:
    """Cuts at which the fact's own range begins or beyond which it ends divide nothing."""
    lowest = (-float("inf"), 0) if shape.min is None else (shape.min, 0)
    highest = (float("inf"), 0) if shape.max is None else (shape.max, 0)
    return tuple(sorted(cut for cut in cuts if lowest < cut <= highest))


def _value_variable(fact: str, leaves: Iterable[Condition], shape: Shape) -> ValueVariable:
    if shape.type == "bool":
        return ValueVariable(fact, (False, True), rest=False)
    named = {value for part in leaves if isinstance(part, OneOf) and part.fact == fact for value in part.values}
    rest = not shape.values or bool(set(shape.values) - named)
    return ValueVariable(fact, tuple(sorted(named, key=str)), rest)


def _formula(condition: Condition, index: Mapping[Variable, int], positive: bool) -> _Formula:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            how = "all" if isinstance(condition, AllOf) == positive else "any"
            return _group(how, [_formula(part, index, positive) for part in parts])
        case Not(part):
            return _formula(part, index, not positive)
        case _:
            return _leaf(condition, index, positive)


def _leaf(condition: Condition, index: Mapping[Variable, int], positive: bool) -> _Formula:
    for variable, place in index.items():
        allowed = _allowed(condition, variable)
        if allowed is not None:
            pieces = frozenset(range(variable.size))
            return _checked(place, allowed if positive else pieces - allowed, variable.size)
    raise AssertionError(condition)


def _allowed(condition: Condition, variable: Variable) -> frozenset[int] | None:
    match condition, variable:
        case Within(fact, low, high), NumberVariable(name) if fact == name:
            return variable.allowed(low, high)
        case Ratio(of, to, low, high), RatioVariable(top, bottom) if (of, to) == (top, bottom):
            return variable.allowed(low, high)
        case OneOf(fact, values), ValueVariable(name, named) if fact == name:
            return frozenset(place for place, value in enumerate(named) if value in values)
        case Has(fact, member), MemberVariable(name, one) if (fact, member) == (name, one):
            return frozenset({1})
        case _:
            return None


def _checked(place: int, allowed: frozenset[int], size: int) -> _Formula:
    if not allowed:
        return False
    return True if len(allowed) == size else (place, allowed)


def _group(how: str, parts: Iterable[_Formula]) -> _Formula:
    idle = how == "all"
    left: set[_Formula] = set()
    for part in parts:
        if isinstance(part, bool):
            if part is not idle:
                return part
        elif part[0] == how:
            left |= part[1]
        else:
            left.add(part)
    if not left:
        return idle
    return next(iter(left)) if len(left) == 1 else (how, frozenset(left))


def _first(formula: _Formula) -> int:
    assert not isinstance(formula, bool)
    return formula[0] if isinstance(formula[0], int) else min(map(_first, formula[1]))


def _assume(formula: _Formula, place: int, piece: int) -> _Formula:
    if isinstance(formula, bool):
        return formula
    if isinstance(formula[0], int):
        return piece in formula[1] if formula[0] == place else formula
    return _group(formula[0], [_assume(part, place, piece) for part in formula[1]])
