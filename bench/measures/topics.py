"""How the topics told of messages compare with those they have."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from rasa.shared.nlu.training_data.message import Message
from sklearn.metrics import precision_recall_fscore_support

from nlu.topics import TOPICS
from nlu.vocabulary import facts

NAMES = sorted(facts()["topics"].values)


def said(labelled: Iterable[Iterable[str]]) -> NDArray[np.bool_]:
    """A row for each message, with a column for each topic of NAMES."""
    return np.array([[topic in set(each) for topic in NAMES] for each in labelled])


def spoken_of(message: Message) -> list[str]:
    """The topics that the pipeline tells."""
    return [topic for topic, _ in message.get(TOPICS)]


def micro(right: NDArray[np.bool_], found: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Precision, recall and F1 over all topics together; 0 where there is nothing to divide by."""
    precision, recall, f1, _ = precision_recall_fscore_support(right, found, average="micro", zero_division=0)
    return float(precision), float(recall), float(f1)
