"""The part of a Rasa classifier that intents and topics share: learn a linear model, keep it, ask it."""

from __future__ import annotations

from abc import abstractmethod
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.storage.resource import Resource
from rasa.nlu.featurizers.featurizer import Featurizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.learned import Learned
from nlu.linear import LinearModel, sentence_features, sentence_row


class LinearClassifier(Learned[LinearModel]):
    """Reads labels of a message from its sentence features."""

    read = staticmethod(LinearModel.load)

    @staticmethod
    @abstractmethod
    def labels(example: Message) -> frozenset[str]:
        """What a training example is labelled with."""

    @abstractmethod
    def tell(self, message: Message, labels: tuple[str, ...], scores: NDArray[np.float64]) -> None:
        """Write on the message what was found; `scores` has the log-odds of each label."""

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
        """Options of every such component."""
        return {
            # How closely the model follows the examples (scikit-learn's C): more is closer.
            "C": 10.0,
            # The aliases of the featurizers whose features count, as in Rasa's own classifiers. Empty: all do.
            "featurizers": [],
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learns from every example that has text."""
        examples = [example for example in training_data.training_examples if example.get(TEXT)]
        self._learned = learned = self._learn(examples)
        with self._storage.write_to(self._resource) as folder:
            learned.save(folder)
        return self._resource

    def _learn(self, examples: list[Message]) -> LinearModel:
        from nlu.learning import learn  # a server that only answers has no use for it

        features = sentence_features(examples, self._config["featurizers"])
        return learn(features, list(map(self.labels, examples)), strength=self._config["C"])

    def process(self, messages: list[Message]) -> list[Message]:
        """Tells each message what it says."""
        if self._learned is None:
            raise ValueError(f"{type(self).__name__} has learned nothing yet: train it first.")
        for message in messages:
            self.tell(
                message, self._learned.labels, self._learned.scores(sentence_row(message, self._config["featurizers"]))
            )
        return messages
