"""Whole interviews with simulated owners, over the real catalogue."""

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from actions.rules import Verdict, default_adviser
from actions.rules.advice import Advice
from bench.simulation import DAY, Owner, owners

SEED = 11
OWNERS = 100
MOST = 40


@cache
def interview(number: int) -> tuple[Owner, list[tuple[str, Any]]]:
    """An owner, and each question with what was known when it was put."""
    adviser = default_adviser()
    (owner,) = owners(adviser, SEED, range(number, number + 1))
    facts, skip, asked = dict(owner.opening), set(), []
    while len(asked) < MOST and (fact := next(adviser.asking(facts, as_of=DAY, skip=skip), None)):
        asked.append((fact, dict(facts)))
        value = owner.answer(fact)
        if value is None:
            skip.add(fact)
        else:
            facts[fact] = value
    return owner, [*asked, ("", facts)]


def courses() -> Iterator[tuple[Owner, list[tuple[str, Any]]]]:
    yield from (interview(number) for number in range(OWNERS))


def test_no_question_is_put_twice_and_none_is_already_answered() -> None:
    for owner, asked in courses():
        facts = [fact for fact, _ in asked[:-1]]
        assert len(facts) == len(set(facts)), owner
        assert all(fact not in known for fact, known in asked[:-1]), owner


def test_every_interview_ends() -> None:
    assert all(len(asked) <= MOST for _, asked in courses())


def test_no_question_is_put_that_could_not_change_the_advice() -> None:
    """Some suggestion lacks the fact, or a counter turns on it, or the topic is open."""
    adviser = default_adviser()
    for number in range(0, OWNERS, 5):
        owner, asked = interview(number)
        for fact, known in asked[:-1]:
            assert fact in ("topics", "prefecture", "municipality") or fact in _lacked(adviser, known), (owner, fact)


def _lacked(adviser: Any, known: dict[str, Any]) -> set[str]:
    """The facts that some scheme lacks for its verdict, or for being to the point, one scheme at a time."""
    found: set[str] = set()
    derived = adviser._judge.derive(known, DAY)
    for scheme in adviser.catalogue.schemes.values():
        if version := scheme.version_on(DAY):
            found |= set(adviser._judge.judge(version, derived, DAY).missing_facts)
            if scheme.relevant_if is not None:
                found |= set(adviser._judge.find(scheme.relevant_if, derived, DAY).missing_facts)
    return found


@pytest.mark.parametrize("number", range(0, OWNERS, 10))
def test_what_the_full_facts_rule_out_is_suggested_only_with_its_condition_named_as_open(number: int) -> None:
    adviser = default_adviser()
    owner, asked = interview(number)
    for _, known in asked:
        advice: Advice = adviser.advise(known, as_of=DAY)
        truth = {j.id: j.verdict for j in adviser.advise(owner.truth, as_of=DAY, about=_ids(advice)).about}
        for suggestion in advice.recommendations:
            if truth[suggestion.id] is Verdict.INELIGIBLE:
                assert suggestion.verdict is Verdict.UNKNOWN
                assert set(suggestion.missing_facts) & set(owner.truth)


def _ids(advice: Advice) -> list[str]:
    return [suggestion.id for suggestion in advice.recommendations]
