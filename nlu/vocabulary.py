"""The fact vocabulary as the catalogue gives it: names, types, units, values and the words it asks with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from nlu.lexicon import read

_FACTS = Path(__file__).parents[1] / "catalogue" / "facts.yml"


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: `values` maps a value to its Japanese name; `choices` a quick reply's text to its value."""

    name: str
    type: str
    unit: str | None
    label: str
    values: dict[Any, str]
    choices: dict[str, Any]
    low: float | None
    high: float | None

    def admits(self, number: float) -> bool:
        """Whether the number lies in the range the fact can take at all."""
        return (self.low is None or number >= self.low) and (self.high is None or number <= self.high)


@cache
def facts() -> dict[str, Fact]:
    """Every fact by name, in the catalogue's order."""
    return {name: _fact(name, row) for name, row in read(_FACTS).items()}


def type_of(fact: str | None) -> str | None:
    """The type of a fact, by its name; None of what is none, or was not asked."""
    return facts()[fact].type if fact in facts() else None


def _fact(name: str, row: dict[str, Any]) -> Fact:
    return Fact(
        name=name,
        type=row["type"],
        unit=row.get("unit"),
        label=row["label"],
        values=row.get("values") or {},
        choices={choice["text"]: choice["value"] for choice in row.get("choices") or []},
        low=row.get("min"),
        high=row.get("max"),
    )
