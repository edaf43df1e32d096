"""Facts that cannot both be true of one firm (actions/clashes.yml): 個人事業 with 資本金, 開業前 with 5年目."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.rules import Adviser
from actions.rules.conditions import Condition, parse
from actions.rules.facts import Facts
from actions.state import State

FILE = Path(__file__).with_name("clashes.yml")


@dataclass(frozen=True)
class Clash:
    """What cannot be: the fact to ask again, the one that gives way, and the words that say so."""

    ask: str
    drop: str
    text: str


def clash(state: State, adviser: Adviser) -> Clash | None:
    """The first clash among the facts that were told; None if they fit together."""
    found = (
        row for row in _rows() if {row["ask"], row["drop"]} <= state.facts.keys() and _clashes(row, state, adviser)
    )
    return next((Clash(row["ask"], row["drop"], row["text"]) for row in found), None)


def _clashes(row: dict[str, Any], state: State, adviser: Adviser) -> bool:
    if "beyond" in row:
        return _beyond(row["beyond"], state.facts, adviser.derived(state.facts, as_of=state.day))
    return adviser.holds(_condition(_rows().index(row), adviser), state.facts, as_of=state.day) is True


def _beyond(limits: dict[str, float], told: Facts, derived: Facts) -> bool:
    return any(abs(told[fact] - derived[fact]) > by for fact, by in limits.items())


@cache
def _rows() -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return rows


@cache
def _condition(number: int, adviser: Adviser) -> Condition:
    return parse(_rows()[number]["if"], adviser.catalogue.shapes)
