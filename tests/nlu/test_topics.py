"""Topics and intents: learned, told, stored, loaded and told again."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from rasa.engine.graph import GraphComponent
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.intents import LinearIntentClassifier
from nlu.learning import learn
from nlu.linear import sentence_features
from nlu.topics import TopicClassifier, topics_of

Make = Callable[..., GraphComponent]
Read = Callable[[str], Message]
Topics = Callable[[str], list[tuple[str, float]]]
Intent = Callable[[str], Message]

SMALL = """
version: "3.1"
nlu:
- intent: inform
  metadata: {topics: [succession]}
  examples: |
    - 後継ぎがいません
    - 跡継ぎがおらん
    - 後継者を探しています
    - 息子に会社を継がせたい
    - 跡を継ぐ人がいない
    - 会社の後継者が決まらない
- intent: inform
  metadata: {topics: [disaster]}
  examples: |
    - 台風で店が壊れました
    - 地震で被災した
    - 大雨で店が浸水した
    - 台風の被害がひどい
    - 地震で機械が倒れた
    - 水害にあいました
- intent: inform
  metadata: {topics: [disaster, succession]}
  examples: |
    - 台風で店が壊れたうえ後継ぎがいません
    - 地震で被災して、跡継ぎもおらん
- intent: inform
  examples:
  - text: 従業員は3人です
  - text: 大阪で居酒屋をやっています
  - text: 資本金は300万円です
  - text: 開業して5年です
  - text: 台風が来た日に後継者と会いました
    metadata: {topics: [succession]}
- intent: greet
  examples: |
    - こんにちは
    - おはようございます
    - こんばんは
    - はじめまして
