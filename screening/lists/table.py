"""The rows of a member list, whatever kind of file it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path

from screening.lists import encoding, separated
from screening.lists.row import Row
from screening.lists.unreadable import Unreadable

EXCEL = (".xlsx", ".xlsm")
_OLD_EXCEL = (".xls", ".xlsb", ".ods", ".numbers")
_KINDS = {"utf-8": "UTF-8", "cp932": "Shift_JIS（CP932）", "utf-16": "UTF-16"}
_SEPARATORS = {",": "コンマ区切り", "\t": "タブ区切り", ";": "セミコロン区切り"}
_SNIFFED_LINES = 30
_GARBLED = "文字が壊れていて読めません。元のファイルの文字コードを確かめてください。"
_NUL = "文字ではないもの（NUL）が入っています。"
_FORMULA = "数式のままで、値がありません。Excelで開いて、値にして保存しなおしてください。"


@dataclass(frozen=True)
class Table:
    """A file that can be read from its beginning as often as needed; `total` is about the number of its rows."""

    described: str
    total: int | None
    rows: Callable[[], Iterator[Row]]


def tables(path: Path, sheet: str | None = None) -> Iterator[Table]:
    """The file as a table, or each of its sheets as one. Raises Unreadable."""
    kind = path.suffix.lower()
    try:
        if path.stat().st_size == 0:
            raise Unreadable(f"{path.name} は空です。")
        if kind in _OLD_EXCEL:
            raise Unreadable(
                f"{path.name} の形（{kind}）は読めません。Excelで .xlsx か .csv に保存しなおしてください。"
            )
        yield from _sheets(path, sheet) if kind in EXCEL else (_text(path),)
    except OSError as error:
        raise Unreadable(f"{path} を読めません（{error.strerror}）。ファイルの場所を確かめてください。") from error


def _sheets(path: Path, wanted: str | None) -> Iterator[Table]:
    from screening.lists import excel

    names = excel.sheets(path)
    if wanted is not None and wanted not in names:
        raise Unreadable(f"「{wanted}」というシートはありません。{path.name} にあるのは、{'、'.join(names)} です。")
    for name in [wanted] if wanted is not None else names:
        yield Table(f"Excel、シート「{name}」", excel.size(path, name), partial(excel.rows, path, name))


def _text(path: Path) -> Table:
    found = encoding.survey(path)
    between = separated.separator(islice(encoding.lines(path, found), _SNIFFED_LINES))
    described = f"CSV、{_KINDS[found.encodings[0][:6]]}、{_SEPARATORS[between]}"

    def rows() -> Iterator[Row]:
        return map(_looked_through, separated.rows(encoding.lines(path, found), between))

    return Table(described, found.lines, rows)


def _looked_through(row: Row) -> Row:
    """The row with its unreadable cells named, and Excel's ="0012" as the text it stands for."""
    faults = {at: why for at, cell in enumerate(row.cells) if (why := _why_unreadable(cell))}
    if not faults and not any(cell.startswith('="') for cell in row.cells):
        return row
    cells = tuple(_as_text(cell.replace("\0", "")) for cell in row.cells)
    return replace(row, cells=cells, faults=faults)


def _why_unreadable(cell: str) -> str | None:
    if "\ufffd" in cell:
        return _GARBLED
    if "\0" in cell:
        return _NUL
    return _FORMULA if cell.lstrip().startswith("=") and cell == _as_text(cell) else None


def _as_text(cell: str) -> str:
    return cell[2:-1] if cell.startswith('="') and cell.endswith('"') and '"' not in cell[2:-1] else cell
