"""Which firms pass from one verdict to another when conditions change: exactly, from the decision diagrams.

What both sides demand in the same words cancels out, so a group speaks only of what makes the difference; groups that
the common demands rule out are left away.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Any

from actions.rules import diagram
from actions.rules.answers import ANY_OTHER, between
from actions.rules.catalogue import Catalogue
from actions.rules.conditions import AllOf, AnyOf, Condition, Cut, Has, Not, OneOf, Ratio, Within
from actions.rules.diagram import Node, Tree
from actions.rules.facts import Facts, FactSpec
from actions.rules.pieces import MemberVariable, NumberVariable, RatioVariable, ValueVariable, Variable

# So many ways through a diagram are looked at; of more, the rest is only said to be there.
LOOKED_AT = 100
Way = tuple[tuple[Variable, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Group:
    """Firms told by one condition, and one of them: no more facts than decide it."""

    condition: Condition
    example: Facts


@dataclass(frozen=True)
class Groups:
    """The groups, those with most firms first; `more` if there were too many ways to look at all."""

    found: list[Group]
    more: bool = False


def firms_between(catalogue: Catalogue, holding: Sequence[Condition], failing: Sequence[Condition]) -> Groups:
    """The firms that meet all of `holding`, but not all of `failing`; conditions without references."""
    common = [condition for condition in holding if condition in failing]
    left = [condition for condition in holding if condition not in common]
    other = Not(AllOf(tuple(condition for condition in failing if condition not in common)))
    tree = diagram.build(AllOf((*left, other)), catalogue.shapes)
    ways = list(islice(_ways(tree), LOOKED_AT + 1))
    found = [group for way in ways[:LOOKED_AT] if (group := _group(way, [*common, *left, other], catalogue))]
    found.sort(key=lambda group: _chance(group.condition, catalogue), reverse=True)
    return Groups(found, more=len(ways) > LOOKED_AT)


def _group(way: Way, demands: Sequence[Condition], catalogue: Catalogue) -> Group | None:
    condition = AllOf(tuple(_as_condition(variable, pieces) for variable, pieces in way))
    tree = diagram.build(AllOf((condition, *demands)), catalogue.shapes)
    example = next(_examples(tree, catalogue), None)
    return Group(condition, example) if example is not None else None


def _chance(condition: Condition, catalogue: Catalogue) -> float:
    return diagram.probability(diagram.build(condition, catalogue.shapes), catalogue.priors.chances)


def _ways(tree: Tree) -> Iterator[Way]:
    """Each way through the diagram to true, with the pieces that lead on alike put together."""
    if tree is True:
        yield ()
    if not isinstance(tree, Node):
        return
    onward: dict[int, list[int]] = {}
    for piece, branch in enumerate(tree.branches):
        onward.setdefault(id(branch), []).append(piece)
    for pieces in onward.values():
        for rest in _ways(tree.branches[pieces[0]]):
            yield ((tree.variable, tuple(pieces)), *rest)


def _as_condition(variable: Variable, pieces: Sequence[int]) -> Condition:
    match variable:
        case NumberVariable(fact, cuts):
            return _any_of([Within(fact, low, high) for low, high in _spans(cuts, pieces)])
        case RatioVariable(of, to, cuts):
            return _any_of([Ratio(of, to, low, high) for low, high in _spans(cuts, pieces)])
        case MemberVariable(fact, member):
            return Has(fact, member) if pieces == (1,) else Not(Has(fact, member))
        case ValueVariable(fact, named):
            chosen = frozenset(named[piece] for piece in pieces if piece < len(named))
            return Not(OneOf(fact, frozenset(named) - chosen)) if len(named) in pieces else OneOf(fact, chosen)


def _any_of(parts: list[Condition]) -> Condition:
    return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))


def _spans(cuts: Sequence[Cut], pieces: Sequence[int]) -> Iterator[tuple[Cut | None, Cut | None]]:
    """The limits of each run of pieces side by side."""
    for _, run in groupby(enumerate(p for p in pieces if p <= len(cuts)), key=lambda pair: pair[1] - pair[0]):
        side_by_side = [piece for _, piece in run]
        first, last = side_by_side[0], side_by_side[-1]
        yield (cuts[first - 1] if first else None), (cuts[last] if last < len(cuts) else None)


def _examples(tree: Tree, catalogue: Catalogue) -> Iterator[Facts]:
    """Firms for which the diagram is true, with an everyday value for every fact that decides it."""
    for way in islice(_ways(tree), LOOKED_AT):
        facts: dict[str, Any] = {}
        for variable, pieces in way:
            likely = max(pieces, key=list(catalogue.priors.chances(variable)).__getitem__)
            facts |= _values(variable, likely, facts, catalogue.vocabulary)
        possible = all(catalogue.vocabulary[name].problem(value) is None for name, value in facts.items())
        if possible and diagram.restrict(tree, facts) is True:
            yield facts


def _values(variable: Variable, piece: int, known: Facts, vocabulary: Mapping[str, FactSpec]) -> dict[str, Any]:
    """A value of the variable's fact that lies in the piece."""
    spec = vocabulary[variable.facts[0]]
    match variable:
        case NumberVariable(fact, cuts):
            usual = [choice.value for choice in spec.choices if choice.value is not None]
            usual += [0, *(2 * limit for limit, _ in cuts), list(between(cuts, spec))[piece]]
            value = next(v for v in usual if piece in variable.possible({fact: v}) and spec.problem(v) is None)
            return {fact: int(value) if spec.type == "int" else value}
        case ValueVariable(fact, named):
            others = [value for value in spec.values or (ANY_OTHER,) if value not in named]
            return {fact: [*named, *others][piece]}
        case MemberVariable(fact, member):
            return {fact: [*known.get(fact, ()), *([member] if piece else [])]}
        case RatioVariable():
            return next(pair for pair in _pairs(variable) if piece in variable.possible(pair))


def _pairs(variable: RatioVariable) -> Iterator[dict[str, int]]:
    """Two amounts of everyday size on either side of each cut, nothing of nothing last."""
    whole = 1_000_000
    for limit, _ in (*variable.cuts, (0, 0)):
        for amount in (round(limit * whole), round(limit * whole) + 1, max(round(limit * whole) - 1, 0)):
            yield {variable.of: amount, variable.to: whole}
    yield {variable.of: 0, variable.to: 0}
