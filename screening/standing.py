"""How one scheme stands for a firm: its verdict, what is still open, and what a call about it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from actions.rules.advice import Reason, Verdict
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Scheme, Version
from actions.rules.pieces import Variable, variables_in
from actions.rules.relevance import coarse, match, wanted
from screening.asking import fewest
from screening.order import last_day, order, rounds_over


@dataclass(frozen=True, slots=True)
class Standing:
    """What is the same for all firms whose facts lie in the same pieces.

    `missing` can still change the verdict. `worth` orders the calls as far as nothing is known of what the firm wants
    (None: no call), and `pull` is what fitting its signs adds at most. `ask` are the fewest facts that can make it
    certain, `met` the conditions that hold, in words, `read` the facts that these and its being to the point rest on.
    """

    scheme: str
    verdict: Verdict
    missing: tuple[str, ...]
    worth: float | None = None
    pull: float = 0.0
    ask: tuple[str, ...] = ()
    met: tuple[str, ...] = ()
    read: tuple[str, ...] = ()


class Candidate:
    """A scheme in force on the day, to be judged for many firms."""

    def __init__(self, judge: Judge, scheme: Scheme, version: Version, day: date) -> None:
        self.scheme, self.version = scheme, version
        self._judge, self._day, self._order = judge, day, order()
        self._wanted = wanted(scheme, version)
        self._callable = bool(scheme.topics) and scheme.kind not in self._order.no_call

    @property
    def name(self) -> str:
        """What it is called on the day."""
        return self.version.name or self.scheme.name

    @cached_property
    def last_day(self) -> date | None:
        """The last day to apply, if one is known and near."""
        last = last_day(self.version, self._day)
        return last if self._order.urgency(last, self._day) else None

    @cached_property
    def rounds_over(self) -> bool:
        """Have all the rounds that are known closed?"""
        return rounds_over(self.version, self._day)

    @cached_property
    def variables(self) -> tuple[Variable, ...]:
        """Firms that lie in the same pieces of these have the same standing."""
        catalogue = self._judge.catalogue
        whole = catalogue.in_full(self._wanted, self._day)
        return tuple(variables_in(whole, catalogue.shapes))

    def fit(self, topics: tuple[str, ...]) -> float:
        """How well it fits what the firm's facts speak of, 0 to 1."""
        return match(self.scheme.topics, topics) if topics else 0.0

    def standing(self, facts: Facts) -> Standing:
        """How it stands for a firm, the facts derived."""
        finding = self._judge.judge(self.version, facts, self._day)
        verdict = Standing(self.scheme.id, finding.verdict, finding.missing_facts)
        if finding.holds is False or not self._callable:
            return verdict
        open_ = finding if self._to_the_point(facts) else self._judge.find(self._wanted, facts, self._day)
        chance = self._judge.chance(open_.tree, ())
        if chance < self._order.least_chance:
            return verdict
        catalogue = self._judge.catalogue
        reasons = [reason for reason in self._judge.reasons(self.version, facts, self._day) if reason.holds]
        return replace(
            verdict,
            worth=self._order.step(open_.missing_facts, self._share) + chance * self._weight,
            pull=0.0 if self.rounds_over else chance * self._order.weights.to_the_point,
            ask=fewest(open_.tree, facts, catalogue.priors.among(()), catalogue.shapes),
            met=tuple(reason.text for reason in reasons),
            read=self._read(reasons, facts),
        )

    @cached_property
    def _share(self) -> float:
        """How many of all firms it is open to, and to the point, as a share."""
        return self._judge.chance(self._judge.find(self._wanted, {}, self._day).tree, ())

    @cached_property
    def _weight(self) -> float:
        """What it counts within its step, whoever the firm is."""
        if self.rounds_over:
            return 0.0
        weights, urgency = self._order.weights, self._order.urgency(self.last_day, self._day)
        return weights.sharp * self._order.sharpness(self._share) + weights.urgent * urgency

    def _to_the_point(self, facts: Facts) -> bool:
        """Is it so for certain, or so likely that nobody is asked about it?"""
        if self.scheme.relevant_if is None:
            return True
        found = self._judge.find(self.scheme.relevant_if, facts, self._day)
        return coarse(self._judge.chance(found.tree, ())) == 1.0

    def _read(self, reasons: Iterable[Reason], facts: Facts) -> tuple[str, ...]:
        """What tells of a need first, it says more than what only tells the size of the firm."""
        read = dict.fromkeys(name for reason in reasons for name in reason.facts if name in facts)
        if self.scheme.relevant_if is not None:
            needs = variables_in(
                self._judge.catalogue.in_full(self.scheme.relevant_if, self._day), self._judge.catalogue.shapes
            )
            read |= dict.fromkeys(name for variable in needs for name in variable.facts if name in facts)
        vocabulary = self._judge.catalogue.vocabulary
        return tuple(sorted(read, key=lambda name: not vocabulary[name].means))
