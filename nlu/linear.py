"""A linear model over the sentence features of messages: what intents and topics have in common."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import coo_matrix, csr_matrix


def sentence_features(messages: Sequence[Message]) -> csr_matrix:
    """One row a message: its sentence features, sparse and dense, side by side.

    Every message must have passed the same featurizers.
    """
    rows = [_row(message) for message in messages]
    columns, values = (np.concatenate([row[i] for row in rows]) for i in (0, 1))
    ends = np.cumsum([0, *(len(columns) for columns, _, _ in rows)])
    return csr_matrix((values, columns, ends), shape=(len(rows), rows[0][2]))


def _row(message: Message) -> tuple[NDArray[np.intp], NDArray[np.float64], int]:
    """Columns, values, width. By hand, since stacking matrices would take longer than all the rest of a message."""
    columns, values, width = [], [], 0
    for each in message.features:
        if each.attribute == TEXT and each.type == FEATURE_TYPE_SENTENCE:
            part = coo_matrix(each.features)
            columns.append(part.col.astype(np.intp) + width)
            values.append(_evened(part.data) if each.is_sparse() else part.data.astype(np.float64))
            width += part.shape[1]
    return np.concatenate(columns), np.concatenate(values), width


def _evened(counts: NDArray[Any]) -> NDArray[np.float64]:
    """A word counts once, however often it stands, and all together are 1 long: else long messages shout."""
    return np.full(len(counts), 1 / np.sqrt(max(len(counts), 1)))


@dataclass(frozen=True)
class LinearModel:
    """One logistic regression a label, all over the same features.

    Shapes: weights (features, labels), bias (labels,), both float32.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, features: csr_matrix) -> NDArray[np.float64]:
        """Log-odds of each label by itself, shape (messages, labels)."""
        # In the weights' own precision: else every message would copy them all.
        own = features.astype(self.weights.dtype)
        return np.asarray(own @ self.weights, dtype=np.float64) + self.bias

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
