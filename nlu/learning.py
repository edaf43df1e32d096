"""Training of linear models, apart from their use: only this needs scikit-learn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from nlu.linear import LinearModel


def learn(features: csr_matrix, labelled: Sequence[frozenset[str]], *, strength: float) -> LinearModel:
    """One logistic regression a label. `features` has a row for each of `labelled`, the labels of an example.

    `strength` is scikit-learn's C. Raises ValueError if no example has a label.
    """
    labels = tuple(sorted(frozenset[str]().union(*labelled)))
    if not labels:
        raise ValueError("No example has a label to learn.")
    said = np.array([[label in each for label in labels] for each in labelled])
    fitted = [_regression(features, column, strength) for column in said.T]
    weights = np.column_stack([weight for weight, _ in fitted]).astype(np.float32)
    return LinearModel(labels, weights, np.array([bias for _, bias in fitted], dtype=np.float32))


def _regression(features: csr_matrix, said: NDArray[np.bool_], strength: float) -> tuple[NDArray[np.float64], float]:
    """Weights and bias of one label. A label that all examples have needs no weights."""
    if said.all():
        return np.zeros(features.shape[1]), 10.0
    fitted = LogisticRegression(
        C=strength,
        class_weight="balanced",
        solver="liblinear",
        # Since there are far more features than examples: as good, in half the time.
        dual=True,
        tol=0.01,
        max_iter=1000,
        random_state=0,
    ).fit(features, said)
    return fitted.coef_[0], float(fitted.intercept_[0])
