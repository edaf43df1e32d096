"""What a whole member list comes to: counts that are added up firm by firm, and merged from parts in any order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

from actions.rules.facts import Facts
from screening.result import Call, Screened

FILE = Path(__file__).with_name("totals.yml")
# In place of a prefecture or a size that a row does not give.
NOT_KNOWN = ""
# What a call needs before it can be told of as certain; a firm without any call has nothing.
CERTAIN, ONE_ANSWER, MORE, NOTHING = "certain", "one_answer", "more", "nothing"

Counts = Counter[str]


@dataclass
class Totals:
    """Counts over the rows of a list; the schemes and facts by their ids.

    `eligible` and `one_answer` count firms by scheme. `called` counts those that have it among their first calls, by
    what the call needs, as `scheme/need`; `ready` counts firms by what their very first call needs, and `prefectures`
    and `sizes` do so for each group, as `group/need`. `unlocks` counts by fact the verdicts that it alone would decide,
    `unlocked` the firms for which it decides any.
    `unread` counts by column the cells that were not understood; `left_out` are rows of which nothing could be used.
    """

    firms: int = 0
    left_out: int = 0
    eligible: Counts = field(default_factory=Counter)
    one_answer: Counts = field(default_factory=Counter)
    called: Counts = field(default_factory=Counter)
    unlocks: Counts = field(default_factory=Counter)
    unlocked: Counts = field(default_factory=Counter)
    ready: Counts = field(default_factory=Counter)
    prefectures: Counts = field(default_factory=Counter)
    sizes: Counts = field(default_factory=Counter)
    unread: Counts = field(default_factory=Counter)

    def add(self, screened: Screened, facts: Facts) -> None:
        """Count one firm."""
        need = _need(screened.calls[0]) if screened.calls else NOTHING
        self.firms += 1
        self.eligible.update(screened.eligible)
        self.one_answer.update(screened.one_answer)
        self.called.update(f"{call.scheme}/{_need(call)}" for call in screened.calls[: first_calls()])
        self.unlocks.update(screened.unlocks)
        self.unlocked.update(screened.unlocks.keys())
        self.ready[need] += 1
        self.prefectures[f"{facts.get('prefecture', NOT_KNOWN)}/{need}"] += 1
        self.sizes[f"{size_of(facts)}/{need}"] += 1

    def add_unread(self, columns: Iterable[str], *, left_out: bool = False) -> None:
        """Count the cells of one row that were not understood, by their columns; `left_out` if no firm came of it."""
        self.unread.update(columns)
        self.left_out += left_out

    def merge(self, other: Totals) -> None:
        """Add what was counted elsewhere."""
        for one in fields(self):
            setattr(self, one.name, getattr(self, one.name) + getattr(other, one.name))

    def dump(self) -> dict[str, Any]:
        """As JSON, to go on from later."""
        return {one.name: getattr(self, one.name) for one in fields(self)}

    @classmethod
    def load(cls, dumped: Mapping[str, Any]) -> Self:
        """From what `dump` gave."""
        totals = cls()
        for name, value in dumped.items():
            setattr(totals, name, value if isinstance(value, int) else Counter(value))
        return totals


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return rules


def first_calls() -> int:
    """How many calls of each firm count as those it is told of first."""
    return int(_rules()["first_calls"])


def size_names() -> list[str]:
    """The groups by size, the smallest first."""
    return [band["name"] for band in _rules()["sizes"]]


def size_of(facts: Facts) -> str:
    """The group of a firm by its regular employees; empty if they are not known."""
    employees = facts.get("employees_regular")
    if employees is None:
        return NOT_KNOWN
    bands = _rules()["sizes"]
    return str(next(band["name"] for band in bands if band["up_to"] is None or employees <= band["up_to"]))


def _need(call: Call) -> str:
    return (CERTAIN, ONE_ANSWER, MORE)[min(len(call.ask), 2)]
