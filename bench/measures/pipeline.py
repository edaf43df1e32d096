"""The pipeline of config.yml, part by part: made and trained as Rasa does it, and each part timed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import yaml
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.shared.importers.utils import training_data_from_paths
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from rasa.shared.utils.common import class_from_module_path

ROOT = Path(__file__).resolve().parents[2]
TRAINING, HELD_OUT = ROOT / "data" / "nlu", ROOT / "tests" / "nlu" / "held_out"
RASAS_OWN = {"FallbackClassifier": FallbackClassifier}

Options = dict[str, Any]


def examples(folder: Path) -> TrainingData:
    return read(sorted(folder.glob("*.yml")))


def read(paths: Iterable[Path]) -> TrainingData:
    return training_data_from_paths([str(path) for path in paths], language="ja")


def configured() -> list[Options]:
    """The name and options of each component of config.yml."""
    pipeline: list[Options] = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))["pipeline"]
    return pipeline


def of_intents() -> Options:
    """The options of the classifier of intents, and in them the featurizers that it stands on."""
    return next(options for options in configured() if options["name"] == "nlu.intents.LinearIntentClassifier")


def part(options: Options, storage: LocalModelStorage, resource: str, *, loaded: bool = False) -> Any:
    """A component, new or with what it has stored."""
    kind = RASAS_OWN.get(options["name"]) or class_from_module_path(options["name"])
    context = ExecutionContext(GraphSchema({}), node_name="bench")
    make = kind.load if loaded else kind.create
    return make({**kind.get_default_config(), **options}, storage, Resource(resource), context)


def trained(pipeline: Iterable[Options], training: TrainingData, storage: LocalModelStorage) -> list[Any]:
    """The components, trained one after the other as Rasa does; each is stored as part0, part1 …"""
    parts = []
    for number, options in enumerate(pipeline):
        made = part(options, storage, f"part{number}")
        if hasattr(made, "train"):
            made.train(training)
        if hasattr(made, "process_training_data"):
            made.process_training_data(training)
        parts.append(made)
    return parts


def heard(parts: Iterable[GraphComponent], texts: Iterable[str]) -> tuple[list[Message], dict[str, float]]:
    """Each message as the pipeline understands it, and the median milliseconds of each component."""
    messages: list[Message] = []
    times: dict[GraphComponent, list[float]] = {each: [] for each in parts}
    for text in texts:
        message = Message({TEXT: text})
        for each, taken in times.items():
            start = perf_counter()
            each.process([message])
            taken.append((perf_counter() - start) * 1000)
        messages.append(message)
    return messages, {f"{i}. {type(each).__name__}": median(taken) for i, (each, taken) in enumerate(times.items(), 1)}
