"""Classifiers of scikit-learn that learn from the same sentence features as ours, each as close to the examples as serves it.

scikit-learn is imported where a rival is made: each is measured alone in a process, with its memory.
"""

from __future__ import annotations

from typing import Any

from rasa.shared.utils.common import class_from_module_path

from measures.pipeline import Options

LOGISTIC, SUPPORT_VECTORS = "multinomial logistic regression", "linear support vectors"
NAIVE_BAYES, NEIGHBOURS = "complement naive Bayes", "nearest neighbours (5, cosine)"
_KINDS: dict[str, tuple[str, Options]] = {
    LOGISTIC: (
        "sklearn.linear_model.LogisticRegression",
        {"C": 100, "class_weight": "balanced", "max_iter": 300, "tol": 0.01},
    ),
    SUPPORT_VECTORS: ("sklearn.svm.LinearSVC", {"C": 3, "class_weight": "balanced", "random_state": 0}),
    NAIVE_BAYES: ("sklearn.naive_bayes.ComplementNB", {"alpha": 0.01}),
    NEIGHBOURS: (
        "sklearn.neighbors.KNeighborsClassifier",
        {"n_neighbors": 5, "metric": "cosine", "weights": "distance"},
    ),
}


def rival(name: str) -> Any:
    """An estimator that has learned nothing yet."""
    kind, options = _KINDS[name]
    return class_from_module_path(kind)(**options)


def suited(name: str, features: Any) -> Any:
    """The features as a rival takes them: naive Bayes by their size alone, since it knows no negative numbers."""
    return abs(features) if name == NAIVE_BAYES else features
