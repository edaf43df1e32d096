"""The verdicts of all schemes for many firms, and which single answer would decide what is open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from actions.rules import Verdict
from screening.walk import Lookup, States, Walk

VERDICTS = (Verdict.INELIGIBLE, Verdict.ELIGIBLE, Verdict.UNKNOWN)
_SEVERAL = -1


@dataclass(frozen=True, slots=True)
class Verdicts:
    """The ids of the schemes by their verdict for one firm, and the facts that alone decide open ones."""

    eligible: tuple[str, ...]
    open: tuple[str, ...]
    ineligible: tuple[str, ...]
    one_answer: tuple[str, ...]
    unlocks: Mapping[str, int]


class VerdictTable:
    """Reads the verdicts from what each scheme's demands leave open."""

    def __init__(self, schemes: Sequence[str], walks: Sequence[Walk], facts: Sequence[str]) -> None:
        self._schemes = np.array(schemes, object)
        self._facts = tuple(facts)
        place = {fact: at for at, fact in enumerate(facts)}
        self._reads = {walk: _Reads(walk, place) for walk in walks}
        self._walks = tuple(walks)

    def of(self, states: Mapping[Walk, States]) -> list[Verdicts]:
        """The verdicts of each firm."""
        read = {walk: (reads.verdict(states[walk]), reads.alone(states[walk])) for walk, reads in self._reads.items()}
        verdicts = np.stack([read[walk][0] for walk in self._walks], axis=1)
        alone = np.stack([read[walk][1] for walk in self._walks], axis=1)
        return [self._one(row, ones) for row, ones in zip(verdicts, alone, strict=True)]

    def _one(self, row: NDArray[np.int8], alone: NDArray[np.int16]) -> Verdicts:
        by_verdict = {verdict: self._schemes[row == code] for code, verdict in enumerate(VERDICTS)}
        by_one = alone != _SEVERAL
        facts = Counter(alone[by_one].tolist())
        return Verdicts(
            eligible=tuple(by_verdict[Verdict.ELIGIBLE]),
            open=tuple(by_verdict[Verdict.UNKNOWN]),
            ineligible=tuple(by_verdict[Verdict.INELIGIBLE]),
            one_answer=tuple(self._schemes[by_one]),
            unlocks={self._facts[fact]: count for fact, count in facts.items()},
        )


class _Reads:
    """A number for the verdict, and one for the fact that decides alone, for each state of a walk."""

    def __init__(self, walk: Walk, place: Mapping[str, int]) -> None:
        def alone(missing: Sequence[str]) -> int:
            return place[missing[0]] if len(missing) == 1 else _SEVERAL

        self.verdict = Lookup(lambda state: VERDICTS.index(walk.left[state].verdict), np.int8)
        self.alone = Lookup(lambda state: alone(walk.left[state].missing), np.int16)
