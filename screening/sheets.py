"""Writing tables that spreadsheets open as they are meant: CSV with the mark that Excel needs, or a workbook.

Spreadsheets take what begins with = + - @ for a formula; what people wrote is none. In CSV such a cell gets a ' in front,
in a workbook it is marked as text. A plain number is left as it is.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from cases.cells import safe_cell
from screening.lists.table import EXCEL

_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
# No sheet has more rows, no cell of a workbook more characters, and none of these control characters.
MOST_ROWS = 1_048_576
_LONGEST = 32_767
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
# A workbook says when it was made; the same results shall give the same workbook.
_MADE = datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook's days have no zone

Value = str | int | float


def safe(cell: str) -> str:
    """A cell of a CSV that no spreadsheet takes for a formula."""
    return cell if _NUMBER.fullmatch(cell) else safe_cell(cell)


def write(path: Path, rows: Iterable[Iterable[Value]], *, kind: str) -> None:
    """Write a table to a file, as the kind (.csv, .xlsx) says."""
    if kind in EXCEL:
        _write_workbook(path, rows)
        return
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)


def _write_workbook(path: Path, rows: Iterable[Iterable[Value]]) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    book.properties.created = _MADE
    sheet = book.create_sheet("結果")
    sheet.freeze_panes = "A2"
    for row in rows:
        cells = [WriteOnlyCell(sheet, _fitting(value)) for value in row]
        for cell in cells:
            if cell.data_type == "f":
                cell.data_type = "s"
        sheet.append(cells)
    book.save(path)


def _fitting(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    plain = _CONTROL.sub("", value)
    return plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…"
