"""Messages beside what a careful listener would write down: tests/nlu/held_out and tests/nlu/development."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from nlu import FactValue

TESTS = Path(__file__).resolve().parents[2] / "tests" / "nlu"
HELD_OUT, DEVELOPMENT = TESTS / "held_out", TESTS / "development"
# Intents and topics alone, in the form of the training phrases; the other files hold facts.
ACTS = sorted(DEVELOPMENT.glob("acts*.yml"))
AS_OF = date(2026, 11, 25)


@dataclass(frozen=True)
class Answered:
    """A message and its right answer; tests/nlu/held_out/README.md tells what the fields mean."""

    text: str
    manner: str
    facts: dict[str, FactValue] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    retracted: tuple[str, ...] = ()
    ambiguous: dict[str, list[str]] = field(default_factory=dict)
    supposed: dict[str, FactValue] = field(default_factory=dict)
    may: dict[str, Any] = field(default_factory=dict)
    asked: str | None = None
    recent: str | None = None


_KEYS = frozenset(Answered.__dataclass_fields__)


def held_out() -> list[Answered]:
    """The messages that nobody looks at; raises ValueError for a file whose messages lack manner or facts."""
    return [_answered(e["text"], e["metadata"]) for group in _groups(HELD_OUT) for e in group["examples"]]


def development() -> list[Answered]:
    """The messages to develop the reader with."""
    paths = [path for path in sorted(DEVELOPMENT.glob("*.yml")) if path not in ACTS]
    rows = [row for path in paths for row in yaml.safe_load(path.read_text("utf-8"))]
    return [_answered(row["say"], row) for row in rows]


def _groups(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yml")):
        for group in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            if isinstance(group["examples"], str) or not all(
                {"manner", "facts"} <= each["metadata"].keys() for each in group["examples"]
            ):
                raise ValueError(f"{path}: each message needs its manner and its facts (see README.md beside it)")
            yield group


def _answered(text: str, answer: dict[str, Any]) -> Answered:
    given = {key: tuple(v) if isinstance(v, list) else v for key, v in answer.items() if key in _KEYS}
    return Answered(**{**given, "text": text, "manner": answer["manner"], "facts": answer["facts"]})
