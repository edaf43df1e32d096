"""Classifiers of intents on the same features, each alone in a process: `python bench/classifiers.py [--write] [NAME …]`.

Prints a table in Markdown: quality on the held-out messages (tests/nlu/held_out), time a message, time until the first
answer, memory. DIET takes long to learn and is measured only when named, or with `--write`, which measures all and puts
the table into docs/understanding.md.
"""

from __future__ import annotations

import json
import pickle
import resource
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from measures.pipeline import HELD_OUT, ROOT, TRAINING, Options, configured, examples, of_intents, part, trained
from measures.rivals import NAIVE_BAYES, NEIGHBOURS, SUPPORT_VECTORS, rival, suited
from measures.tables import UNDERSTANDING, dated, table, write
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

RASA = "rasa.nlu.classifiers"
# Its features of single tokens are read by DIET alone.
NGRAMS = "nlu.ngrams.NgramFeaturizer"

DIET = "DIET (10 epochs)"
OURS = of_intents()
# Rasa's components by name; those of scikit-learn stand on the very same sentence features.
COMPONENTS: dict[str, Options] = {
    "ours: a logistic regression for each intent": OURS,
    DIET: {
        "name": f"{RASA}.diet_classifier.DIETClassifier",
        "epochs": 10,
        "entity_recognition": False,
        "constrain_similarities": True,
        "random_seed": 1,
    },
    "Rasa's multinomial logistic regression": {
        "name": f"{RASA}.logistic_regression_classifier.LogisticRegressionClassifier",
        "C": 100.0,
        "max_iter": 300,
        "tol": 0.01,
    },
}
ESTIMATORS = (SUPPORT_VECTORS, NAIVE_BAYES, NEIGHBOURS)


def featurizers(name: str) -> list[Options]:
    parts = [
        each for each in configured() if each["name"].endswith("Tokenizer") or each.get("alias") in OURS["featurizers"]
    ]
    return [{**each, "token_features": True} if name == DIET and each["name"] == NGRAMS else each for each in parts]


def learn(name: str, folder: Path) -> None:
    storage, training = LocalModelStorage(folder), examples(TRAINING)
    trained(featurizers(name), training, storage)
    if name in COMPONENTS:
        part(COMPONENTS[name], storage, "classifier").train(training)
        return
    phrases = [each for each in training.training_examples if each.get(TEXT)]
    estimator = rival(name).fit(features(name, phrases), [each.get(INTENT) for each in phrases])
    (folder / "estimator.pickle").write_bytes(pickle.dumps(estimator))


def ready(name: str, folder: Path) -> Callable[[str], str]:
    """What tells the intent of a text."""
    storage = LocalModelStorage(folder)
    parts = [part(options, storage, f"part{i}", loaded=True) for i, options in enumerate(featurizers(name))]
    tell = component(name, storage) if name in COMPONENTS else estimator(name, folder)

    def intent(text: str) -> str:
        message = Message({TEXT: text})
        for each in parts:
            each.process([message])
        return tell(message)

    return intent


def component(name: str, storage: LocalModelStorage) -> Callable[[Message], str]:
    classifier = part(COMPONENTS[name], storage, "classifier", loaded=True)
    return lambda message: str(classifier.process([message])[0].get(INTENT)["name"])


def estimator(name: str, folder: Path) -> Callable[[Message], str]:
    model = pickle.loads((folder / "estimator.pickle").read_bytes())
    return lambda message: str(model.predict(features(name, [message]))[0])


def features(name: str, messages: list[Message]) -> Any:
    from nlu.linear import sentence_features

    return suited(name, sentence_features(messages))


def measure(name: str, folder: Path) -> dict[str, float]:
    from sklearn.metrics import f1_score

    held_out = examples(HELD_OUT).training_examples
    before = perf_counter()
    intent = ready(name, folder)
    intent("こんにちは")
    until_ready = perf_counter() - before
    truth, found, times = [], [], []
    for each in held_out:
        begun = perf_counter()
        found.append(intent(each.get(TEXT)))
        times.append(perf_counter() - begun)
        truth.append(each.get(INTENT))
    right = sum(a == b for a, b in zip(truth, found, strict=True))
    return {
        "accuracy": right / len(truth),
        "f1": float(f1_score(truth, found, average="macro")),
        "ms": median(times) * 1000,
        "start": until_ready,
        "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def child(act: str, name: str, folder: str) -> str:
    command = [sys.executable, __file__, act, name, folder]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def row(name: str) -> tuple[Any, ...]:
    """What is measured of a classifier, in the order of the table."""
    with TemporaryDirectory() as folder:
        begun = perf_counter()
        child("learn", name, folder)
        seconds = perf_counter() - begun
        told = json.loads(child("measure", name, folder).splitlines()[-1])
    cost = (f"{seconds:.0f}", f"{told['ms']:.2f}", f"{told['start']:.1f}", f"{told['mb']:.0f}")
    return name, told["accuracy"], told["f1"], *cost


def main(arguments: list[str]) -> None:
    parser = ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="measure all and put the table into docs/understanding.md")
    parser.add_argument("names", nargs="*", help="which ones; without any, all but DIET")
    wanted = parser.parse_args(arguments)
    every = [*COMPONENTS, *ESTIMATORS]
    names = every if wanted.write else wanted.names or [each for each in every if each != DIET]
    rows = table("intents | accuracy | F1 | seconds to learn | ms a message | s until ready | MB", map(row, names))
    text = dated(rows, f"{len(examples(TRAINING).intent_examples)} phrases")
    print(text)
    if wanted.write:
        write(UNDERSTANDING, "classifiers", text)


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["learn", name, folder]:
            learn(name, Path(folder))
        case ["measure", name, folder]:
            print(json.dumps(measure(name, Path(folder))))
        case arguments:
            main(arguments)
