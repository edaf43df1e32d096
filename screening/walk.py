"""A condition decided for many firms at once.

Its diagram is followed one variable after the other, all firms together: a table tells for each diagram that is left,
and each code of the variable, which diagram is left then. The tables are filled by the rules module as firms come that
need them; they grow with what the condition can leave open, not with the firms.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actions.rules import Verdict, diagram
from actions.rules.diagram import Reducer, Tree
from actions.rules.pieces import RatioVariable, Variable
from screening.pieces import UNKNOWN, Codes, Pieces

States = NDArray[np.int32]
_NOT_YET = -1
# Three states side by side fit into one whole number.
_STATE_BITS = 21


@dataclass(frozen=True)
class Left:
    """What a condition leaves open: its diagram, and the known amounts of a ratio that is still open."""

    tree: Tree
    known: frozenset[str] = frozenset()

    @property
    def verdict(self) -> Verdict:
        """The verdict as far as it is settled."""
        if isinstance(self.tree, bool):
            return Verdict.ELIGIBLE if self.tree else Verdict.INELIGIBLE
        return Verdict.UNKNOWN

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts that can still change the verdict."""
        return diagram.missing(self.tree, dict.fromkeys(self.known))


@dataclass
class _Step:
    variable: Variable
    row: int
    table: States = field(default_factory=lambda: np.full((1, 1), _NOT_YET, np.int32))


class Walk:
    """Follows one diagram; the state of a firm is a number, `left` says what it stands for."""

    def __init__(self, tree: Tree, pieces: Pieces, reducer: Reducer) -> None:
        self._pieces, self._reducer = pieces, reducer
        self.left: list[Left] = []
        self._numbers: dict[tuple[int, frozenset[str]], int] = {}
        self._number(Left(diagram.restrict(tree, {}, reducer)))
        self._steps = [_Step(variable, pieces.row[variable]) for variable in diagram.variables_of(tree)]

    def follow(self, codes: Codes) -> States:
        """The state of each firm."""
        at = np.zeros(codes.shape[1], np.int32)
        for step in self._steps:
            at = self._follow(step, at, codes[step.row])
        return at

    def _follow(self, step: _Step, at: States, codes: Codes) -> States:
        rows, columns = len(self.left), int(codes.max(initial=UNKNOWN)) + 1
        lacking = [(0, max(0, need - have)) for need, have in zip((rows, columns), step.table.shape, strict=True)]
        if any(more for _, more in lacking):
            step.table = np.pad(step.table, lacking, constant_values=_NOT_YET)
        after = step.table[at, codes]
        new = after == _NOT_YET
        if new.any():
            for state, code in set(zip(at[new].tolist(), codes[new].tolist(), strict=True)):
                step.table[state, code] = self._after(step.variable, state, code)
            after = step.table[at, codes]
        return after

    def _after(self, variable: Variable, state: int, code: int) -> int:
        left = self.left[state]
        if code == UNKNOWN:
            return state
        if not isinstance(variable, RatioVariable):
            return self._number(Left(diagram.choose(left.tree, {variable: code - 1}, self._reducer), left.known))
        given = self._pieces.known(variable, code)
        tree = diagram.restrict(left.tree, given, self._reducer)
        still_open = variable in diagram.variables_of(tree)
        return self._number(Left(tree, left.known.union(given) if still_open else left.known))

    def _number(self, left: Left) -> int:
        key = (id(left.tree), left.known)
        if key not in self._numbers:
            self._numbers[key] = len(self.left)
            self.left.append(left)
        return self._numbers[key]


class Walks:
    """One walk for each diagram, however many conditions it stands for."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces, self._reducer = pieces, Reducer()
        self._walks: dict[int, Walk] = {}

    def over(self, tree: Tree) -> Walk:
        """The walk over this diagram."""
        tree = diagram.restrict(tree, {}, self._reducer)
        return self._walks.setdefault(id(tree), Walk(tree, self._pieces, self._reducer))

    def follow(self, codes: Codes) -> dict[Walk, States]:
        """The states of all firms in all walks."""
        return {walk: walk.follow(codes) for walk in self._walks.values()}


class Numbers:
    """Numbers for combinations of states, in the order in which they come."""

    def __init__(self) -> None:
        self.met: list[tuple[int, ...]] = []
        self._of: dict[tuple[int, ...], int] = {}

    def of(self, *states: States) -> States:
        """The number of each firm's combination."""
        whole = np.zeros(len(states[0]), np.int64)
        for one in states:
            whole = (whole << _STATE_BITS) | one
        _, first, each = np.unique(whole, return_index=True, return_inverse=True)
        rows = np.stack(states)[:, first].T.tolist()
        return np.array([self._one(tuple(row)) for row in rows], np.int32)[each]

    def _one(self, row: tuple[int, ...]) -> int:
        if row not in self._of:
            self._of[row] = len(self.met)
            self.met.append(row)
        return self._of[row]


class Lookup:
    """What belongs to each number, worked out once."""

    def __init__(self, of: Callable[[int], float], dtype: type[np.generic]) -> None:
        self._of = of
        self._known: NDArray[Any] = np.empty(0, dtype)

    def __call__(self, numbers: States) -> NDArray[Any]:
        """The values for these numbers."""
        more = range(len(self._known), int(numbers.max(initial=-1)) + 1)
        if more:
            self._known = np.append(self._known, np.array([self._of(number) for number in more], self._known.dtype))
        return self._known[numbers]
