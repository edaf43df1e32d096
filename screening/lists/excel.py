"""Rows of an Excel workbook (.xlsx, .xlsm), one by one, each cell as the text that a reader sees in it.

openpyxl reads it twice side by side: for the values that Excel kept of formulas, and for the formulas themselves, so
that one whose value nobody has saved is not taken for an empty cell.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl

from screening.lists.row import Row
from screening.lists.unreadable import Unreadable

_NO_VALUE = "数式の計算結果が、ファイルに残っていません。Excelで開いて保存しなおしてください。"
_ERROR = "Excelの計算がエラーになっています。"
_NOT_EXCEL = "{name} は、Excelのファイルとして読めません。Excelで開けるか確かめ、.xlsx の形で（パスワードなしで）保存しなおしてください。"


def sheets(path: Path) -> list[str]:
    """The names of the sheets that are shown."""
    with _named_if_broken(path), closing(_opened(path, values=True)) as book:
        return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def rows(path: Path, sheet: str) -> Iterator[Row]:
    """All rows of a sheet with their numbers."""
    with (
        _named_if_broken(path),
        closing(_opened(path, values=True)) as values,
        closing(_opened(path, values=False)) as formulas,
    ):
        pairs = zip_longest(values[sheet].iter_rows(), formulas[sheet].iter_rows(), fillvalue=())
        for number, (shown, written) in enumerate(pairs, start=1):
            yield _row(number, shown, written)


def size(path: Path, sheet: str) -> int | None:
    """How many rows the sheet says it has."""
    with _named_if_broken(path), closing(_opened(path, values=True)) as book:
        rows: int | None = book[sheet].max_row
        return rows


@contextmanager
def _named_if_broken(path: Path) -> Iterator[None]:
    """Of a broken book openpyxl raises whatever it stumbles over: KeyError, TypeError, zlib.error, NotImplementedError …"""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise Unreadable(_NOT_EXCEL.format(name=path.name)) from error


def _opened(path: Path, *, values: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that are of no matter here
        return openpyxl.load_workbook(path, read_only=True, data_only=values)


def _row(number: int, shown: tuple[Any, ...], written: tuple[Any, ...]) -> Row:
    faults: dict[int, str] = {}
    for at, (value, formula) in enumerate(zip_longest(shown, written)):
        if value is not None and value.data_type == "e":
            faults[at] = _ERROR
        elif formula is not None and formula.data_type == "f" and (value is None or value.value is None):
            faults[at] = _NO_VALUE
    return Row(number, tuple(_text(cell) for cell in shown), faults)


def _text(cell: Any) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float() if "%" in (cell.number_format or ""):
            return f"{value * 100:.10g}%"
        case int() | float():
            return f"{value:.15g}" if isinstance(value, float) else str(value)
        case datetime():
            return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
        case date():
            return value.isoformat()
        case _:
            return str(value)
