"""The held-out messages: well formed, spread over all facts, and kept from whoever learns or mends."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from measures.messages import ACTS, Answered, development, held_out

from actions.rules import CATALOGUE, Adviser
from actions.rules.facts import Vocabulary

ROOT = Path(__file__).resolve().parents[2]
MANNERS = {"plain", "polite", "blunt", "dialect", "short", "slip", "voice", "rambling"}
ANSWERED = [pytest.param(each, id=each.text) for each in [*held_out(), *development()]]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Adviser.load(CATALOGUE).vocabulary


@pytest.mark.parametrize("each", ANSWERED)
def test_an_answer_speaks_of_facts_and_values_of_the_catalogue(each: Answered, vocabulary: Vocabulary) -> None:
    vocabulary.validate(each.facts)
    vocabulary.validate(each.supposed)
    named = {*each.about, *each.unknown, *each.refused, *each.retracted, *each.ambiguous, *each.may}
    assert named <= set(vocabulary)
    assert {each.asked, each.recent} - {None} <= set(vocabulary)
    assert set(each.about) <= set(each.facts)
    assert set(each.refused) <= set(each.unknown)
    assert each.manner in MANNERS


def test_every_fact_is_told_at_least_twice(vocabulary: Vocabulary) -> None:
    told = Counter(fact for each in held_out() for fact in each.facts)
    assert {fact for fact in vocabulary if told[fact] < 2} == {"topics"}


def test_no_message_is_held_out_twice() -> None:
    times = Counter((each.text, each.asked) for each in held_out())
    assert [text for text, n in times.items() if n > 1] == []


def test_no_copy_and_no_near_copy_of_a_held_out_message_is_learned_from_or_mended_with() -> None:
    """Near is more than 0.7 of the runs of five signs in common: other numbers, another ending, nothing else."""
    runs = defaultdict(list)
    for each in {*learned_from(), *mended_with()}:
        for run in five(each):
            runs[run].append(each)
    for message in held_out():
        own = five(message.text)
        shared = Counter(each for run in own for each in runs[run])
        near = [each for each, n in shared.items() if n / len(own | five(each)) > 0.7]
        assert near == [], f"{message.text!r} is held out: word it otherwise"


def five(text: str) -> frozenset[str]:
    """All runs of five signs, without what a reader would not notice: width, case, blanks and marks."""
    wide = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(c for c in wide if unicodedata.category(c)[0] not in "PSZ") or wide
    return frozenset(bare[i : i + 5] for i in range(max(1, len(bare) - 4)))


def learned_from() -> Iterator[str]:
    """The phrases, and the acts they were written with in view."""
    for path in [*(ROOT / "data" / "nlu").glob("*.yml"), *ACTS]:
        for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            given = group["examples"]
            lines = given.splitlines() if isinstance(given, str) else [each["text"] for each in given]
            yield from (line.removeprefix("- ").strip() for line in lines)


def mended_with() -> Iterator[str]:
    """Sentences, development messages, and the phrases of the lexicon (words are everyone's)."""
    for path in (ROOT / "tests" / "nlu" / "sentences").glob("*.yml"):
        yield from (
            str(row["say"] if isinstance(row, dict) else row) for row in yaml.safe_load(path.read_text("utf-8"))
        )
    yield from (each.text for each in development())
    for path in (ROOT / "nlu" / "lexicon" / "phrases").glob("*.yml"):
        yield from (text for text in strings(yaml.safe_load(path.read_text("utf-8"))) if len(text) > 8)


def strings(value: Any) -> Iterable[str]:
    if isinstance(value, dict):
        return [text for part in (*value.keys(), *value.values()) for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []
