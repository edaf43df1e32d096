"""What each column of a member list is taken for: a fact, an identification that is carried through, or neither.

A header counts only if the lexicon (`columns.yml`), the vocabulary or the person (`--columns`) knows it: what merely
looks alike is left aside, and said to be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from actions.rules.facts import FactSpec, Vocabulary
from screening.lists import amounts
from screening.lists.lexicon import solid, table, words

_BRACKETS = re.compile(r"[(\[【<〔{]([^()\[\]【】<>〔〕{}]*)[)\]】>〕}]")


class Role(StrEnum):
    """What a column is used for."""

    FACT = "fact"
    IDENTIFICATION = "identification"
    ASIDE = "aside"
    UNTOLD = "untold"


@dataclass(frozen=True)
class Field:
    """Something a column can say: its name, the fact that follows (None: a place), and the way it is read.

    `rank` is how far behind the header stands in its list: of several columns for one field the first one counts.
    """

    name: str
    label: str
    read: str
    fact: str | None
    rank: int = 0


@dataclass(frozen=True)
class Column:
    """A column by its place (from 0) and header. `unit` is that of bare numbers, `inferred` from their size alone.

    `remark` says in Japanese why it is left aside, or what has to be told.
    """

    at: int
    header: str
    role: Role
    field: Field | None = None
    unit: str | None = None
    inferred: bool = False
    remark: str = ""

    @property
    def letter(self) -> str:
        """How spreadsheets call it: A, B … AA."""
        letters, rest = "", self.at + 1
        while rest:
            rest, digit = divmod(rest - 1, 26)
            letters = chr(ord("A") + digit) + letters
        return letters

    @property
    def name(self) -> str:
        """How people find it: by the header, by the letter where there is none."""
        return self.header or f"{self.letter}列"


def recognise(headers: Sequence[str], vocabulary: Vocabulary) -> list[Column]:
    """The columns by their headers alone, each field taken from one column only."""
    by_header = _fields(vocabulary)[1]
    columns = [_recognised(at, header, by_header, vocabulary) for at, header in enumerate(headers)]
    return [_unless_doubled(column, columns) for column in columns]


def field_of(name: str, vocabulary: Vocabulary) -> Field | None:
    """The field of a name in `--columns`: a fact's name, another field's, or any header that the lexicon knows."""
    by_name, by_header = _fields(vocabulary)
    return by_name.get(name) or by_header.get(solid(name))


def spec_of(field: Field, vocabulary: Vocabulary) -> FactSpec | None:
    """The fact behind a field; None for an address."""
    return vocabulary[field.fact] if field.fact else None


def with_unit(column: Column, vocabulary: Vocabulary, cells: Sequence[str]) -> Column:
    """The column with the unit of its bare numbers, as its first cells show it; untold if nothing shows it."""
    spec = spec_of(column.field, vocabulary) if column.field else None
    if spec is None or column.field is None or column.unit or not amounts.must_be_said(spec):
        return column
    if solid(column.header) == spec.name:
        return replace(column, unit=next(unit for unit, size in amounts.units(spec).items() if size == 1))
    figures = [figure for cell in cells if (figure := amounts.bare(cell))]
    if amounts.plainly_yen(spec, figures):
        return replace(column, unit="円", inferred=True)
    if 2 * len(figures) <= sum(1 for cell in cells if solid(cell) not in words("unknown")):
        return column  # most cells say their unit themselves
    example = f"{column.name}: {{fact: {column.field.name}, unit: {next(iter(amounts.units(spec)))}}}"
    remark = f"数字の単位がわからないので、まだ使いません。--columns のファイルに「{example}」のように書いてください。"
    return replace(column, role=Role.UNTOLD, remark=remark)


def _recognised(at: int, header: str, by_header: Mapping[str, Field], vocabulary: Vocabulary) -> Column:
    written = _without_noise(header)
    for name, unit in _readings(written):
        found = by_header.get(name)
        if found is not None and (unit is None or unit in _units_of(found, vocabulary)):
            return Column(at, header.strip(), Role.FACT, found, unit)
        if unit is None and name in _identifications():
            return Column(at, header.strip(), Role.IDENTIFICATION)
    return Column(at, header.strip(), Role.ASIDE, remark="" if header.strip() else "見出しがありません。")


def _without_noise(header: str) -> str:
    written = solid(header)
    for mark in table("columns")["noise"]:
        written = written.replace(solid(mark), "")
    return written


def _readings(written: str) -> list[tuple[str, str | None]]:
    """The name and the unit that a header can mean: 資本金(千円), 資本金・千円, 資本金千円."""
    found: list[tuple[str, str | None]] = [(written, None)]
    inside = [solid(text).removeprefix("単位").lstrip(":：") for text in _BRACKETS.findall(written)]
    bare = _BRACKETS.sub("", written)
    units = [text for text in inside if text in _all_units()]
    rest = [text for text in inside if text not in _all_units() and text not in _notes()]
    if len(units) <= 1:
        found.append((bare + "".join(rest), units[0] if units else None))
    for unit in sorted(_all_units(), key=len, reverse=True):
        if bare.endswith(unit) and len(bare) > len(unit):
            found.append((bare.removesuffix(unit).rstrip("_・-/,"), unit))
    return found


def _unless_doubled(column: Column, columns: Sequence[Column]) -> Column:
    rivals = [other for other in columns if other.field and column.field and other.field.name == column.field.name]
    if column.field is None or len(rivals) < 2:
        return column
    best = min(other.field.rank for other in rivals if other.field)
    first = [other for other in rivals if other.field and other.field.rank == best]
    if len(first) > 1 and column in first:
        letters = "・".join(f"{other.letter}列" for other in first)
        example = f"{column.letter}列: {column.field.name}"
        remark = f"同じ項目の列が{letters}にあり、どちらか決められません。--columns のファイルに「{example}」のように書いてください。"
        return replace(column, role=Role.UNTOLD, remark=remark)
    if column in first:
        return column
    return replace(column, role=Role.ASIDE, field=None, unit=None, remark=f"「{first[0].header}」の列を使います。")


def _units_of(field: Field, vocabulary: Vocabulary) -> set[str]:
    spec = spec_of(field, vocabulary)
    return set(amounts.units(spec)) if spec else set()


def _fields(vocabulary: Vocabulary) -> tuple[dict[str, Field], dict[str, Field]]:
    """All fields by name, and by the headers that stand for them."""
    rows = table("columns")
    by_name: dict[str, Field] = {}
    by_header: dict[str, Field] = {}
    for name, spec in vocabulary.items():
        field = by_name[name] = Field(name, spec.label, _way(spec), None if _is_place(name) else name)
        for rank, header in enumerate([name, *rows["facts"].get(name, []), spec.label]):
            by_header.setdefault(solid(header), replace(field, rank=rank))
    for name, row in rows["others"].items():
        field = by_name[name] = Field(name, row["label"], row["read"], row.get("fact"))
        for rank, header in enumerate([name, *row["headers"]]):
            by_header.setdefault(solid(header), replace(field, rank=rank))
    return by_name, by_header


def _is_place(name: str) -> bool:
    return name in ("prefecture", "municipality")


def _way(spec: FactSpec) -> str:
    """How the cells of a fact are read."""
    if _is_place(spec.name):
        return "place"
    if spec.name in table("values")["ways"]:
        return str(table("values")["ways"][spec.name])
    return {"int": "number", "float": "number", "date": "day", "bool": "yes_no", "enum": "one", "set": "several"}[
        spec.type
    ]


@cache
def _all_units() -> frozenset[str]:
    return frozenset(solid(unit) for group in table("values")["units"].values() for unit in group)


@cache
def _notes() -> frozenset[str]:
    return frozenset(map(solid, table("columns")["notes"]))


@cache
def _identifications() -> frozenset[str]:
    return frozenset(map(solid, table("columns")["identification"]))
