"""What was understood of each column of a list, in words, so that a person sees it before anything is evaluated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from actions.replies.words import value_of
from actions.rules.facts import Vocabulary
from screening.lists.cell import Cell
from screening.lists.columns import Column, Role, spec_of
from screening.lists.layout import Layout
from screening.lists.lexicon import solid, words
from screening.lists.reading import reader

_SAMPLES = 3
_SHOWN = 24


def explained(layout: Layout, vocabulary: Vocabulary, as_of: date) -> str:
    """The whole explanation."""
    return "\n".join(_lines(layout, vocabulary, as_of))


def _lines(layout: Layout, vocabulary: Vocabulary, as_of: date) -> Iterator[str]:
    yield f"{layout.name}（{layout.described}）の{layout.header}を見出しとして、こう読み取りました。"
    for column in _of(layout, Role.FACT):
        yield from _fact(column, layout, vocabulary, as_of)
    if carried := _of(layout, Role.IDENTIFICATION):
        yield f"■ 結果にそのまま写す列：{_names(carried)}"
    if aside := _of(layout, Role.ASIDE):
        yield f"■ 使わない列：{_names(aside)}"
    if untold := _of(layout, Role.UNTOLD):
        yield "■ 教えていただきたい列（このまま進むと、使いません）"
        yield from (f"・{_name(column)}：{column.remark}" for column in untold)


def _of(layout: Layout, role: Role) -> list[Column]:
    return [column for column in layout.columns if column.role is role]


def _names(columns: Sequence[Column]) -> str:
    return "、".join(_name(column) + (f"（{column.remark}）" if column.remark else "") for column in columns)


def _name(column: Column) -> str:
    return f"{column.letter}列「{' '.join(column.header.split())}」"


def _fact(column: Column, layout: Layout, vocabulary: Vocabulary, as_of: date) -> Iterator[str]:
    assert column.field is not None
    read = reader(column, vocabulary, as_of)
    texts = layout.cells(column)
    filled = [text for text in texts if solid(text) not in words("unknown")]
    yield f"■ {_name(column)} → {column.field.label}{_unit(column)}"
    for text in list(dict.fromkeys(filled))[:_SAMPLES]:
        yield f"　「{_short(text)}」→ {_as_read(read(text), column, vocabulary)}"
    if not filled:
        yield "　書いてある行が、まだ見つかりません。"
    elif unread := sum(read(text).problem is not None for text in filled):
        yield f"　はじめの{len(texts):,}行では、{len(filled):,}のうち{unread:,}が読めません。"


def _unit(column: Column) -> str:
    if column.unit is None:
        return ""
    why = "数字の大きさから" if column.inferred else "数字だけのときは"
    return f"（{why}、{column.unit}として）"


def _as_read(cell: Cell, column: Column, vocabulary: Vocabulary) -> str:
    spec = spec_of(column.field, vocabulary) if column.field else None
    if cell.places:
        said = "・".join(sorted(place.full_name for place in cell.places)[:_SAMPLES])
        return said + ("（どれかは、ほかの列で決めます）" if len(cell.places) > 1 else "")
    if spec is not None and cell.value is not None:
        return value_of(spec, cell.value, approximate=cell.about)
    return f"読めません。{cell.problem}" if cell.problem else "わからないままにします"


def _short(text: str) -> str:
    flat = " ".join(text[: 4 * _SHOWN].split())
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]}…"
