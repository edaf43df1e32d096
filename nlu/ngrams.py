"""Words or pieces of a whole message as a Rasa featurizer, with the places where it begins and ends."""

from __future__ import annotations

from collections import Counter
from typing import Any

import numpy as np
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix
from sklearn.feature_extraction.text import CountVectorizer

# Words as Rasa's own __NUMBER__: the analyzer of words would drop signs.
_BEGIN, _END = "__begin__", "__end__"

Tokens = list[str]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class NgramFeaturizer(CountVectorsFeaturizer):  # type: ignore[misc]  # Rasa has no types
    """Rasa's CountVectorsFeaturizer, knowing how a message begins (いえ …) and ends (… か), and in half its time.

    Nobody here reads features of single tokens, nor of anything but texts, which Rasa's makes for every message;
    `token_features` is for a classifier that does.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Options of the component: Rasa's, and `token_features`."""
        return {**CountVectorsFeaturizer.get_default_config(), "token_features": False}

    @staticmethod
    def _attributes_for(analyzer: str) -> list[str]:
        return [TEXT]

    def _get_all_attributes_processed_tokens(self, training_data: TrainingData) -> dict[str, list[Tokens]]:
        heard = super()._get_all_attributes_processed_tokens(training_data)
        return {attribute: [self._between_ends(tokens) for tokens in each] for attribute, each in heard.items()}

    def _create_features(
        self, attribute: str, all_tokens: list[Tokens]
    ) -> tuple[list[coo_matrix | None], list[coo_matrix | None]]:
        vectorizer = self.vectorizers[attribute]
        sentences = [
            _counts(vectorizer, " ".join(self._between_ends(tokens))) if tokens else None for tokens in all_tokens
        ]
        if not self._config["token_features"]:
            return [None] * len(sentences), sentences
        return [vectorizer.transform(tokens).tocoo() if tokens else None for tokens in all_tokens], sentences

    def _between_ends(self, tokens: Tokens) -> Tokens:
        if self.analyzer == "word":
            return [_BEGIN, *tokens, _END] if tokens else []
        return [f"^{' '.join(tokens)}$"] if tokens else []


def _counts(vectorizer: CountVectorizer, text: str) -> coo_matrix:
    """What `transform` makes of one text, of shape (1, vocabulary); by hand, since that takes twice as long for one alone."""
    vocabulary = vectorizer.vocabulary_
    counted = Counter(vocabulary[part] for part in vectorizer.build_analyzer()(text) if part in vocabulary)
    columns = sorted(counted)
    values = np.array([counted[column] for column in columns], dtype=vectorizer.dtype)
    return coo_matrix((values, (np.zeros(len(columns), dtype=np.int32), columns)), shape=(1, len(vocabulary)))
