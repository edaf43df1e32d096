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
from measures.topics import micro, said, spoken_of
from nlu.topics import topics_of

HEAD = "messages to develop with | number | intents, after the fallback | topics said | precision | recall | F1"


def report(parts: Iterable[Any]) -> str:
    """What the components of a pipeline make of each kind; what the fallback gives up counts as wrong."""
    rows = []
    for kind, right in _by_kind().items():
        found, _ = heard(parts, [each.get(TEXT) for each in right])
        same = sum(a.get(INTENT) == b.get(INTENT)["name"] for a, b in zip(right, found, strict=True))
        meant, told = said(map(topics_of, right)), said(map(spoken_of, found))
        rows.append((kind, len(right), same / len(right), int(meant.sum()), *micro(meant, told)))
    return table(HEAD, rows)


def _by_kind() -> dict[str, list[Message]]:
    kinds = defaultdict(list)
    for path in ACTS:
        for each in read([path]).training_examples:
            group = (each.get(METADATA) or {}).get(METADATA_INTENT) or {}
            kinds[f"{path.stem}: {group.get('kind', 'all')}"].append(each)
    return kinds
