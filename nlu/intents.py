"""What a message does in the talk (tell, ask why, correct …): exactly one intent, learned from phrases."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.classifiers import LABEL_RANKING_LENGTH
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY
from rasa.shared.nlu.training_data.message import Message
from scipy.special import softmax

from nlu.classifier import LinearClassifier


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(LinearClassifier, IntentClassifier):  # type: ignore[misc]  # Rasa has no types
    """Sets `intent` and `intent_ranking`. The confidences of all intents sum to 1."""

    @staticmethod
    def labels(example: Message) -> frozenset[str]:
        """The intent of an example."""
        return frozenset({example.get(INTENT)} - {None})

    def tell(self, message: Message, labels: tuple[str, ...], scores: NDArray[np.float64]) -> None:
        """The likeliest intent, and the first few in order."""
        confidences = softmax(scores)
        ranking = [
            {INTENT_NAME_KEY: labels[i], PREDICTED_CONFIDENCE_KEY: float(confidences[i])}
            for i in np.argsort(-confidences, kind="stable")[:LABEL_RANKING_LENGTH]
        ]
        message.set(INTENT, ranking[0], add_to_output=True)
        message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
