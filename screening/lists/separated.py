"""Rows of a CSV, one by one, however broken the file is: what one row has spoilt never reaches the next.

Python's `csv` reads the rows; ours is only what it does not do: a quotation mark that is never closed would have it
take all the rest of the file for one cell.
"""

from __future__ import annotations

import csv
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from itertools import islice

from screening.lists.row import Row

# So many lines can one row take, with line breaks inside its cells.
_LONGEST_ROW = 100
_SEPARATORS = ",\t;"
_NEVER_CLOSED = '引用符（"）が閉じていないか、余分にあります。この行の引用符を確かめてください。'
_TORN = '引用符（"）が閉じていないようです。次の行まで、ひとつのセルになっています。'


def separator(head: Iterable[str]) -> str:
    """What separates the cells: comma, tab or semicolon, whichever the first lines hold most of."""
    counts = Counter(character for line in head for character in line if character in _SEPARATORS)
    return max(_SEPARATORS, key=lambda each: counts[each])


def rows(lines: Iterable[str], between: str) -> Iterator[Row]:
    """All rows with the number of their first line."""
    csv.field_size_limit(2**31 - 1)  # a cell of a million characters is no reason to stop
    source, held, number = iter(lines), deque[str](), 1
    while True:
        if not held:
            held.extend(islice(source, 1))
        if not held:
            return
        row, taken = _row(held, source, between, number)
        for _ in range(taken):
            held.popleft()
        number += taken
        yield row


def _row(held: deque[str], source: Iterator[str], between: str, number: int) -> tuple[Row, int]:
    """The row that starts with the first line held, and how many lines it takes."""
    joined = ""
    for count in range(1, _LONGEST_ROW + 1):
        if len(held) < count:
            held.extend(islice(source, 1))
        if len(held) < count:
            break
        joined += held[count - 1]
        if count > 1 and joined.count('"') % 2:
            continue
        try:
            cells = next(csv.reader([joined], delimiter=between, strict=True))
        except csv.Error as error:
            if "unexpected end" in str(error):
                continue
            break
        if _torn(cells, between):
            return Row(number, tuple(cells), fault=_TORN), 1
        return Row(number, tuple(cells)), count
    return Row(number, tuple(held[0].rstrip("\r\n").split(between)), fault=_NEVER_CLOSED), 1


def _torn(cells: list[str], between: str) -> bool:
    """Does a cell hold the end of one row and the beginning of the next?"""
    return any("\n" in cell and cell.count(between) * 2 >= len(cells) for cell in cells)
