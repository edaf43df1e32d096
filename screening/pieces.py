"""Where the facts of many firms lie among the pieces that the conditions can tell apart: a table of small numbers.

Firms with the same codes for the variables of a condition get the same verdict from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from actions.rules.facts import Facts
from actions.rules.pieces import RatioVariable, Variable

Codes = NDArray[np.int16]
# The code of a variable of which nothing is known; a piece has its number plus one.
UNKNOWN = 0
# Values of facts with their codes: a few dozen bytes each.
VALUES_KEPT = 65536


class Pieces:
    """Variables, each with a row in the table."""

    def __init__(self, variables: Iterable[Variable]) -> None:
        self.row = {variable: at for at, variable in enumerate(dict.fromkeys(variables))}
        self._ratios = [variable for variable in self.row if isinstance(variable, RatioVariable)]
        self._partly: dict[RatioVariable, list[Facts]] = {ratio: [{}] for ratio in self._ratios}
        self._reading: dict[str, list[Variable]] = {}
        for variable in self.row:
            if not isinstance(variable, RatioVariable):
                self._reading.setdefault(variable.facts[0], []).append(variable)
        self._of = lru_cache(maxsize=VALUES_KEPT)(self._work_out)

    def codes(self, firms: Sequence[Facts]) -> Codes:
        """A row for each variable, a column for each firm."""
        table = np.zeros((len(self.row), len(firms)), np.int16)
        for name in self._reading.keys() & set().union(*firms):
            values = [_hashable(facts.get(name)) for facts in firms]
            place = {value: at for at, value in enumerate(dict.fromkeys(values))}
            codes = np.array([self._of(name, value) for value in place], np.int16)
            table[[self.row[variable] for variable in self._reading[name]]] = codes[[place[v] for v in values]].T
        for at, facts in enumerate(firms):
            for row, code in self._ratio_codes(facts):
                table[row, at] = code
        return table

    def known(self, variable: Variable, code: int) -> Facts:
        """Facts that have this code for a ratio, and stand for all that have it."""
        assert isinstance(variable, RatioVariable)
        return self._partly[variable][code]

    def _work_out(self, name: str, value: Any) -> tuple[int, ...]:
        variables = self._reading[name]
        if value is None:
            return (UNKNOWN,) * len(variables)
        return tuple(piece + 1 for variable in variables for piece in variable.possible({name: value}))

    def _ratio_codes(self, facts: Facts) -> Iterator[tuple[int, int]]:
        """Of a ratio the code tells which of its amounts are known, and where it can lie."""
        for ratio in self._ratios:
            given = {name: facts[name] for name in ratio.facts if name in facts}
            if given:
                yield self.row[ratio], self._code(ratio, given)

    def _code(self, ratio: RatioVariable, given: Facts) -> int:
        seen = self._partly[ratio]
        alike = (at for at, one in enumerate(seen) if one.keys() == given.keys() and _same(ratio, one, given))
        at = next(alike, len(seen))
        if at == len(seen):
            seen.append(given)
        return at


def _hashable(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _same(ratio: RatioVariable, one: Facts, other: Facts) -> bool:
    return set(ratio.possible(one)) == set(ratio.possible(other))
