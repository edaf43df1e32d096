"""The fact vocabulary: what can be known about a firm, and whether a given value is one it can take.

`Facts` maps names of `catalogue/facts.yml` to JSON values (sets are lists, dates ISO text). A fact that is not known is
absent; nothing is ever guessed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from dateutil.relativedelta import relativedelta

from actions.rules.conditions import Condition
from actions.rules.near import meant

Facts = Mapping[str, Any]

# No sum or count in a firm of a size that Madoguchi serves comes near this; it catches slips of the keyboard.
LARGEST = 10**15


@dataclass(frozen=True)
class Problem:
    """One fact that cannot be taken: its name, and in Japanese what is wrong and what would do."""

    where: str
    message: str


class FactError(ValueError):
    """Some given facts cannot be taken; `problems` says which and why."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("; ".join(f"{p.where}: {p.message}" for p in problems))


@dataclass(frozen=True)
class Choice:
    """A quick reply to a question."""

    text: str
    value: Any


@dataclass(frozen=True)
class Meaning:
    """What follows when a fact is said: if the condition holds, the person is here for these topics."""

    when: Condition
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Absent:
    """The value that the fact has if the condition holds and nobody says otherwise."""

    when: Condition
    value: Any


@dataclass(frozen=True)
class Deed:
    """How a firm changes this fact; `{needs}` in the text is filled with what is needed."""

    text: str
    by: tuple[str, ...]


@dataclass(frozen=True)
class FactSpec:
    """One fact: its type and range, and the words used to ask for it."""

    name: str
    type: str
    label: str
    unit: str | None = None
    values: Mapping[str, str] | None = None
    min: float | None = None
    max: float | None = None
    question: str | None = None
    easy: str | None = None
    why: str | None = None
    choices: tuple[Choice, ...] = ()
    sensitive: bool = False
    never_ask_if: Condition | None = None
    means: tuple[Meaning, ...] = ()
    when_absent: tuple[Absent, ...] = ()
    deed: Deed | None = None

    @property
    def numeric(self) -> bool:
        """Is it a number?"""
        return self.type in ("int", "float")

    def problem(self, value: Any) -> str | None:
        """Why this value cannot be taken, in Japanese; None if it can."""
        match self.type:
            case "bool":
                return (
                    None
                    if isinstance(value, bool)
                    else f"{self.label}は、はい（true）か、いいえ（false）でお願いします。"
                )
            case "int" | "float":
                return self._number_problem(value)
            case "enum":
                return self._member_problem(value)
            case "set":
                return self._set_problem(value)
            case "date":
                return self._date_problem(value)
            case _:
                return (
                    None
                    if isinstance(value, str) and 0 < len(value) <= 100
                    else f"{self.label}は、100文字までの文字でお願いします。"
                )

    def _number_problem(self, value: Any) -> str | None:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return f"{self.label}は、数字でお願いします。"
        if isinstance(value, float) and not math.isfinite(value):
            return f"{self.label}は、数字でお願いします。"
        if self.type == "int" and value != int(value):
            return f"{self.label}は、小数のない数字でお願いします。"
        if self.min is not None and value < self.min:
            return f"{self.label}は、{self.min:g}以上の数字でお願いします。"
        if value > (LARGEST if self.max is None else self.max):
            return f"{self.label}の数字が大きすぎるようです。桁をお確かめください。"
        return None

    def _member_problem(self, value: Any) -> str | None:
        assert self.values is not None
        if isinstance(value, str) and value in self.values:
            return None
        hint = meant(str(value), self.values, ((label, each) for each, label in self.values.items()))
        return f"{self.label}に「{value}」はありません。{hint}{'、'.join(self.values)} のどれかでお願いします。"

    def _set_problem(self, value: Any) -> str | None:
        if not isinstance(value, list | tuple):
            return f"{self.label}は、リストでお願いします。"
        for member in value:
            if problem := self._member_problem(member):
                return problem
        if len(set(value)) != len(value):
            return f"{self.label}に同じものが二度あります。"
        if "none" in value and len(value) > 1:
            return f"{self.label}の「なし」は、ほかと一緒には選べません。"
        return None

    def _date_problem(self, value: Any) -> str | None:
        try:
            date.fromisoformat(value)
        except (TypeError, ValueError):
            return f"{self.label}は、2021-04-01 のような実際にある日付でお願いします。"
        return None


class Vocabulary(Mapping[str, FactSpec]):
    """All facts by name, in the order of the file."""

    def __init__(self, specs: Mapping[str, FactSpec]) -> None:
        self._specs = dict(specs)

    def __getitem__(self, name: str) -> FactSpec:
        return self._specs[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._specs)

    def __len__(self) -> int:
        return len(self._specs)

    def validate(self, raw: Mapping[str, Any]) -> Facts:
        """The given facts without the unknown (null) ones. Raises FactError naming every fact that cannot be taken."""
        problems = [
            Problem(name, message)
            for name, value in raw.items()
            if value is not None and (message := self._problem(name, value)) is not None
        ]
        if problems:
            raise FactError(problems)
        return {name: _plain(self[name], value) for name, value in raw.items() if value is not None}

    def _problem(self, name: str, value: Any) -> str | None:
        if name in self._specs:
            return self._specs[name].problem(value)
        hint = (
            meant(name, self._specs, ((spec.label, each) for each, spec in self._specs.items()))
            or "使える名前は facts.yml にあります。"
        )
        return f"「{name}」という項目はありません。{hint}"


def _plain(spec: FactSpec, value: Any) -> Any:
    if spec.type == "int":
        return int(value)
    return list(value) if spec.type == "set" else value


def years_between(start: date, end: date) -> float:
    """Years from start to end, whole on each anniversary; 0 before the start."""
    if end <= start:
        return 0.0
    whole = relativedelta(end, start).years
    last, following = start + relativedelta(years=whole), start + relativedelta(years=whole + 1)
    return whole + (end - last).days / (following - last).days
