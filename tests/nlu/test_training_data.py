"""The phrases that are learned from, and those that are held out to measure with."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FALLBACK = "nlu_fallback"


@dataclass(frozen=True)
class Phrase:
    text: str
    intent: str
    topics: tuple[str, ...]
    file: str

    @property
    def bare(self) -> str:
        """Without what a reader would not notice: width, case, blanks and marks."""
        wide = unicodedata.normalize("NFKC", self.text).casefold()
        return "".join(c for c in wide if not c.isspace() and unicodedata.category(c)[0] not in "PS") or wide


def phrases(folder: Path, files: str = "*.yml") -> Iterator[Phrase]:
    for path in sorted(folder.glob(files)):
        for group in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            shared = group.get("metadata", {}).get("topics", [])
            for text, own in examples(group["examples"]):
                yield Phrase(text, group["intent"], tuple(own or shared), path.name)


def examples(block: str | list[dict[str, dict[str, list[str]]]]) -> Iterator[tuple[str, list[str]]]:
    if isinstance(block, str):
        for line in block.splitlines():
            assert line.startswith("- "), f"not an example: {line!r}"
            yield line.removeprefix("- ").strip(), []
    else:
        for each in block:
            yield str(each["text"]).strip(), each.get("metadata", {}).get("topics", [])


TRAINING = list(phrases(ROOT / "data" / "nlu"))
HELD_OUT = list(phrases(ROOT / "tests" / "nlu" / "held_out"))
DEVELOPMENT = list(phrases(ROOT / "tests" / "nlu" / "development", "acts*.yml"))
INTENTS = [
    intent
    for intent in yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    if intent != FALLBACK
]
TOPICS = list(yaml.safe_load((ROOT / "catalogue" / "facts.yml").read_text(encoding="utf-8"))["topics"]["values"])


def test_training_and_held_out_speak_of_the_intents_of_the_domain_and_no_others() -> None:
    assert {phrase.intent for phrase in TRAINING} == set(INTENTS)
    assert {phrase.intent for phrase in HELD_OUT} == set(INTENTS)


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_enough_phrases(intent: str) -> None:
    assert sum(phrase.intent == intent for phrase in TRAINING) >= 25
    assert sum(phrase.intent == intent for phrase in HELD_OUT) >= 6


@pytest.mark.parametrize("topic", TOPICS)
def test_every_topic_has_enough_phrases_alone_and_with_others(topic: str) -> None:
    found = [phrase for phrase in TRAINING if topic in phrase.topics]
    assert len(found) >= 35
    assert any(len(phrase.topics) > 1 for phrase in found)
    assert sum(topic in phrase.topics for phrase in HELD_OUT) >= 4


def test_there_are_phrases_about_the_firm_without_a_topic() -> None:
    assert sum(phrase.intent == "inform" and not phrase.topics for phrase in TRAINING) >= 100


def test_every_topic_used_is_in_the_vocabulary() -> None:
    assert {topic for phrase in TRAINING + HELD_OUT for topic in phrase.topics} == set(TOPICS)


def test_no_phrase_stands_twice() -> None:
    times = Counter(phrase.text for phrase in TRAINING)
    assert [text for text, n in times.items() if n > 1] == []


def test_no_phrase_has_two_meanings() -> None:
    meanings = defaultdict(set)
    for phrase in TRAINING:
        meanings[phrase.bare].add((phrase.intent, tuple(sorted(phrase.topics))))
    assert {text: found for text, found in meanings.items() if len(found) > 1} == {}


@pytest.mark.parametrize("measured_with", [HELD_OUT, DEVELOPMENT])
def test_nothing_that_is_measured_with_is_trained_on(measured_with: list[Phrase]) -> None:
    trained = {phrase.bare for phrase in TRAINING}
    assert [phrase.text for phrase in measured_with if phrase.bare in trained] == []


def test_the_development_messages_have_every_intent_and_every_topic() -> None:
    assert {phrase.intent for phrase in DEVELOPMENT} == set(INTENTS)
    assert {topic for phrase in DEVELOPMENT for topic in phrase.topics} == set(TOPICS)


def test_enough_is_held_out_to_measure_with() -> None:
    assert len({phrase.bare for phrase in HELD_OUT}) >= 400
