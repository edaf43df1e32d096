"""How one scheme stands for many firms: its verdict, what is still open, and what a call about it is worth."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from actions.rules.advice import Reason, Verdict
from actions.rules.catalogue import requirement
from actions.rules.conditions import AllOf, Condition
from actions.rules.diagram import Tree
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Scheme, Version
from actions.rules.pieces import Variable, variables_in
from actions.rules.relevance import coarse, match, wanted
from screening.asking import fewest
from screening.order import last_day, order, rounds_over
from screening.walk import Left

ALWAYS: Condition = AllOf(())


@dataclass(frozen=True, slots=True)
class Standing:
    """The verdict, and what a call about the scheme is worth, for all firms for which it leaves the same open.

    `worth` orders the calls as far as nothing is known of what the firm wants (None: no call), and `pull` is what
    fitting its signs adds at most. `ask` are the fewest facts that can make it certain.
    """

    verdict: Verdict
    worth: float | None = None
    pull: float = 0.0
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What a call rests on: the conditions that hold, in words, and the facts that tell of them and of the need."""

    met: tuple[str, ...]
    read: tuple[str, ...]


class Candidate:
    """A scheme in force on the day, to be judged for many firms."""

    def __init__(self, judge: Judge, scheme: Scheme, version: Version, day: date) -> None:
        self.scheme, self.version = scheme, version
        self._judge, self._day, self._order = judge, day, order()
        self.callable = self._order.calls_about(scheme)
        self.conditions = (requirement(version), scheme.relevant_if or ALWAYS, wanted(scheme, version))

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
        """Firms that lie in the same pieces of these have the same ground for a call."""
        catalogue = self._judge.catalogue
        return tuple(variables_in(catalogue.in_full(self.conditions[2], self._day), catalogue.shapes))

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The diagrams of what it demands, of when it is to the point, and of both."""
        return tuple(self._judge.find(condition, {}, self._day).tree for condition in self.conditions)

    def fit(self, topics: tuple[str, ...]) -> float:
        """How well it fits what the firm's facts speak of, 0 to 1."""
        return match(self.scheme.topics, topics) if topics else 0.0

    def standing(self, demanded: Left, relevant: Left, wanted: Left) -> Standing:
        """The verdict, and what a call is worth, where the three conditions leave this open."""
        if demanded.tree is False:
            return Standing(demanded.verdict)
        open_ = demanded if self._as_good_as_certain(relevant) else wanted
        chance = self._judge.chance(open_.tree, ())
        if chance < self._order.least_chance:
            return Standing(demanded.verdict)
        catalogue = self._judge.catalogue
        return Standing(
            verdict=demanded.verdict,
            worth=self._order.step(open_.missing, self._share) + chance * self._weight,
            pull=0.0 if self.rounds_over else chance * self._order.weights.to_the_point,
            ask=fewest(open_.tree, open_.known, catalogue.priors.among(()), catalogue.shapes),
        )

    def ground(self, facts: Facts) -> Ground:
        """What a call to a firm rests on, the facts derived."""
        reasons = [reason for reason in self._judge.reasons(self.version, facts, self._day) if reason.holds]
        return Ground(met=tuple(reason.text for reason in reasons), read=self._read(reasons, facts))

    @cached_property
    def _share(self) -> float:
        """How many of all firms it is open to, and to the point, as a share."""
        return self._judge.chance(self._judge.find(self.conditions[2], {}, self._day).tree, ())

    @cached_property
    def _weight(self) -> float:
        """What it counts within its step, whoever the firm is."""
        if self.rounds_over:
            return 0.0
        weights, urgency = self._order.weights, self._order.urgency(self.last_day, self._day)
        return weights.sharp * self._order.sharpness(self._share) + weights.urgent * urgency

    def _as_good_as_certain(self, left: Left) -> bool:
        """Is it to the point for certain, or so likely that nobody is asked about it?"""
        return coarse(self._judge.chance(left.tree, ())) == 1.0

    def _read(self, reasons: Iterable[Reason], facts: Facts) -> tuple[str, ...]:
        """What tells of a need first, it says more than what only tells the size of the firm."""
        read = dict.fromkeys(name for reason in reasons for name in reason.facts if name in facts)
        if self.scheme.relevant_if is not None:
            catalogue = self._judge.catalogue
            needs = variables_in(catalogue.in_full(self.scheme.relevant_if, self._day), catalogue.shapes)
            read |= dict.fromkeys(name for variable in needs for name in variable.facts if name in facts)
        vocabulary = self._judge.catalogue.vocabulary
        return tuple(sorted(read, key=lambda name: not vocabulary[name].means))
