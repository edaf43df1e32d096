"""A linear model over the sentence features of messages: what intents and topics have in common."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix, hstack, vstack


def sentence_features(messages: Sequence[Message]) -> csr_matrix:
    """One row a message: its sparse and dense sentence features side by side."""
    return vstack([_row(message) for message in messages], format="csr")


def _row(message: Message) -> csr_matrix:
    _, sparse = message.get_sparse_features(TEXT)
    _, dense = message.get_dense_features(TEXT)
    return hstack([csr_matrix(each.features) for each in (sparse, dense) if each is not None])


@dataclass(frozen=True)
class LinearModel:
    """One logistic regression a label, all over the same features.

    Shapes: weights (features, labels), bias (labels,), both float32.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def probabilities(self, features: csr_matrix) -> NDArray[np.float64]:
        """Of each label by itself, shape (messages, labels); a row does not sum to 1."""
        scores = np.asarray(features @ self.weights, dtype=np.float64) + self.bias
        probabilities: NDArray[np.float64] = 1 / (1 + np.exp(-scores))
        return probabilities

    def save(self, folder: Path) -> None:
        """Plain arrays and JSON: nothing that runs when it is read."""
        np.savez_compressed(folder / "model.npz", weights=self.weights, bias=self.bias)
        (folder / "labels.json").write_text(json.dumps(self.labels), encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> LinearModel:
        """What `save` wrote."""
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        with np.load(folder / "model.npz", allow_pickle=False) as arrays:
            return cls(tuple(labels), arrays["weights"], arrays["bias"])
