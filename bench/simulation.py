"""Simulated owners: firms drawn from the catalogue's priors, what they say first, and how they answer.

A firm is full (every fact of the vocabulary that its owner could be asked for) and coherent: what is never asked of a
firm, because it cannot be, is absent; a number that follows another is not above it; no fact speaks only of subjects
that are foreign to what the owner came for, and what it speaks of besides, the owner came for as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from random import Random
from typing import Any

from actions.rules import Adviser
from actions.rules.conditions import Condition
from actions.rules.facts import Facts, FactSpec
from actions.rules.judge import Judge
from actions.rules.priors import Priors, Shares, Step

DAY = date(2026, 11, 25)
# The share of facts that an owner does not know or will not tell.
UNKNOWN = 0.1
SECOND_TOPIC = 0.25
# Nine in ten say what they are here for; the others only say what happened.
NAMES_TOPICS = 0.9
# How readily owners tell a fact unasked; what their trouble is, every second.
VOLUNTEERED = {
    "industry": 0.6,
    "prefecture": 0.35,
    "employees_regular": 0.35,
    "legal_form": 0.3,
    "years_in_business": 0.25,
    "municipality": 0.1,
    "amount_needed_yen": 0.15,
    "representative_age": 0.1,
}
TELLING = 0.5
MOST_VOLUNTEERED = 4
# A value that does not go with the rest is drawn again so often before the fact is left out.
TRIES = 12
# A number that follows another is not above it.
NOT_ABOVE = {"years_in_district": "years_in_business", "tax_filings_completed": "years_in_business"}


@dataclass(frozen=True)
class Owner:
    """One firm: all that is true of it, what its owner says first, and what the owner cannot tell."""

    truth: Facts
    opening: Facts
    unknown: frozenset[str]

    def answer(self, fact: str) -> Any:
        """The answer to a question; None for わからない."""
        return None if fact in self.unknown else self.truth.get(fact)

    @property
    def known(self) -> Facts:
        """All that the owner can tell."""
        return {name: value for name, value in self.truth.items() if name not in self.unknown}


def owners(adviser: Adviser, seed: int, numbers: range) -> Iterator[Owner]:
    """Owners by number: each is the same whatever others are drawn."""
    draw = _Draw(adviser)
    for number in numbers:
        yield draw.owner(Random(f"{seed} {number}"))


class _Draw:
    def __init__(self, adviser: Adviser) -> None:
        self._adviser = adviser
        self._judge = Judge(adviser.catalogue)

    def owner(self, chance: Random) -> Owner:
        topics = self._topics(chance)
        truth = self._firm(topics, chance)
        names = sorted(truth)
        unknown = frozenset(name for name in names if name != "topics" and chance.random() < UNKNOWN)
        return Owner(truth, self._opening(truth, unknown, chance), unknown)

    def _topics(self, chance: Random) -> list[str]:
        shares = self._adviser.catalogue.priors.facts["topics"].values
        first = _pick(shares, chance)
        second = _pick(shares, chance) if chance.random() < SECOND_TOPIC else first
        return list(dict.fromkeys((first, second)))

    def _firm(self, topics: Sequence[str], chance: Random) -> Facts:
        truth: dict[str, Any] = {"topics": list(topics)}
        for name, spec in self._adviser.vocabulary.items():
            if name == "topics" or spec.question is None:
                continue
            for _ in range(TRIES):
                value = drawn(self._adviser.catalogue.priors, spec, topics, chance)
                if value is not None and not self._foreign({name: value}, spec, topics):
                    truth[name] = value
                    break
        for name, limit in NOT_ABOVE.items():
            if name in truth and limit in truth:
                truth[name] = min(truth[name], int(truth[limit]))
        silly = [n for n in truth if self._holds(self._adviser.vocabulary[n].never_ask_if, truth)]
        truth = {name: value for name, value in truth.items() if name not in silly}
        return {**truth, "topics": list(self._adviser.topics(truth, as_of=DAY))}

    def _foreign(self, said: Facts, spec: FactSpec, topics: Sequence[str]) -> bool:
        """Does it speak of subjects of which none is what the owner came for?"""
        return any(self._holds(m.when, said) and not set(m.topics) & set(topics) for m in spec.means)

    def _holds(self, condition: Condition | None, facts: Facts) -> bool:
        return condition is not None and self._judge.find(condition, facts, DAY).holds is True

    def _opening(self, truth: Facts, unknown: frozenset[str], chance: Random) -> Facts:
        known = [name for name in truth if name not in unknown and name != "topics"]
        telling = [n for n in known if any(self._holds(m.when, truth) for m in self._adviser.vocabulary[n].means)]
        odds = {**VOLUNTEERED, **dict.fromkeys(telling, TELLING)}
        told = [name for name in known if chance.random() < odds.get(name, 0.0)]
        if "prefecture" not in told:
            told = [name for name in told if name != "municipality"]
        chance.shuffle(told)
        opening = {name: truth[name] for name in told[:MOST_VOLUNTEERED]}
        return {"topics": truth["topics"], **opening} if chance.random() < NAMES_TOPICS else opening


def drawn(priors: Priors, spec: FactSpec, topics: Sequence[str], chance: Random) -> Any:
    """A value of one fact for somebody who comes for these topics; None where no prior tells of it."""
    prior = priors.facts.get(spec.name)
    shares = prior.of(topics) if prior else Shares()
    match spec.type:
        case "int" | "float" if shares.steps:
            value = _number(shares.steps, chance)
            return round(value) if spec.type == "int" else round(value, 1)
        case "set" if shares.values:
            members = [member for member, share in shares.values.items() if chance.random() < share]
            return ["none"] if "none" in members else members
        case "bool":
            return chance.random() < shares.values.get("true", 0.5)
        case "enum" | "text" if shares.values:
            return _pick(shares.values, chance)
        case _:
            return None


def _pick(shares: dict[str, float], chance: Random) -> str:
    return chance.choices(list(shares), weights=list(shares.values()))[0]


def _number(steps: Sequence[Step], chance: Random) -> float:
    """A number drawn from the straight lines between the known shares."""
    at = chance.random()
    first = steps[0]
    if at <= first.share:
        return first.up_to
    for low, high in pairwise(steps):
        if at <= high.share:
            return low.up_to + (high.up_to - low.up_to) * (at - low.share) / (high.share - low.share)
    return steps[-1].up_to
