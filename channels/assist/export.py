"""Saved records for the centre's own system: as a table for spreadsheets, and as JSON."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from actions.replies.consultation import minutes
from actions.replies.counsel import SHOWN
from actions.replies.words import name_of
from actions.rules.facts import Vocabulary
from cases import Case, default_store
from cases.cells import safe_cell
from channels.assist.lines import CHANNEL

COLUMNS = (
    "番号",
    "始まり",
    "保存",
    "通話の分数",
    "制度の日",
    "消える日",
    "ご案内した制度",
    "相談先",
    "わからないこと",
    "メモ",
)
# Excel takes a CSV for UTF-8 only if it begins so.
BOM = "\ufeff"


def saved(since: date | None, until: date | None) -> list[Case]:
    """The records saved from one day to another, both included, the oldest first."""
    days = since or date.min, until or date.max
    return [case for case in default_store().cases(CHANNEL) if days[0] <= case.created.date() <= days[1]]


def as_csv(cases: Sequence[Case], vocabulary: Vocabulary) -> str:
    """One row for each record: COLUMNS, then every fact of the vocabulary by its Japanese name, as said back."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*COLUMNS, *(name_of(spec) for spec in vocabulary.values())])
    writer.writerows([safe_cell(cell) for cell in _row(case, vocabulary)] for case in cases)
    return BOM + out.getvalue()


def as_json(cases: Sequence[Case]) -> dict[str, object]:
    """Everything that is kept, the shape of `/sheet/{code}.json`."""
    return {"records": [case.model_dump(mode="json") for case in cases]}


def _row(case: Case, vocabulary: Vocabulary) -> list[str]:
    said = {fact.fact: fact.said for fact in case.facts}
    offices = case.advice["offices"][:SHOWN]
    return [
        case.code,
        _moment(case.started) if case.started else "",
        _moment(case.created),
        str(minutes(case.started, case.created)) if case.started else "",
        case.as_of.isoformat(),
        case.expires_on.isoformat(),
        "、".join(scheme["name"] for scheme in case.advice["recommendations"][:SHOWN]),
        "、".join((office["place"] or office)["name"] for office in offices),
        "、".join(name_of(vocabulary[fact]) for fact in case.refused if fact in vocabulary),
        case.note or "",
        *(said.get(name, "") for name in vocabulary),
    ]


def _moment(when: object) -> str:
    return f"{when:%Y-%m-%d %H:%M}"
