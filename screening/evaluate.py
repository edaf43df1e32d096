"""All schemes of the catalogue for one firm of a member list: the verdicts, and what to call it about first and why.

    >>> from datetime import date
    >>> from actions.rules import default_adviser
    >>> screener = Screener(default_adviser(), date(2026, 11, 25))
    >>> found = screener.screen({"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3})
    >>> [call.scheme for call in found.calls][:1]
    ['loan-marukei']

Firms whose facts lie in the same pieces of a scheme's conditions share its standing, which is worked out once by the
`Judge` of the rules module and kept. The order of the calls is that of `screening.order`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import nlargest

from actions.rules import Adviser, Verdict
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from screening.order import order
from screening.pieces import Pieces
from screening.standing import Candidate, Standing
from screening.wording import office_text, why_text

# Standings of some hundred bytes each: some tens of megabytes at most.
STANDINGS_KEPT = 131072


@dataclass(frozen=True, slots=True)
class Call:
    """One scheme to call a firm about.

    `why` is a sentence, `ask` are the fewest facts that can make it certain, `office` names the counter for the firm's
    place; the higher the `priority`, the sooner.
    """

    scheme: str
    name: str
    verdict: Verdict
    why: str
    ask: tuple[str, ...]
    office: str
    priority: float


@dataclass(frozen=True, slots=True)
class Screened:
    """One firm: the calls, best first; the ids of all schemes in force by their verdict, and of the open ones those
    that one answer decides; and for each fact the number of schemes that it alone would decide.
    """

    calls: tuple[Call, ...]
    eligible: tuple[str, ...]
    open: tuple[str, ...]
    ineligible: tuple[str, ...]
    unlocks: Mapping[str, int]
    one_answer: tuple[str, ...] = ()


class Screener:
    """Screens firms by a catalogue on a day; keeps nothing between firms but standings already worked out."""

    def __init__(self, adviser: Adviser, as_of: date) -> None:
        self._adviser, self._day = adviser, as_of
        self._catalogue = adviser.catalogue
        judge = Judge(adviser.catalogue)
        schemes = adviser.catalogue.schemes.values()
        in_force = ((scheme, scheme.version_on(as_of)) for scheme in schemes)
        self._candidates = [Candidate(judge, scheme, version, as_of) for scheme, version in in_force if version]
        self._pieces = Pieces(variable for candidate in self._candidates for variable in candidate.variables)
        self._read = [[self._pieces.place[v] for v in candidate.variables] for candidate in self._candidates]
        self._known: dict[tuple[Hashable, ...], Standing] = {}

    def screen(self, facts: Facts) -> Screened:
        """What there is for one firm, its facts validated."""
        facts = self._adviser.derived(facts, as_of=self._day)
        standings = self._standings(facts)
        decided_by_one = [standing for standing in standings if len(standing.missing) == 1]
        by_verdict: dict[Verdict, list[str]] = {verdict: [] for verdict in Verdict}
        for standing in standings:
            by_verdict[standing.verdict].append(standing.scheme)
        return Screened(
            calls=tuple(self._calls(standings, facts)),
            eligible=tuple(by_verdict[Verdict.ELIGIBLE]),
            open=tuple(by_verdict[Verdict.UNKNOWN]),
            ineligible=tuple(by_verdict[Verdict.INELIGIBLE]),
            unlocks=dict(Counter(standing.missing[0] for standing in decided_by_one)),
            one_answer=tuple(standing.scheme for standing in decided_by_one),
        )

    def _standings(self, facts: Facts) -> list[Standing]:
        codes = self._pieces.codes(facts)
        return [self._standing(at, tuple(codes[i] for i in read), facts) for at, read in enumerate(self._read)]

    def _standing(self, at: int, codes: tuple[Hashable, ...], facts: Facts) -> Standing:
        key = (at, *codes)
        if key not in self._known:
            if len(self._known) >= STANDINGS_KEPT:
                self._known.clear()
            self._known[key] = self._candidates[at].standing(facts)
        return self._known[key]

    def _calls(self, standings: Sequence[Standing], facts: Facts) -> Iterator[Call]:
        topics = self._adviser.topics(facts, as_of=self._day)
        worth = {at: self._priority(at, s, topics) for at, s in enumerate(standings) if s.worth is not None}
        for at in nlargest(order().most_calls, worth, key=worth.__getitem__):
            yield self._call(self._candidates[at], standings[at], worth[at], facts)

    def _priority(self, at: int, standing: Standing, topics: tuple[str, ...]) -> float:
        assert standing.worth is not None
        return standing.worth + standing.pull * self._candidates[at].fit(topics)

    def _call(self, candidate: Candidate, standing: Standing, priority: float, facts: Facts) -> Call:
        return Call(
            scheme=standing.scheme,
            name=candidate.name,
            verdict=standing.verdict,
            why=why_text(candidate, standing, facts, self._catalogue.vocabulary),
            ask=standing.ask,
            office=office_text(candidate.scheme, facts, self._catalogue),
            priority=round(priority, 3),
        )
