"""Which schemes each of many firms is called about, best first, and what is said of each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts
from screening.order import order
from screening.pieces import Codes, Pieces
from screening.result import Call
from screening.standing import Candidate, Standing
from screening.walk import Left, Lookup, Numbers, States, Walk, Walks
from screening.wording import ground_text, office_text, said_text

# For each scheme, what is said of it to firms that are alike: some hundred bytes each.
GROUNDS_KEPT = 1024
PLACES_KEPT = 16384
TOPICS_KEPT = 1024
# Priorities that differ by less are one.
_FINE = 10**6
_NO_CALL = -1.0


class CallTable:
    """Ranks the schemes that firms can be called about."""

    def __init__(self, candidates: Sequence[Candidate], catalogue: Catalogue, pieces: Pieces, walks: Walks) -> None:
        self._catalogue = catalogue
        self._rows = [_Row(candidate, pieces, walks, catalogue) for candidate in candidates]
        self._fits = lru_cache(maxsize=TOPICS_KEPT)(self._work_out_fits)
        self._office = lru_cache(maxsize=PLACES_KEPT)(self._work_out_office)

    def of(
        self, firms: Sequence[Facts], topics: Sequence[tuple[str, ...]], codes: Codes, states: Mapping[Walk, States]
    ) -> Iterator[tuple[Call, ...]]:
        """The calls of each firm, its facts derived."""
        numbers = np.stack([row.numbers(states) for row in self._rows])
        priority = self._priority(numbers, topics)
        for place, best in enumerate(_best(priority)):
            calls = (
                self._call(at, numbers[at, place], firms[place], codes[:, place], priority[place, at]) for at in best
            )
            yield tuple(calls)

    def _priority(self, numbers: States, topics: Sequence[tuple[str, ...]]) -> NDArray[np.float64]:
        worth = np.stack([row.worth(one) for row, one in zip(self._rows, numbers, strict=True)], axis=1)
        pull = np.stack([row.pull(one) for row, one in zip(self._rows, numbers, strict=True)], axis=1)
        fits = np.stack([self._fits(said) for said in topics])
        priority: NDArray[np.float64] = worth + pull * fits
        return priority

    def _work_out_fits(self, topics: tuple[str, ...]) -> NDArray[np.float64]:
        return np.array([row.candidate.fit(topics) for row in self._rows])

    def _call(self, at: int, number: int, facts: Facts, codes: NDArray[np.int16], priority: float) -> Call:
        row = self._rows[at]
        standing = row.standing(number)
        read, rest = row.ground(number, codes, facts)
        return Call(
            scheme=row.candidate.scheme.id,
            name=row.candidate.name,
            verdict=standing.verdict,
            why=said_text(read, facts, self._catalogue.vocabulary) + rest,
            ask=standing.ask,
            office=self._office(at, facts.get("prefecture"), facts.get("municipality")),
            priority=round(float(priority), 3),
        )

    def _work_out_office(self, at: int, prefecture: str | None, municipality: str | None) -> str:
        named = {"prefecture": prefecture, "municipality": municipality}
        place = {name: value for name, value in named.items() if value is not None}
        return office_text(self._rows[at].candidate.scheme, place, self._catalogue)


class _Row:
    """One scheme with what is worked out once for all firms for which it leaves the same open."""

    def __init__(self, candidate: Candidate, pieces: Pieces, walks: Walks, catalogue: Catalogue) -> None:
        self.candidate = candidate
        self._catalogue = catalogue
        self._walks = [walks.over(tree) for tree in candidate.trees]
        self._numbers = Numbers()
        self._codes = [pieces.row[variable] for variable in candidate.variables]
        self._grounds: dict[tuple[int, bytes], tuple[tuple[str, ...], str]] = {}
        self._standings: list[Standing] = []
        self.worth = Lookup(lambda number: _or_none(self.standing(number).worth), np.float64)
        self.pull = Lookup(lambda number: self.standing(number).pull, np.float64)

    def numbers(self, states: Mapping[Walk, States]) -> States:
        """For each firm a number for what the scheme leaves open."""
        return self._numbers.of(*(states[walk] for walk in self._walks))

    def standing(self, number: int) -> Standing:
        """What a call is worth to the firms with this number."""
        while len(self._standings) <= number:
            self._standings.append(self.candidate.standing(*self._left(len(self._standings))))
        return self._standings[number]

    def ground(self, number: int, codes: NDArray[np.int16], facts: Facts) -> tuple[tuple[str, ...], str]:
        """The facts to name of a firm, and what is said to all that are like it in them."""
        key = (number, codes[self._codes].tobytes())
        if key not in self._grounds:
            if len(self._grounds) >= GROUNDS_KEPT:
                self._grounds.clear()
            ground = self.candidate.ground(facts)
            ask = self.standing(number).ask
            self._grounds[key] = ground.read, ground_text(self.candidate, ground, ask, self._catalogue.vocabulary)
        return self._grounds[key]

    def _left(self, number: int) -> tuple[Left, Left, Left]:
        demanded, relevant, wanted = zip(self._walks, self._numbers.met[number], strict=True)
        return _at(*demanded), _at(*relevant), _at(*wanted)


def _at(walk: Walk, state: int) -> Left:
    return walk.left[state]


def _or_none(worth: float | None) -> float:
    return _NO_CALL if worth is None else worth


def _best(priority: NDArray[np.float64]) -> Iterator[list[int]]:
    """For each firm the places of its calls, best first; of equal ones the first in the catalogue."""
    count = priority.shape[1]
    ranks = np.rint(priority * _FINE).astype(np.int64) * count + np.arange(count)[::-1]
    for row in np.sort(ranks, axis=1)[:, : -order().most_calls - 1 : -1]:
        yield [count - 1 - rank % count for rank in row.tolist() if rank >= 0]
