"""The word vectors of ja_ginza as a Rasa featurizer: words the training data never saw still have neighbours there."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import FEATURIZER_CLASS_ALIAS, TOKENS_NAMES
from rasa.nlu.featurizers.dense_featurizer.dense_featurizer import DenseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu import word_vectors


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class WordVectorFeaturizer(DenseFeaturizer, GraphComponent):  # type: ignore[misc]  # Rasa has no types
    """Adds one sentence feature of shape (1, 300): the mean vector of the content words, of one length.

    A message without a known content word gets zeros.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Needs tokens with lemma and `pos`, as SudachiTokenizer gives them."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Packages asked for when the pipeline is checked; that check would import the whole model of the vectors."""
        return ["spacy"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component."""
        return {
            **DenseFeaturizer.get_default_config(),
            # Installed spaCy package whose vectors are read.
            "package": "ja_ginza",
            # Parts of speech (Sudachi's names) that carry meaning; the others are left out of the mean.
            "content": ["名詞", "動詞", "形容詞", "形状詞", "副詞", "接尾辞", "感動詞", "代名詞"],
            # Length of the feature: how much the vectors weigh beside words and pieces, which are 1 long each.
            "length": 1.0,
        }

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> WordVectorFeaturizer:
        """Makes the component; the vectors load with the first message."""
        return cls(execution_context.node_name, config)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Every option has a default; there is nothing to check."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Adds the feature to each message that has tokens."""
        for message in messages:
            if tokens := message.get(TOKENS_NAMES[TEXT]):
                vector = self._mean(tokens)
                origin = self._config[FEATURIZER_CLASS_ALIAS]
                message.add_features(Features(vector, FEATURE_TYPE_SENTENCE, TEXT, origin))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Adds the feature to each training example."""
        self.process(training_data.training_examples)
        return training_data

    def _mean(self, tokens: list[Token]) -> NDArray[np.float32]:
        """The mean over the content words, scaled so that long and short messages weigh alike."""
        vectors = word_vectors.table(self._config["package"])
        rows = vectors.find(keys=[token.lemma for token in tokens if token.get("pos") in self._config["content"]])
        known = vectors.data[rows[rows >= 0]]
        mean = known.mean(axis=0) if len(known) else np.zeros(vectors.shape[1], dtype=np.float32)
        scaled: NDArray[np.float32] = mean * (self._config["length"] / (np.linalg.norm(mean) or 1.0))
        return scaled[np.newaxis, :]
