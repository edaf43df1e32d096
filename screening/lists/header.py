"""Where the headers of a list are: below title lines, in one row, or in two of which the upper spans several columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from actions.rules.facts import Vocabulary
from screening.lists.columns import Role, recognise
from screening.lists.row import Row

# Below so many rows no header is looked for.
LOOKED_AT = 30


@dataclass(frozen=True)
class Header:
    """The headers, the number of the row they begin in, and how many rows stand before the first firm."""

    names: tuple[str, ...]
    first: int
    rows: int


def find(rows: Sequence[Row], vocabulary: Vocabulary) -> Header | None:
    """The row, or the two rows, of which the most is known; None if nothing of them is."""
    best, best_score = None, 0
    for at, row in enumerate(rows):
        for header in _candidates(at, row, rows[at + 1 : at + 2]):
            score = _known(header.names, vocabulary)
            if score > best_score or (score == best_score and best and header.first == best.first):
                best, best_score = header, score
    return best


def _candidates(at: int, row: Row, following: Sequence[Row]) -> list[Header]:
    alone = [Header(row.cells, at + 1, at + 1)] if not row.blank else []
    for below in following:
        if _continues(row, below):
            alone.append(Header(_joined(row.cells, below.cells), at + 1, at + 2))
    return alone


def _continues(upper: Row, lower: Row) -> bool:
    """Only words, below or beside cells that span several: no firm is described so."""
    spans = any(
        above.strip() and not below.strip() for above, below in zip_longest(upper.cells, lower.cells, fillvalue="")
    )
    return spans and not lower.blank and not any(re.search("[0-9０-９]", cell) for cell in lower.cells)


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """従業員 over 正社員 and パート: 従業員正社員, 従業員パート."""
    names, spanning = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        spanning = above.strip() or (spanning if below.strip() else "")
        names.append(spanning + below.strip())
    return tuple(names)


def _known(names: Sequence[str], vocabulary: Vocabulary) -> int:
    return sum(column.role is not Role.ASIDE for column in recognise(names, vocabulary))