"""


@pytest.fixture
def training() -> TrainingData:
    data: TrainingData = RasaYAMLReader().reads(SMALL)
    return data


@pytest.fixture
def read(featurize: Callable[[TrainingData], Read], training: TrainingData) -> Read:
    return featurize(training)


@pytest.fixture
def topics(make: Make, read: Read, training: TrainingData) -> Topics:
    """What a classifier tells that was trained, stored, and loaded again."""
    make(TopicClassifier).train(training)
    classifier = make(TopicClassifier, loaded=True)
    return lambda text: classifier.process([read(text)])[0].get("topics")


@pytest.fixture
def intent(make: Make, read: Read, training: TrainingData) -> Intent:
    make(LinearIntentClassifier).train(training)
    classifier = make(LinearIntentClassifier, loaded=True)
    return lambda text: classifier.process([read(text)])[0]


def test_examples_are_labelled_by_their_group_or_by_themselves(training: TrainingData) -> None:
    labelled = {example.get(TEXT): topics_of(example) for example in training.training_examples}
    assert labelled["後継ぎがいません"] == {"succession"}
    assert labelled["地震で被災して、跡継ぎもおらん"] == {"disaster", "succession"}
    assert labelled["台風が来た日に後継者と会いました"] == {"succession"}
    assert labelled["従業員は3人です"] == frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("うちは後継ぎがいません", {"succession"}),
        ("先月の地震で店が壊れた", {"disaster"}),
        ("地震で店が壊れた、後継者もいない", {"disaster", "succession"}),
        ("従業員は5人です", set()),
    ],
)
def test_a_message_has_the_topics_it_speaks_of(topics: Topics, text: str, expected: set[str]) -> None:
    assert {topic for topic, _ in topics(text)} == expected


def test_topics_come_with_their_probability_the_likeliest_first(topics: Topics) -> None:
    found = [probability for _, probability in topics("台風で店が壊れたうえ後継ぎがいません")]
    assert found == sorted(found, reverse=True)
    assert all(0.5 <= probability <= 1 for probability in found)


def test_topics_are_handed_on_with_the_message(make: Make, read: Read, training: TrainingData) -> None:
    classifier = make(TopicClassifier)
    classifier.train(training)
    message = classifier.process([read("後継ぎがいません")])[0]
    assert "topics" in message.as_dict(only_output_properties=True)


def test_a_message_of_another_intent_has_no_topics(make: Make, read: Read, training: TrainingData) -> None:
    config = {"intents": ["inform"]}
    make(TopicClassifier, config).train(training)
    classifier = make(TopicClassifier, config, loaded=True)
    found = {}
    for intent in ("inform", "greet"):
        message = read("後継ぎがいません")
        message.set(INTENT, {"name": intent})
        found[intent] = [topic for topic, _ in classifier.process([message])[0].get("topics")]
    assert found == {"inform": ["succession"], "greet": []}


def test_a_topic_counts_from_the_threshold_on(make: Make, read: Read, training: TrainingData) -> None:
    def told(threshold: float) -> list[tuple[str, float]]:
        make(TopicClassifier).train(training)
        message = make(TopicClassifier, {"threshold": threshold}, loaded=True).process(
            [read("うちは後継ぎがいません")]
        )[0]
        found: list[tuple[str, float]] = message.get("topics")
        return found

    ((_, probability),) = told(0.5)
    ((_, barely),) = told(probability - 0.001)
    assert barely == pytest.approx(0.5, abs=0.01)
    assert told(probability + 0.001) == []


def test_a_long_message_has_a_threshold_of_its_own(make: Make, read: Read, training: TrainingData) -> None:
    make(TopicClassifier).train(training)
    text = "うちは後継ぎがいません"

    def told(long_from: int) -> list[tuple[str, float]]:
        options = {"threshold": 0.999999, "long_threshold": 0.5, "long_from": long_from}
        found: list[tuple[str, float]] = (
            make(TopicClassifier, options, loaded=True).process([read(text)])[0].get("topics")
        )
        return found

    assert told(len(text) + 1) == []
    assert [topic for topic, _ in told(len(text))] == ["succession"]


def test_naughty_strings_have_an_intent_and_topics(topics: Topics, intent: Intent, naughty: str) -> None:
    assert isinstance(topics(naughty), list)
    assert intent(naughty).get(INTENT)["name"] in {"inform", "greet"}


@pytest.mark.parametrize(("text", "expected"), [("こんにちはー", "greet"), ("従業員は8人です", "inform")])
def test_a_message_has_the_likeliest_intent(intent: Intent, text: str, expected: str) -> None:
    message = intent(text)
    ranking = message.get("intent_ranking")
    assert message.get(INTENT) == ranking[0]
    assert ranking[0]["name"] == expected
    assert sum(each["confidence"] for each in ranking) == pytest.approx(1)
    assert ranking[0]["confidence"] >= ranking[1]["confidence"]


def test_the_fallback_takes_over_when_no_intent_is_sure(make: Make, intent: Intent) -> None:
    message = make(FallbackClassifier, {"threshold": 1.0}).process([intent("こんにちは")])[0]
    assert message.get(INTENT)["name"] == "nlu_fallback"


@pytest.mark.parametrize("kind", [TopicClassifier, LinearIntentClassifier])
def test_the_same_examples_teach_the_same(make: Make, read: Read, training: TrainingData, kind: type) -> None:
    message = read("台風で店が壊れて後継ぎもいません")
    told = []
    for _ in range(2):
        make(kind).train(training)
        told.append(make(kind, loaded=True).process([message])[0].as_dict(only_output_properties=True))
    assert told[0] == told[1]


@pytest.mark.parametrize("kind", [TopicClassifier, LinearIntentClassifier])
def test_a_classifier_that_has_learned_nothing_says_so(make: Make, read: Read, kind: type) -> None:
    with pytest.raises(ValueError, match=f"{kind.__name__} has learned nothing yet: train it first"):
        make(kind).process([read("店")])


def test_examples_without_any_label_teach_nothing_and_that_is_said(read: Read) -> None:
    with pytest.raises(ValueError, match="No example has a label to learn"):
        learn(sentence_features([read("店"), read("人")]), [frozenset(), frozenset()], strength=1.0)


def test_only_the_features_asked_for_count(read: Read) -> None:
    message = read("店")
    widths = {each.origin: each.features.shape[1] for each in message.features if each.type == "sentence"}
    for origin, width in widths.items():
        assert sentence_features([message], [origin]).shape == (1, width)
    assert sentence_features([message]).shape == (1, sum(widths.values()))


def test_features_of_messages_stand_side_by_side_as_one_by_one(read: Read) -> None:
    messages = [read("後継ぎがいません"), read(""), read("地震で被災")]
    together = sentence_features(messages).toarray()
    for row, message in zip(together, messages, strict=True):
        np.testing.assert_array_equal(row, sentence_features([message]).toarray()[0])
        _, sparse = message.get_sparse_features(TEXT)
        _, dense = message.get_dense_features(TEXT)
        there = sparse.features.toarray()[0] > 0
        np.testing.assert_allclose(row, np.hstack([there / np.sqrt(max(there.sum(), 1)), dense.features[0]]))


def test_a_word_counts_once_however_often_it_stands(read: Read) -> None:
    once, often = sentence_features([read("台風"), read("台風台風台風")]).toarray()
    np.testing.assert_allclose(once, often, rtol=1e-5)
