"""The counts under the names that a clerk knows, as tables for the page and as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from actions.rules import Adviser
from cases.cells import safe_cell
from insights import EVERYWHERE, Kind, Shown

DOORS = {"rest": "ウェブ", "line": "LINE", "slack": "Slack", "other": "その他"}
TITLES = {
    Kind.CONSULTATION: "相談の数（日ごと）",
    Kind.TOPIC: "相談の内容",
    Kind.UNMET: "合う制度が見つからなかった相談（内容・地域・業種）",
    Kind.STOPPED: "返事が止まった質問",
    Kind.SCHEME: "ご案内した制度",
}
COLUMNS = ("日付", "入口", "種類", "内容", "地域", "業種", "数")
UNTOLD = "わからない"


@dataclass(frozen=True)
class Row:
    """One line of a table."""

    label: str
    count: int


@dataclass(frozen=True)
class Table:
    """One kind of count over the days chosen, the largest number first; `most` is the longest bar."""

    title: str
    rows: Sequence[Row]

    @property
    def most(self) -> int:
        """The largest number."""
        return max((row.count for row in self.rows), default=1)

    @property
    def total(self) -> int:
        """The sum of what is shown."""
        return sum(row.count for row in self.rows)


def tables(numbers: Iterable[Shown], adviser: Adviser) -> list[Table]:
    """A table for each kind."""
    sums: dict[Kind, Counter[str]] = {kind: Counter() for kind in TITLES}
    for number in numbers:
        label = f"{number.day}" if number.kind is Kind.CONSULTATION else "・".join(_names(number, adviser))
        sums[number.kind][label] += number.times
    return [Table(title, _rows(kind, sums[kind])) for kind, title in TITLES.items()]


def _rows(kind: Kind, sums: Counter[str]) -> list[Row]:
    by_day = kind is Kind.CONSULTATION
    rows = sorted(sums.items()) if by_day else sums.most_common()
    return [Row(label, count) for label, count in rows]


def as_csv(numbers: Iterable[Shown], adviser: Adviser) -> str:
    """Every number with its day and door, for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for number in numbers:
        what, where, trade = (*_names(number, adviser), "", "", "")[:3]
        cells = (number.day.isoformat(), DOORS[number.channel], TITLES[number.kind], what, where, trade)
        writer.writerow([*map(safe_cell, cells), number.times])
    return out.getvalue()


def _names(number: Shown, adviser: Adviser) -> tuple[str, ...]:
    """What a key stands for; one of a scheme or fact that is no longer there stands for itself."""
    vocabulary, key = adviser.vocabulary, number.key
    match number.kind:
        case Kind.CONSULTATION:
            return ()
        case Kind.TOPIC:
            return (_value(adviser, "topics", key),)
        case Kind.UNMET:
            topic, prefecture, industry = key.split("/")
            told = [("topics", topic), ("prefecture", prefecture), ("industry", industry)]
            return tuple(_value(adviser, fact, value) for fact, value in told)
        case Kind.STOPPED:
            return (vocabulary[key].question or key,) if key in vocabulary else (key,)
        case Kind.SCHEME:
            return (adviser.catalogue.schemes[key].name,) if key in adviser.catalogue.schemes else (key,)


def _value(adviser: Adviser, fact: str, value: str) -> str:
    values = adviser.vocabulary[fact].values or {}
    return UNTOLD if value == EVERYWHERE else str(values.get(value, value))
