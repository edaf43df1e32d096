"""How a whole list is laid out: which table of the file, where its headers are, and what each column is taken for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from actions.rules.facts import Vocabulary
from screening.lists import amounts, header
from screening.lists.columns import Column, Role, field_of, recognise, spec_of, with_unit
from screening.lists.lexicon import solid
from screening.lists.row import Row
from screening.lists.table import Table, tables
from screening.lists.unreadable import Unreadable

# From so many rows the unit of a column's bare numbers is told.
_LOOKED_AT = 1000
_NO_HEADER = (
    "見出しの行が見つかりません。1行目に「名称」「業種」「従業員数」「資本金（千円）」のような見出しを書いてください。"
)
_ASIDE = ("使わない", "aside", "ignore")
_CARRIED = ("そのまま", "identification", "id")


@dataclass(frozen=True)
class Layout:
    """A list ready to be read. `name` is the file's, `header` the rows of its headers; `skipped` rows stand before the first firm.

    `sample` are the first rows below, by which it was laid out.
    """

    name: str
    described: str
    header: str
    columns: tuple[Column, ...]
    skipped: int
    total: int | None
    rows: Callable[[], Iterator[Row]]
    sample: tuple[Row, ...] = ()

    def firms(self) -> Iterator[Row]:
        """The rows below the headers, blank ones left out."""
        return (row for row in islice(self.rows(), self.skipped, None) if not row.blank)

    def cells(self, column: Column) -> list[str]:
        """What the sample says in a column."""
        return [row.cells[column.at] for row in self.sample if column.at < len(row.cells)]


def lay_out(path: Path, vocabulary: Vocabulary, told: Mapping[str, Any], sheet: str | None = None) -> Layout:
    """The layout of a file; `told` is what the person says of columns (`told_columns`). Raises Unreadable."""
    fitting = ((table, _header(table, vocabulary)) for table in tables(path, sheet))
    found = next(((table, head) for table, head in fitting if head), None)
    if found is None:
        raise Unreadable(_NO_HEADER)
    table, head = found
    total = None if table.total is None else max(table.total - head.rows, 0)
    layout = Layout(path.name, table.described, _rows_of(head), (), head.rows, total, table.rows)
    layout = replace(layout, sample=tuple(islice(layout.firms(), _LOOKED_AT)))
    columns = _told(recognise(head.names, vocabulary), told, vocabulary)
    columns = [with_unit(column, vocabulary, layout.cells(column)) for column in columns]
    if not any(column.role is Role.FACT for column in columns):
        raise Unreadable(
            "会社のことがわかる列（業種・従業員数・資本金・所在地など）が見つかりません。--columns で教えてください。"
        )
    return replace(layout, columns=tuple(columns))


def told_columns(path: Path) -> dict[str, Any]:
    """The file of `--columns`: header or 「C列」 → field, {fact, unit}, 使わない or そのまま. Raises Unreadable."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Unreadable(f"{path} を読めません（{error.strerror}）。ファイルの場所を確かめてください。") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path} は「見出し: 項目」の形（YAML、UTF-8）として読めません。") from error
    if not isinstance(told, dict):
        raise Unreadable(
            f"{path} は「資本金: {{fact: capital_yen, unit: 千円}}」のように、見出しごとに書いてください。"
        )
    return {str(name): row for name, row in told.items()}


def _rows_of(head: header.Header) -> str:
    return f"{head.first}行目" if head.first == head.rows else f"{head.first}〜{head.rows}行目"


def _header(table: Table, vocabulary: Vocabulary) -> header.Header | None:
    return header.find(list(islice(table.rows(), header.LOOKED_AT)), vocabulary)


def _told(columns: list[Column], told: Mapping[str, Any], vocabulary: Vocabulary) -> list[Column]:
    """The columns as the person says; of several that were taken for the same field, the one that was told counts."""
    named = {_addressed(name, columns): (name, row) for name, row in told.items()}
    changed = {at: _as_told(columns[at], name, row, vocabulary) for at, (name, row) in named.items()}
    fields = {column.field.name for column in changed.values() if column.field}
    return [changed.get(column.at) or _giving_way(column, fields) for column in columns]


def _giving_way(column: Column, fields: set[str]) -> Column:
    if column.field is None or column.field.name not in fields:
        return column
    return replace(column, role=Role.ASIDE, field=None, remark="--columns で、ほかの列を使うと書いてあります。")


def _addressed(name: str, columns: list[Column]) -> int:
    """The place of the column meant by its header or letter."""
    meant = [column for column in columns if solid(name) in (solid(column.header), solid(f"{column.letter}列"))]
    if len(meant) != 1:
        why = "見つかりません" if not meant else "いくつもあります。「C列」のように書いてください"
        raise Unreadable(
            f"--columns の「{name}」という列が{why}。あるのは、{'、'.join(c.name for c in columns)} です。"
        )
    return meant[0].at


def _as_told(column: Column, name: str, row: Any, vocabulary: Vocabulary) -> Column:
    wanted, unit = (row.get("fact"), row.get("unit")) if isinstance(row, dict) else (row, None)
    plain = Column(column.at, column.header, Role.ASIDE)
    if wanted in _ASIDE:
        return replace(plain, remark="--columns で、使わないと書いてあります。")
    if wanted in _CARRIED:
        return replace(plain, role=Role.IDENTIFICATION)
    field = field_of(str(wanted), vocabulary)
    if field is None:
        raise Unreadable(
            f"--columns の「{name}: {wanted}」の {wanted} という項目はありません。catalogue/facts.yml の名前で書いてください。"
        )
    spec = spec_of(field, vocabulary)
    if unit is not None and (spec is None or solid(str(unit)) not in amounts.units(spec)):
        units = "・".join(amounts.units(spec)) if spec else ""
        raise Unreadable(f"--columns の「{name}」の単位「{unit}」は使えません。{units or '単位は要りません'}。")
    return replace(plain, role=Role.FACT, field=field, unit=solid(str(unit)) if unit else column.unit)
