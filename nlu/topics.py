"""What a person is here for: the topics of a message, any number of them, learned from labelled phrases.

A training example names its topics under `metadata`, for a whole group of phrases or for one:

    - intent: inform
      metadata: {topics: [succession]}
      examples: |
        - 後継ぎがいません
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import METADATA, METADATA_EXAMPLE, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix, hstack, vstack

TOPICS = "topics"


def topics_of(example: Message) -> frozenset[str]:
    """The topics an example is labelled with: its own if it has any, else those of its group."""
    metadata = example.get(METADATA) or {}
    labels = metadata.get(METADATA_EXAMPLE) or metadata.get(METADATA_INTENT) or {}
    return frozenset(labels.get(TOPICS, ()))


def sentence_features(messages: Sequence[Message]) -> csr_matrix:
    """One row a message: its sparse and dense sentence features side by side."""
    return vstack([_row(message) for message in messages], format="csr")


def _row(message: Message) -> csr_matrix:
    _, sparse = message.get_sparse_features(TEXT)
    _, dense = message.get_dense_features(TEXT)
    return hstack([csr_matrix(each.features) for each in (sparse, dense) if each is not None])


@dataclass(frozen=True)
class TopicModel:
    """One logistic regression a topic, over shared features.

    Shapes: weights (features, topics), bias (topics,), both float32; `threshold` is the probability from which a topic
    counts as said.
    """

    topics: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    threshold: float

    def probabilities(self, features: csr_matrix) -> NDArray[np.float64]:
        """Shape (messages, topics)."""
        scores = features @ self.weights + self.bias
        return np.asarray(1 / (1 + np.exp(-scores)), dtype=np.float64)

    def said(self, features: csr_matrix) -> list[list[list[str | float]]]:
        """For each message `[topic, probability]` of the topics it speaks of, the likeliest first."""
        return [self._above(row) for row in self.probabilities(features)]

    def _above(self, row: NDArray[np.float64]) -> list[list[str | float]]:
        ranked = np.argsort(-row, kind="stable")
        return [[self.topics[i], round(float(row[i]), 4)] for i in ranked if row[i] >= self.threshold]

    def save(self, folder: Path) -> None:
        """Plain arrays and JSON: nothing that runs when it is read."""
        np.savez_compressed(folder / "topics.npz", weights=self.weights, bias=self.bias)
        (folder / "topics.json").write_text(json.dumps({"topics": self.topics, "threshold": self.threshold}))

    @classmethod
    def load(cls, folder: Path) -> TopicModel:
        """What `save` wrote."""
        names = json.loads((folder / "topics.json").read_text())
        with np.load(folder / "topics.npz", allow_pickle=False) as arrays:
            return cls(tuple(names["topics"]), arrays["weights"], arrays["bias"], names["threshold"])


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class TopicClassifier(GraphComponent):  # type: ignore[misc]
    """Sets the message property `topics`: a list of `[topic, probability]`, which Rasa hands on with the message."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Needs sentence features."""
        return [Featurizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages asked for when the pipeline is checked."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component."""
        return {
            # How closely the model follows the examples (scikit-learn's C): more is closer.
            "C": 3.0,
            # Parts into which the examples are cut to find the threshold: each part is judged by a model of the others.
            "folds": 4,
        }

    def __init__(
        self, config: dict[str, Any], storage: ModelStorage, resource: Resource, model: TopicModel | None = None
    ) -> None:
        """A component with what it has learned, if it has."""
        self._config, self._storage, self._resource, self._model = config, storage, resource, model

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> TopicClassifier:
        """Makes an untrained component."""
        return cls(config, model_storage, resource)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> TopicClassifier:
        """Makes a component with the model that was stored."""
        with model_storage.read_from(resource) as folder:
            return cls(config, model_storage, resource, TopicModel.load(folder))

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example; those without topics teach what is none."""
        from nlu.learning import learn

        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        labels = [topics_of(example) for example in examples]
        model = learn(sentence_features(examples), labels, strength=self._config["C"], folds=self._config["folds"])
        with self._storage.write_to(self._resource) as folder:
            model.save(folder)
        self._model = model
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Sets `topics` on each message."""
        if self._model is None:
            raise ValueError("TopicClassifier has no model: train it first.")
        for message, said in zip(messages, self._model.said(sentence_features(messages)), strict=True):
            message.set(TOPICS, said, add_to_output=True)
        return messages
