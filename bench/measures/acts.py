"""Intents and topics of the messages in tests/nlu/development/acts*.yml, by file and by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from rasa.shared.nlu.constants import INTENT, METADATA, METADATA_INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from measures.messages import ACTS
from measures.pipeline import heard, read
from measures.tables import table
from nlu.topics import TOPICS, topics_of

HEAD = "messages to develop with | number | intents (accuracy) | topics said | precision | recall | F1"


def report(parts: Iterable[Any]) -> str:
    """What the components of a pipeline make of each kind; what the fallback gives up counts as wrong."""
    rows = []
    for kind, right in _by_kind().items():
        found, _ = heard(parts, [each.get(TEXT) for each in right])
        same = sum(a.get(INTENT) == b.get(INTENT)["name"] for a, b in zip(right, found, strict=True))
        rows.append((kind, len(right), same / len(right), *_figures(right, found)))
    return table(HEAD, rows)


def _by_kind() -> dict[str, list[Message]]:
    kinds = defaultdict(list)
    for path in ACTS:
        for each in read([path]).training_examples:
            group = (each.get(METADATA) or {}).get(METADATA_INTENT) or {}
            kinds[f"{path.stem}: {group.get('kind', 'all')}"].append(each)
    return kinds


def _figures(right: list[Message], found: list[Message]) -> tuple[int, float, float, float]:
    pairs = [(topics_of(a), {topic for topic, _ in b.get(TOPICS)}) for a, b in zip(right, found, strict=True)]
    said, told, both = sum(len(a) for a, _ in pairs), sum(len(b) for _, b in pairs), sum(len(a & b) for a, b in pairs)
    return said, both / (told or 1), both / (said or 1), 2 * both / ((said + told) or 1)
