"""What a person is here for: the topics of a message, any number of them, learned from labelled phrases.

A training example names its topics under `metadata`, for a whole group of phrases or for one:

    - intent: inform
      metadata: {topics: [succession]}
      examples: |
        - 後継ぎがいません
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, METADATA, METADATA_EXAMPLE, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.special import expit, logit

from nlu.classifier import LinearClassifier

TOPICS = "topics"


def topics_of(example: Message) -> frozenset[str]:
    """The topics an example is labelled with: its own if it has any, else those of its group."""
    metadata = example.get(METADATA) or {}
    labels = metadata.get(METADATA_EXAMPLE) or metadata.get(METADATA_INTENT) or {}
    return frozenset(labels.get(TOPICS, ()))


# Rasa knows no place of its own for what we do; like an extractor we read something out of the message.
@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=True)
class TopicClassifier(LinearClassifier):
    """Sets `topics`, the likeliest first: a list of `[topic, probability]`, probability from 0.5 on.

    Stands after the classifier of intents: a question of a scheme (補助金はいつまで) is not what a person came for.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component."""
        return {
            **LinearClassifier.get_default_config(),
            # Probability from which on a topic counts as said; what is told is moved so that this becomes 0.5.
            "threshold": 0.5,
            # The same of long messages, and from how many signs on one is long: its words are many, and each weighs less.
            "long_threshold": 0.5,
            "long_from": 35,
            # Intents whose messages say what a person is here for; those of others have no topics. Empty: all do.
            "intents": [],
        }

    @staticmethod
    def labels(example: Message) -> frozenset[str]:
        """The topics of an example; one without teaches what is none."""
        return topics_of(example)

    def process(self, messages: list[Message]) -> list[Message]:
        """Tells each message its topics; none where the intent is one that has none."""
        wishing = self._config["intents"]
        for message in super().process(messages):
            if wishing and (message.get(INTENT) or {}).get(INTENT_NAME_KEY) not in wishing:
                message.set(TOPICS, [], add_to_output=True)
        return messages

    def tell(self, message: Message, labels: tuple[str, ...], scores: NDArray[np.float64]) -> None:
        """The topics that count as said."""
        long = len(message.get(TEXT)) >= self._config["long_from"]
        probabilities = expit(scores - logit(self._config["long_threshold" if long else "threshold"]))
        ranked = np.argsort(-probabilities, kind="stable")
        said = [[labels[i], round(float(probabilities[i]), 4)] for i in ranked if probabilities[i] >= 0.5]
        message.set(TOPICS, said, add_to_output=True)
