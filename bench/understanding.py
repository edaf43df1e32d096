"""How well messages are understood, on messages never trained on: `python bench/understanding.py`.

Prints tables in Markdown: facts, read by rule; intents and topics, learned, beside other classifiers on the same
features; and the time a message takes in each component. `--write` puts them into docs/understanding.md as well,
`--facts` measures the facts alone, `--misses` shows what is misread of the development messages; for both the product's
model is trained if it is missing. The held-out messages are in tests/nlu/held_out; nothing here shows a single one of
them.
"""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import numpy as np
from measures import acts
from measures.pipeline import HELD_OUT, TRAINING, configured, examples, heard, of_intents, read, trained
from measures.reading import misses, report
from measures.rivals import LOGISTIC, NAIVE_BAYES, SUPPORT_VECTORS, rival, suited
from measures.tables import UNDERSTANDING, dated, table, write
from measures.topics import NAMES, micro, said, spoken_of
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from sklearn.metrics import f1_score

from nlu.linear import sentence_features
from nlu.topics import topics_of


def likeliest(messages: Iterable[Message]) -> list[str]:
    """Before the fallback: the likeliest intent of each, sure or not."""
    ranked = [each.get("intent_ranking") for each in messages]
    first = [row[1] if row[0]["name"] == "nlu_fallback" else row[0] for row in ranked]
    return [each["name"] for each in first]


def intents(training: TrainingData, truth: list[str], messages: list[Message]) -> list[str]:
    """Ours beside other classifiers, what is taken for what, and what the fallback makes of it."""
    found = likeliest(messages)
    wrong = Counter((a, b) for a, b in zip(truth, found, strict=True) if a != b)
    return [
        table("intents | accuracy | F1, every intent weighing the same", rivals(training, truth, found, messages)),
        table("should be | was taken for | times", [(*pair, times) for pair, times in wrong.most_common()]),
        fallback([a == b for a, b in zip(truth, found, strict=True)], messages),
    ]


def rivals(
    training: TrainingData, truth: list[str], found: list[str], messages: list[Message]
) -> list[tuple[str, float, float]]:
    """Our intents and those of other classifiers that learned from the same features."""
    featurizers = of_intents()["featurizers"]
    learned, asked = (sentence_features(each, featurizers) for each in (training.intent_examples, messages))
    labels = [example.get(INTENT) for example in training.intent_examples]
    rows = [("ours: a logistic regression for each intent", *scores(truth, found))]
    for name in (LOGISTIC, SUPPORT_VECTORS, NAIVE_BAYES):
        fitted = rival(name).fit(suited(name, learned), labels)
        rows.append((name, *scores(truth, list(fitted.predict(suited(name, asked))))))
    return rows


def fallback(right: list[bool], messages: list[Message]) -> str:
    """What the fallback costs, and what it saves."""
    unsure = [each.get(INTENT)["name"] == "nlu_fallback" for each in messages]
    lost, caught = (sum(u and r is kind for u, r in zip(unsure, right, strict=True)) for kind in (True, False))
    head = "right ones lost to the fallback | wrong ones caught by it | wrong ones left"
    return table(head, [(lost, caught, right.count(False) - caught)])


def scores(truth: list[str], found: list[str]) -> tuple[float, float]:
    accuracy = float(np.mean(np.array(truth) == np.array(found)))
    return accuracy, float(f1_score(truth, found, average="macro"))


def by_source(sources: dict[str, list[Message]], messages: list[Message]) -> str:
    """Each file by itself: they were written at different times and are of different kinds."""
    rows, left = [], iter(messages)
    for source, each in sources.items():
        taken = [next(left) for _ in each]
        accuracy, _ = scores([one.get(INTENT) for one in each], likeliest(taken))
        right, found = said(map(topics_of, each)), said(map(spoken_of, taken))
        rows.append((source, len(each), accuracy, micro(right, found)[2]))
    return table("messages of | number | intents (accuracy) | topics (F1, micro)", rows)


def topics(truth: list[frozenset[str]], messages: list[Message]) -> list[str]:
    """Every topic by itself, and all together."""
    right, found = said(truth), said(map(spoken_of, messages))
    each = f1_score(right, found, average=None)
    rows = zip(NAMES, map(int, right.sum(axis=0)), map(float, each), strict=True)
    return [
        table("topics | F1", [("all together (micro)", micro(right, found)[2])]),
        table("topic | held-out messages | F1", rows),
    ]


def learned() -> str:
    """All tables of intents and topics, and the time they take."""
    training = examples(TRAINING)
    sources = {path.stem: read([path]).training_examples for path in sorted(HELD_OUT.glob("*.yml"))}
    held_out = [each for source in sources.values() for each in source]
    with TemporaryDirectory() as folder:
        start = perf_counter()
        parts = trained(configured(), training, LocalModelStorage(Path(folder)))
        seconds = perf_counter() - start
        messages, times = heard(parts, [each.get(TEXT) for each in held_out])
        developed = acts.report(parts)
    tables = [
        f"{len(training.training_examples)} phrases learned in {seconds:.0f} s, {len(held_out)} held out.",
        by_source(sources, messages),
        developed,
        *intents(training, [each.get(INTENT) for each in held_out], messages),
        *topics([topics_of(each) for each in held_out], messages),
        table("component | ms a message", [*times.items(), ("together", sum(times.values()))]),
    ]
    return "\n\n".join(tables)


def main() -> None:
    parser = ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/understanding.md")
    parser.add_argument("--facts", action="store_true", help="measure the facts alone")
    parser.add_argument("--misses", action="store_true", help="show what is misread of the development messages")
    wanted = parser.parse_args()
    if wanted.misses:
        print(misses())
        return
    for name, measure in {"facts": report, **({} if wanted.facts else {"learned": learned})}.items():
        text = dated(measure())
        print(f"{text}\n")
        if wanted.write:
            write(UNDERSTANDING, name, text)


if __name__ == "__main__":
    main()
