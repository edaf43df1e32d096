"""Components of the pipeline, made, stored and loaded as Rasa does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.ngrams import NgramFeaturizer
from nlu.tokenizer import SudachiTokenizer
from nlu.vectors import WordVectorFeaturizer

Make = Callable[..., GraphComponent]
Read = Callable[[str], Message]

# What broken keyboards, copied web pages and unkind people send.
NAUGHTY = [
    "",
    " ",
    "　\n\t",
    "…",
    "㍿山田です…",
    "ｷｬｯｼｭﾌﾛｰがﾔﾊﾞｲ",
    "１２人",
    "😀👨‍👩‍👧",
    "\x00\x01\x7f",
    "a\ud800b",
    "\u200b\ufeff",
    "ﷺ" * 10_000,
    "あ" * 10_000,
    "𠮷野家の𩸽",
    "が" + "か\u3099",
    "/restart",
    "{{7*7}} ${x} %s <script>",
    "' OR 1=1; --",
]


@pytest.fixture(params=NAUGHTY, ids=lambda text: repr(text[:12]))
def naughty(request: pytest.FixtureRequest) -> str:
    text: str = request.param
    return text


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """`make(kind, {...options})` creates a component; `make(kind, loaded=True)` loads what its namesake stored."""
    storage = LocalModelStorage(tmp_path)

    def begin(
        kind: type[GraphComponent], options: dict[str, Any] | None = None, loaded: bool = False
    ) -> GraphComponent:
        config = {**kind.get_default_config(), **(options or {})}
        context = ExecutionContext(GraphSchema({}), node_name=kind.__name__)
        return (kind.load if loaded else kind.create)(config, storage, Resource(kind.__name__), context)

    return begin


@pytest.fixture
def featurize(make: Make) -> Callable[[TrainingData], Read]:
    """Give the training examples their features; what comes back gives a new text the same features."""

    def begin(training: TrainingData) -> Read:
        words = make(NgramFeaturizer)
        parts = [make(SudachiTokenizer), words, make(WordVectorFeaturizer)]
        for part in parts:
            if part is words:
                words.train(training)
            part.process_training_data(training)

        def read(text: str) -> Message:
            message = Message({TEXT: text})
            for part in parts:
                part.process([message])
            return message

        return read

    return begin
