"""How well intents and topics are understood, on messages never trained on: `python bench/understanding.py`.

Prints tables in Markdown: this pipeline beside other classifiers on the same features, topics one by one, confusions,
and the time a message takes in each component. The held-out messages are in tests/nlu/held_out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.nlu.featurizers.sparse_featurizer.count_vectors_featurizer import CountVectorsFeaturizer
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import class_from_module_path
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score
from sklearn.naive_bayes import ComplementNB
from sklearn.svm import LinearSVC

from nlu.linear import sentence_features
from nlu.topics import TOPICS, topics_of

ROOT = Path(__file__).resolve().parent.parent
TRAINING, HELD_OUT = ROOT / "data" / "nlu", ROOT / "tests" / "nlu" / "held_out"
RASAS_OWN = {each.__name__: each for each in (CountVectorsFeaturizer, FallbackClassifier)}
RIVALS: dict[str, Callable[[], Any]] = {
    "multinomial logistic regression": lambda: LogisticRegression(class_weight="balanced", max_iter=300, tol=0.01),
    "linear support vectors": lambda: LinearSVC(C=0.1, class_weight="balanced", random_state=0),
    "complement naive Bayes": ComplementNB,
}


def examples(folder: Path) -> TrainingData:
    return training_data_from_paths([str(path) for path in sorted(folder.glob("*.yml"))], language="ja")


def trained(training: TrainingData, storage: LocalModelStorage) -> list[GraphComponent]:
    """The components of config.yml, trained one after the other as Rasa does."""
    context = ExecutionContext(GraphSchema({}), node_name="bench")
    parts = []
    for number, options in enumerate(yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]):
        kind = RASAS_OWN.get(options["name"]) or class_from_module_path(options["name"])
        config = {**kind.get_default_config(), **options}
        part = kind.create(config, storage, Resource(f"part{number}"), context)
        if hasattr(part, "train"):
            part.train(training)
        if hasattr(part, "process_training_data"):
            part.process_training_data(training)
        parts.append(part)
    return parts


def heard(parts: Iterable[GraphComponent], texts: Iterable[str]) -> tuple[list[Message], dict[str, float]]:
    """Each message as the pipeline understands it, and the median milliseconds of each component."""
    messages, times = [], {part: [] for part in parts}  # type: ignore[var-annotated]
    for text in texts:
        message = Message({TEXT: text})
        for part, taken in times.items():
            start = perf_counter()
            part.process([message])
            taken.append((perf_counter() - start) * 1000)
        messages.append(message)
    return messages, {f"{i}. {type(part).__name__}": median(taken) for i, (part, taken) in enumerate(times.items(), 1)}


def table(head: str, rows: Iterable[tuple[Any, ...]]) -> None:
    print(f"\n| {head} |\n|{' --- |' * (head.count('|') + 1)}")
    for row in rows:
        print("| " + " | ".join(f"{cell:.3f}" if isinstance(cell, float) else str(cell) for cell in row) + " |")


def said(labelled: Iterable[Iterable[str]], topics: list[str]) -> NDArray[np.bool_]:
    return np.array([[topic in set(each) for topic in topics] for each in labelled])


def intents(training: TrainingData, truth: list[str], messages: list[Message]) -> None:
    """Before the fallback: the likeliest intent, sure or not."""
    ranked = [each.get("intent_ranking") for each in messages]
    first = [row[1] if row[0]["name"] == "nlu_fallback" else row[0] for row in ranked]
    found = [each["name"] for each in first]
    learned, asked = sentence_features(training.intent_examples), sentence_features(messages)
    labels = [example.get(INTENT) for example in training.intent_examples]
    rows = [("ours: a logistic regression for each intent", *scores(truth, found))]
    for name, make in RIVALS.items():
        positive = make is ComplementNB
        fitted = make().fit(abs(learned) if positive else learned, labels)
        rows.append((name, *scores(truth, list(fitted.predict(abs(asked) if positive else asked)))))
    table("intents | accuracy | F1, every intent weighing the same", rows)
    wrong = Counter((a, b) for a, b in zip(truth, found, strict=True) if a != b)
    table("should be | was taken for | times", [(*pair, times) for pair, times in wrong.most_common()])
    right = [a == b for a, b in zip(truth, found, strict=True)]
    unsure = [each.get(INTENT)["name"] == "nlu_fallback" for each in messages]
    lost, caught = (sum(u and r is kind for u, r in zip(unsure, right, strict=True)) for kind in (True, False))
    table(
        "right ones lost to the fallback | wrong ones caught by it | wrong ones left",
        [(lost, caught, right.count(False) - caught)],
    )


def scores(truth: list[str], found: list[str]) -> tuple[float, float]:
    accuracy = float(np.mean(np.array(truth) == np.array(found)))
    return accuracy, float(f1_score(truth, found, average="macro"))


def topics(training: TrainingData, truth: list[frozenset[str]], messages: list[Message]) -> None:
    names = sorted(frozenset[str]().union(*map(topics_of, training.training_examples)))
    right, found = said(truth, names), said(([t for t, _ in each.get(TOPICS)] for each in messages), names)
    table("topics | F1", [("all together (micro)", float(f1_score(right, found, average="micro")))])
    each = f1_score(right, found, average=None)
    table(
        "topic | held-out messages | F1", sorted(zip(names, map(int, right.sum(axis=0)), map(float, each), strict=True))
    )


def main() -> None:
    training, held_out = examples(TRAINING), examples(HELD_OUT).training_examples
    with TemporaryDirectory() as folder:
        start = perf_counter()
        parts = trained(training, LocalModelStorage(Path(folder)))
        seconds = perf_counter() - start
        messages, times = heard(parts, [each.get(TEXT) for each in held_out])
    print(f"{len(training.training_examples)} phrases learned in {seconds:.0f} s, {len(held_out)} held out")
    intents(training, [each.get(INTENT) for each in held_out], messages)
    topics(training, [topics_of(each) for each in held_out], messages)
    table("component | ms a message", [*times.items(), ("together", sum(times.values()))])


if __name__ == "__main__":
    main()
