"""What a message comes to, as features: its words as the reader of facts reduces them, and the phrases that stand in it.

Whatever the wording, 借りたい and 借入希望 are one word here, one that is wished; 返せてない is a word that is not so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix

from nlu.analysis import analyse
from nlu.items import Item
from nlu.learned import Learned

_FILE = "features.json"
_FACT = "="


def gist(text: str) -> frozenset[str]:
    """The words of a text, each alone and as it is meant, pairs of them, and the facts its phrases tell (`=` and name)."""
    analysis = analyse(text)
    words = (feature for items in analysis.sentences for feature in _words(items))
    return frozenset(words).union(_FACT + hit.phrase.fact for found in analysis.found for hit in found)


def _words(items: list[Item]) -> Iterator[str]:
    meant = []
    for item in items:
        word = item.quantity.kind if item.quantity else item.word
        meant.append("|".join([word, *sorted(item.marks)]))
        yield from (word, meant[-1], "|".join([meant[-1], *sorted(item.moods)]))
    if meant:  # はい and 😀 leave nothing, and have nothing in common
        yield from map(" ".join, pairwise(["^", *meant, "$"]))


# Its vocabulary is kept by hand: scikit-learn's vectorizers take longer for one message than all the reduction does.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class GistFeaturizer(Learned[list[str]], SparseFeaturizer):  # type: ignore[misc]  # Rasa has no types
    """Adds one sparse sentence feature of shape (1, features that the examples have): the weight of each it has, else 0."""

    def __init__(
        self,
        name: str,
        config: dict[str, Any],
        storage: ModelStorage,
        resource: Resource,
        learned: list[str] | None = None,
    ) -> None:
        """A component with the features it has learned, in the order of their columns."""
        SparseFeaturizer.__init__(self, name, config)
        super().__init__(name, config, storage, resource, learned)
        self._columns = _numbered(learned or [])

    @staticmethod
    def read(folder: Path) -> list[str]:
        """The features in the order of their columns."""
        features: list[str] = json.loads((folder / _FILE).read_text(encoding="utf-8"))
        return features

    @classmethod
    def required_components(cls) -> list[type]:
        """Needs the text alone."""
        return []

    @staticmethod
    def required_packages() -> list[str]:
        """Packages asked for when the pipeline is checked."""
        return ["sudachipy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component."""
        return {
            **SparseFeaturizer.get_default_config(),
            # What a fact weighs where a word weighs 1. The reader was mended with the examples in view: it finds more facts
            # in them than in what a stranger says, and the classifier would rely on them too much.
            "weight_of_facts": 1.0,
        }

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """There is nothing to check."""

    def train(self, training_data: TrainingData) -> Resource:
        """Learns the features of all examples that have text."""
        texts = (example.get(TEXT) for example in training_data.training_examples)
        features = sorted(frozenset[str]().union(*(gist(text) for text in texts if text)))
        self._columns = _numbered(features)
        with self._storage.write_to(self._resource) as folder:
            (folder / _FILE).write_text(json.dumps(features, ensure_ascii=False), encoding="utf-8")
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to each training example."""
        self.process(training_data.training_examples)
        return training_data

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message that has text."""
        for message in messages:
            if (text := message.get(TEXT)) is not None:
                self.add_features_to_message(None, self._row(text), TEXT, message)
        return messages

    def _row(self, text: str) -> coo_matrix:
        known = [feature for feature in gist(text) if feature in self._columns]
        columns = [self._columns[feature] for feature in known]
        weights = [self._config["weight_of_facts"] if feature.startswith(_FACT) else 1.0 for feature in known]
        return coo_matrix((weights, ([0] * len(known), columns)), shape=(1, len(self._columns)))


def _numbered(features: list[str]) -> dict[str, int]:
    return {feature: column for column, feature in enumerate(features)}
