"""Where a firm's facts lie among the pieces that the conditions can tell apart, as one code for each variable.

Firms with the same codes for the variables of a condition get the same verdict from it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator

from actions.rules.facts import Facts
from actions.rules.pieces import RatioVariable, Variable

Codes = list[Hashable]


class Pieces:
    """Variables with the places that their codes have in a row."""

    def __init__(self, variables: Iterable[Variable]) -> None:
        self.place = {variable: at for at, variable in enumerate(dict.fromkeys(variables))}
        self._reading: dict[str, list[tuple[int, Variable]]] = {}
        for variable, at in self.place.items():
            for name in variable.facts:
                self._reading.setdefault(name, []).append((at, variable))

    def codes(self, facts: Facts) -> Codes:
        """A code for each variable; None where nothing of it is known."""
        row: Codes = [None] * len(self.place)
        for at, code in self._known(facts):
            row[at] = code
        return row

    def _known(self, facts: Facts) -> Iterator[tuple[int, Hashable]]:
        for name in facts:
            for at, variable in self._reading.get(name, ()):
                yield at, _code(variable, facts)


def _code(variable: Variable, facts: Facts) -> Hashable:
    """The piece; of a ratio the possible ones, and which of its amounts are known."""
    if isinstance(variable, RatioVariable):
        return frozenset(variable.possible(facts)), variable.of in facts, variable.to in facts
    (piece,) = variable.possible(facts)
    return piece
