"""Facts cut into pieces: within one piece the conditions of a version cannot tell values apart.

A diagram branches on these variables; each knows in which pieces the known facts can lie.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
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
        """How many pieces there are; the last is nothing of nothing (0 of 0), which is at every cut at once."""
        return len(self.cuts) + 2

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
        if of == to == 0:
            return self.size - 1
        limits = [(Fraction(str(value)) * to, side) for value, side in self.cuts]
        return sum(of > limit if side else of >= limit for limit, side in limits)

    def allowed(self, low: Cut | None, high: Cut | None) -> frozenset[int]:
        """The pieces from one cut up to another; nothing of nothing is at both, so it lies within if they belong to it."""
        between = NumberVariable(self.of, self.cuts).allowed(low, high)
        at_cuts = (low is None or low[1] == 0) and (high is None or high[1] == 1)
        return between | {self.size - 1} if at_cuts else between


Variable = NumberVariable | ValueVariable | MemberVariable | RatioVariable


def variables_in(condition: Condition, shapes: Mapping[str, Shape]) -> list[Variable]:
    """The variables of a condition without references to definitions, ordered as the vocabulary is."""
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


def allowed_pieces(condition: Condition, variable: Variable) -> frozenset[int] | None:
    """The pieces in which a single comparison holds; None if it does not read the variable."""
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
