"""Exact verdicts under missing facts: conditions as reduced, ordered decision diagrams.

Every fact's range is cut at the limits that occur in a condition. Within one piece the condition cannot tell values
apart, so the pieces stand for all values. The condition becomes a diagram that branches on one fact's piece at a time,
always in the same order and with equal branches merged (R. E. Bryant, "Graph-Based Algorithms for Boolean Function
Manipulation", 1986; here with as many branches as a fact has pieces). Following the known facts leaves a diagram of the
unknown ones: a leaf is a certain verdict, and else the facts left are exactly those that can still change it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from actions.rules.conditions import AllOf, AnyOf, Condition, Not, Shape
from actions.rules.pieces import Facts, Variable, allowed_pieces, variables_in


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


class Reducer:
    """Builds nodes so that equal ones are one and idle ones are left out."""

    def __init__(self) -> None:
        self._known: dict[tuple[Variable, tuple[int, ...]], Node] = {}

    def node(self, variable: Variable, branches: Sequence[Tree]) -> Tree:
        """The node with these branches, always the same one; the branch itself where they are all one."""
        if all(branch is branches[0] for branch in branches):
            return branches[0]
        key = (variable, tuple(map(id, branches)))
        if key not in self._known:
            self._known[key] = Node(variable, tuple(branches))
        return self._known[key]


def build(condition: Condition, shapes: Mapping[str, Shape]) -> Tree:
    """The reduced diagram of a condition without references to definitions, ordered as the vocabulary is."""
    variables = variables_in(condition, shapes)
    index = {variable: place for place, variable in enumerate(variables)}
    reducer, done = Reducer(), dict[_Formula, Tree]()

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


def restrict(tree: Tree, facts: Facts, reducer: Reducer | None = None) -> Tree:
    """The diagram left when the known facts are followed; with a reducer, equal ones are the same object."""
    return _narrow(tree, lambda variable: variable.possible(facts), reducer)


def choose(tree: Tree, chosen: Mapping[Variable, int], reducer: Reducer | None = None) -> Tree:
    """The diagram left when some variables are put into given pieces; with a reducer, equal ones are the same object."""
    return _narrow(tree, lambda v: (chosen[v],) if v in chosen else range(v.size), reducer)


def hinges(tree: Tree, facts: Facts, name: str, span: tuple[float, float]) -> bool:
    """Could the verdict turn on where in the span the number lies, whatever the unknown facts are?"""

    def possible(variable: Variable) -> Collection[int]:
        if name not in variable.facts:
            return variable.possible(facts)
        ends = [piece for end in span for piece in variable.possible({**facts, name: end})]
        return range(min(ends), max(ends) + 1)

    return any(name in variable.facts for variable in variables_of(_narrow(tree, possible)))


def _narrow(tree: Tree, possible: Callable[[Variable], Collection[int]], reducer: Reducer | None = None) -> Tree:
    reducer, done = reducer or Reducer(), dict[int, Tree]()

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
        allowed = allowed_pieces(condition, variable)
        if allowed is not None:
            pieces = frozenset(range(variable.size))
            return _checked(place, allowed if positive else pieces - allowed, variable.size)
    raise AssertionError(condition)


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
