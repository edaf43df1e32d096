"""Some schemes of the catalogue by our own rules, over many firms: true, false, or not known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from actions.rules import Adviser, Verdict
from actions.rules.diagram import variables_of
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Version
from screening.pieces import Codes, Pieces
from screening.walk import Walk, Walks

YES, NO, OPEN = 1, 0, -1
_NUMBERS = {Verdict.ELIGIBLE: YES, Verdict.INELIGIBLE: NO, Verdict.UNKNOWN: OPEN}


class OurRules:
    """The schemes on a day."""

    def __init__(self, adviser: Adviser, schemes: Sequence[str], day: date) -> None:
        judge = Judge(adviser.catalogue)
        trees = {name: judge.tree(_in_force(adviser, name, day), day) for name in schemes}
        self._pieces = Pieces(variable for tree in trees.values() for variable in variables_of(tree))
        walks = Walks(self._pieces)
        self._walks = {name: walks.over(tree) for name, tree in trees.items()}

    def read(self, firms: Sequence[Facts]) -> Codes:
        """The pieces in which the facts lie."""
        return self._pieces.codes(firms)

    def decide(self, codes: Codes) -> dict[str, NDArray[np.int8]]:
        """For each scheme and firm YES, NO, or OPEN."""
        return {name: self._verdicts(walk, codes) for name, walk in self._walks.items()}

    def _verdicts(self, walk: Walk, codes: Codes) -> NDArray[np.int8]:
        states = walk.follow(codes)
        return np.array([_NUMBERS[left.verdict] for left in walk.left], np.int8)[states]


def _in_force(adviser: Adviser, name: str, day: date) -> Version:
    version = adviser.catalogue.scheme(name).version_on(day)
    assert version is not None
    return version
