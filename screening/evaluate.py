"""All schemes of the catalogue for one firm of a member list: the verdicts, and what to call it about first and why.

    >>> from datetime import date
    >>> from actions.rules import default_adviser
    >>> screener = Screener(default_adviser(), date(2026, 11, 25))
    >>> found = screener.screen({"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3})
    >>> [call.scheme for call in found.calls][:1]
    ['loan-marukei']

All firms of a batch are judged together: `screening.walk` follows the diagrams of the rules module for all of them, so
that what a scheme leaves open is worked out once for all firms that are alike in it. The order of the calls is that of
`screening.order`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from actions.rules import Adviser
from actions.rules.diagram import variables_of
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from screening.calls import CallTable
from screening.pieces import Pieces
from screening.result import Call, Screened
from screening.standing import Candidate
from screening.verdicts import VerdictTable
from screening.walk import Walks

__all__ = ["Call", "Screened", "Screener"]


class Screener:
    """Screens firms by a catalogue on a day; what it keeps between firms is bounded, and tells of none of them."""

    def __init__(self, adviser: Adviser, as_of: date) -> None:
        self._adviser, self._day = adviser, as_of
        judge = Judge(adviser.catalogue)
        in_force = ((scheme, scheme.version_on(as_of)) for scheme in adviser.catalogue.schemes.values())
        candidates = [Candidate(judge, scheme, version, as_of) for scheme, version in in_force if version]
        trees = (tree for candidate in candidates for tree in candidate.trees)
        walked = (variable for tree in trees for variable in variables_of(tree))
        self._pieces = Pieces([*walked, *(variable for candidate in candidates for variable in candidate.variables)])
        self._walks = Walks(self._pieces)
        demanded = [self._walks.over(candidate.trees[0]) for candidate in candidates]
        self._verdicts = VerdictTable([c.scheme.id for c in candidates], demanded, tuple(adviser.vocabulary))
        callable_ = [candidate for candidate in candidates if candidate.callable]
        self._calls = CallTable(callable_, adviser.catalogue, self._pieces, self._walks)

    def screen(self, facts: Facts) -> Screened:
        """What there is for one firm, its facts validated."""
        (screened,) = self.screen_all([facts])
        return screened

    def screen_all(self, firms: Sequence[Facts]) -> list[Screened]:
        """The same for many firms, far faster than one by one; some thousand of them at once is a good number."""
        if not firms:
            return []
        derived = [self._adviser.derived(facts, as_of=self._day) for facts in firms]
        topics = [self._adviser.topics(facts, as_of=self._day) for facts in derived]
        codes = self._pieces.codes(derived)
        states = self._walks.follow(codes)
        return [
            Screened(calls, found.eligible, found.open, found.ineligible, found.unlocks, found.one_answer)
            for calls, found in zip(
                self._calls.of(derived, topics, codes, states), self._verdicts.of(states), strict=True
            )
        ]
