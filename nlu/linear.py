"""A linear model over the sentence features of messages: what intents and topics have in common."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.message import Message
from scipy.sparse import csr_matrix


class Row(NamedTuple):
    """The sentence features of one message that are not 0: their columns and values, of all `width` columns."""

    columns: NDArray[np.intp]
    values: NDArray[np.float64]
    width: int


def sentence_features(messages: Sequence[Message], featurizers: Collection[str] = ()) -> csr_matrix:
    """One row a message: its sentence features, sparse and dense, side by side; only those of these featurizers, if any.

    Every message must have passed the same featurizers.
    """
    rows = [sentence_row(message, featurizers) for message in messages]
    columns, values = (np.concatenate([row[i] for row in rows]) for i in (0, 1))
    ends = np.cumsum([0, *(len(row.columns) for row in rows)])
    return csr_matrix((values, columns, ends), shape=(len(rows), rows[0].width))


def sentence_row(message: Message, featurizers: Collection[str] = ()) -> Row:
    """The features of one message. By hand, since stacking matrices would take longer than all the rest of a message."""
    columns, values, width = [], [], 0
    for each in message.features:
        wanted = not featurizers or each.origin in featurizers
        if wanted and each.attribute == TEXT and each.type == FEATURE_TYPE_SENTENCE:
            part = each.features
            columns.append(width + (part.col if each.is_sparse() else np.arange(part.shape[1])))
            values.append(_evened(part.data) if each.is_sparse() else part[0].astype(np.float64))
            width += part.shape[1]
    return Row(np.concatenate(columns), np.concatenate(values), width)


def _evened(counts: NDArray[Any]) -> NDArray[np.float64]:
    """A word counts once, however often it stands, and all together are 1 long: else long messages shout.

    What weighs less than a word keeps its weight.
    """
    return np.asarray(np.minimum(counts, 1.0) / np.sqrt(max(len(counts), 1)), dtype=np.float64)


@dataclass(frozen=True)
class LinearModel:
    """One logistic regression a label, all over the same features.

    Shapes: weights (features, labels), bias (labels,), both float32.
    """

    labels: tuple[str, ...]
    weights: NDArray[np.float32]
    bias: NDArray[np.float32]

    def scores(self, row: Row) -> NDArray[np.float64]:
        """Log-odds of each label by itself, shape (labels,)."""
        # einsum, since BLAS would wake threads for a product this small.
        weighed = np.einsum("i,ij->j", row.values, self.weights.take(row.columns, axis=0))
        return np.asarray(weighed + self.bias, dtype=np.float64)

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
