"""Training of the topics, apart from their use: serving needs no scikit-learn for them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from nlu.topics import TopicModel


def learn(features: csr_matrix, labels: Sequence[frozenset[str]], *, strength: float, folds: int) -> TopicModel:
    """One logistic regression a topic; the threshold is the one that serves examples best that were not learned from.

    `features` has a row for each of `labels`. Raises ValueError if no example names a topic.
    """
    topics = tuple(sorted(frozenset().union(*labels)))
    if not topics:
        raise ValueError("No example names a topic. Give some of them `metadata: {topics: [...]}`.")
    said = np.array([[topic in each for topic in topics] for each in labels])
    model = _fit(topics, features, said, strength)
    threshold = _best_threshold(said, _unseen(topics, features, said, strength, folds))
    return TopicModel(topics, model.weights, model.bias, threshold)


def _fit(topics: tuple[str, ...], features: csr_matrix, said: NDArray[np.bool_], strength: float) -> TopicModel:
    fitted = [_regression(features, column, strength) for column in said.T]
    weights = np.column_stack([weight for weight, _ in fitted]).astype(np.float32)
    return TopicModel(topics, weights, np.array([bias for _, bias in fitted], dtype=np.float32), 0.5)


def _regression(features: csr_matrix, said: NDArray[np.bool_], strength: float) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of one topic. A topic that no example (of a part) names, or all do, needs no weights."""
    if said.all() or not said.any():
        return np.zeros(features.shape[1]), 10.0 if said.all() else -10.0
    fitted = LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=0)
    fitted.fit(features, said)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _unseen(
    topics: tuple[str, ...], features: csr_matrix, said: NDArray[np.bool_], strength: float, folds: int
) -> NDArray[np.float64]:
    """Probabilities for each example from a model that did not learn from it."""
    probabilities = np.zeros(said.shape)
    for seen, unseen in KFold(folds, shuffle=True, random_state=0).split(said):
        model = _fit(topics, features[seen], said[seen], strength)
        probabilities[unseen] = model.probabilities(features[unseen])
    return probabilities


def _best_threshold(said: NDArray[np.bool_], probabilities: NDArray[np.float64]) -> float:
    """The probability with the best F1 over all topics together; in the middle where several are as good."""
    candidates = np.arange(0.2, 0.81, 0.025)
    scores = np.array([_f1(said, probabilities >= threshold) for threshold in candidates])
    return round(float(np.median(candidates[scores == scores.max()])), 4)


def _f1(said: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    return float(2 * (said & found).sum() / ((said.sum() + found.sum()) or 1))
