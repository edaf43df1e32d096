"""Training of linear models, apart from their use: only this needs scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from scipy.special import expit, logit
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import KFold

from nlu.linear import LinearModel


def learn(features: csr_matrix, labelled: Sequence[frozenset[str]], *, strength: float) -> LinearModel:
    """One logistic regression a label. `features` has a row for each of `labelled`, the labels of an example.

    `strength` is scikit-learn's C. Raises ValueError if no example has a label.
    """
    labels = tuple(sorted(frozenset[str]().union(*labelled)))
    if not labels:
        raise ValueError("No example has a label to learn.")
    return _fit(labels, features, _table(labels, labelled), strength)


def centred(
    model: LinearModel, features: csr_matrix, labelled: Sequence[frozenset[str]], *, strength: float, folds: int
) -> LinearModel:
    """The model, moved so that a probability of 0.5 is where a label should count.

    Where that is, examples tell that were not learned from: each of `folds` parts is judged by a model of the others,
    and the probability that gives the best F1 over all labels together becomes 0.5.
    """
    said = _table(model.labels, labelled)
    threshold = _best_threshold(said, _unseen(model.labels, features, said, strength, folds))
    return replace(model, bias=(model.bias - logit(threshold)).astype(np.float32))


def _table(labels: tuple[str, ...], labelled: Sequence[frozenset[str]]) -> NDArray[np.bool_]:
    return np.array([[label in each for label in labels] for each in labelled])


def _fit(labels: tuple[str, ...], features: csr_matrix, said: NDArray[np.bool_], strength: float) -> LinearModel:
    fitted = [_regression(features, column, strength) for column in said.T]
    weights = np.column_stack([weight for weight, _ in fitted]).astype(np.float32)
    return LinearModel(labels, weights, np.array([bias for _, bias in fitted], dtype=np.float32))


def _regression(features: csr_matrix, said: NDArray[np.bool_], strength: float) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of one label. A label that no example of a part has, or all have, needs no weights."""
    if said.all() or not said.any():
        return np.zeros(features.shape[1]), 10.0 if said.all() else -10.0
    fitted = LogisticRegression(C=strength, class_weight="balanced", solver="liblinear", random_state=0)
    fitted.fit(features, said)
    return fitted.coef_[0], float(fitted.intercept_[0])


def _unseen(
    labels: tuple[str, ...], features: csr_matrix, said: NDArray[np.bool_], strength: float, folds: int
) -> NDArray[np.float64]:
    """Probabilities for each example from a model that did not learn from it."""
    probabilities = np.zeros(said.shape)
    for seen, unseen in KFold(folds, shuffle=True, random_state=0).split(said):
        model = _fit(labels, features[seen], said[seen], strength)
        probabilities[unseen] = expit(model.scores(features[unseen]))
    return probabilities


def _best_threshold(said: NDArray[np.bool_], probabilities: NDArray[np.float64]) -> float:
    """In the middle where several are as good."""
    candidates = np.arange(0.2, 0.81, 0.025)
    scores = np.array([_f1(said, probabilities >= threshold) for threshold in candidates])
    return float(np.median(candidates[scores == scores.max()]))


def _f1(said: NDArray[np.bool_], found: NDArray[np.bool_]) -> float:
    return float(2 * (said & found).sum() / ((said.sum() + found.sum()) or 1))
