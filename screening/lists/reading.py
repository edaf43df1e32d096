"""What a column's cells say: each cell by the way of its column, each text only once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from actions.rules.facts import FactSpec, Vocabulary
from screening.lists import amounts, choices, dates, places
from screening.lists.cell import LONGEST, NOTHING, Cell, unclear
from screening.lists.columns import Column, spec_of
from screening.lists.lexicon import solid, words

# Texts of a column whose reading is kept: a list says 飲食業 many times, an address once.
_KEPT = 16384


def reader(column: Column, vocabulary: Vocabulary, as_of: date) -> Callable[[str], Cell]:
    """What reads the cells of a column that is a fact."""
    assert column.field is not None
    spec = spec_of(column.field, vocabulary)
    read = _place(column) if spec is None else _fact(column, spec, as_of)

    @lru_cache(maxsize=_KEPT)
    def known(text: str) -> Cell:
        return NOTHING if solid(text) in words("unknown") else read(text)

    def any_cell(text: str) -> Cell:
        return known(text) if len(text) <= LONGEST else unclear("長すぎて、項目の値とは思えません。")

    return any_cell


def _place(column: Column) -> Callable[[str], Cell]:
    assert column.field is not None
    return places.postal_code if column.field.read == "postal_code" else places.read


def _fact(column: Column, spec: FactSpec, as_of: date) -> Callable[[str], Cell]:
    assert column.field is not None
    ways: dict[str, Callable[[str], Cell]] = {
        "number": lambda text: amounts.read(text, spec, column.unit, inferred=column.inferred),
        "fall": lambda text: amounts.fall(text, spec, column.unit),
        "day": lambda text: dates.read(text, as_of),
        "birthday": lambda text: dates.age(text, spec, as_of),
        "yes_no": lambda text: choices.yes_no(text, spec, as_of),
        "denied": lambda text: choices.denied(choices.yes_no(text, spec, as_of)),
        "one": lambda text: choices.one(text, spec, as_of),
        "several": lambda text: choices.several(text, spec, as_of),
        "trade": lambda text: choices.trade(text, spec, as_of),
        "industry_code": lambda text: choices.code(text, spec),
        "country": choices.country,
    }
    return ways[column.field.read]
