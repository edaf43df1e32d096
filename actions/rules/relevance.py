"""How much a scheme or an office is to the point for what the person is here for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from actions.rules.catalogue import requirement
from actions.rules.conditions import AllOf, Condition
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Scheme, Version

# A weight of 1 to 3 as the chance that the thing is what the person wants, if the topic is theirs.
CHANCE = {1: 0.25, 2: 0.5, 3: 0.75}
# While nobody has said what they are here for, everything is a little to the point.
NO_TOPIC = 0.2
# What is much less to the point than the best is not named.
LEAST_OF_BEST = 0.35
LEAST_CHANCE = 0.01


def topics_of(judge: Judge, facts: Facts, day: date) -> tuple[str, ...]:
    """The topics that were said, and those that the other facts speak of."""
    found = dict.fromkeys(facts.get("topics", ()))
    for name in facts:
        for meaning in judge.catalogue.vocabulary[name].means:
            if judge.find(meaning.when, facts, day).holds:
                found |= dict.fromkeys(meaning.topics)
    return tuple(found)


def match(weights: Mapping[str, int], topics: Iterable[str]) -> float:
    """How well topic weights fit the topics, 0 to 1: the chance that at least one of them is meant."""
    topics = list(topics)
    if not topics:
        return NO_TOPIC * CHANCE[max(weights.values())] if weights else 0.0
    miss = 1.0
    for topic in topics:
        miss *= 1 - CHANCE[weights[topic]] if topic in weights else 1.0
    return 1 - miss


def much_less(point: float, best: float) -> bool:
    """Is it so much less to the point than the best that it is not worth naming?"""
    return point < LEAST_OF_BEST * best


def wanted(scheme: Scheme, version: Version) -> Condition:
    """For which firms the scheme is to the point and open."""
    needed = requirement(version)
    return needed if scheme.relevant_if is None else AllOf((scheme.relevant_if, needed))


def relevance(judge: Judge, scheme: Scheme, topics: Iterable[str], facts: Facts, day: date) -> float:
    """How much the scheme is to the point for this firm, 0 to 1; 0 means it is never recommended."""
    topics = tuple(topics)
    fit = match(scheme.topics, topics)
    if not fit or scheme.relevant_if is None:
        return fit
    found = judge.find(scheme.relevant_if, facts, day)
    return fit * coarse(judge.chance(found.tree, topics))


def coarse(chance: float) -> float:
    """The chance in tenths, so that no hair decides an order; what is possible never becomes impossible."""
    return max(round(chance, 1), LEAST_CHANCE) if chance else 0.0
