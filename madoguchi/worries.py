"""Is what is answered to a fear sound? Its signs can be read, and its offices, lines and sources exist."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from actions.rules import Fault
from actions.rules.near import meant
from actions.rules.source import Document, Path_
from actions.worries import PIECE, written_out

_NEEDED = {"name", "signs", "unless", "text", "short", "offices", "lines", "sources"}
# What may begin anywhere and reach any length takes the square of a message's length.
_SLOW = re.compile(r"(?:^|[|(:])(?:\[\^[^\]]*\]|\.)[*+]")
_POSSIBLE = {"of_a_scheme", "after_decision"}


def faults(document: Document, offices: Collection[str], lines: Collection[str]) -> Iterator[Fault]:
    """Each fault of a read actions/worries.yml, beside the offices of the catalogue and the numbers of helplines.yml."""
    if document.faults:
        yield from document.faults
        return
    data = document.data
    known = {
        "offices": (offices, "という窓口は catalogue/offices/ にありません。"),
        "lines": (lines, "という番号は actions/helplines.yml にありません。"),
        "sources": (data["sources"], "という出典は sources にありません。"),
    }
    for at, row in enumerate(data["worries"]):
        here = ("worries", at)
        if wrong := list(_keys(document, here, row)):
            yield from wrong
            continue
        for key in ("signs", "unless"):
            yield from _patterns(document, (*here, key), row[key], data["pieces"])
        for key, (names, missing) in known.items():
            for nth, name in enumerate(row[key]):
                if name not in names:
                    yield document.fault((*here, key, nth), f"「{name}」{missing}{meant(name, names)}")


def _keys(document: Document, here: Path_, row: dict[str, Any]) -> Iterator[Fault]:
    for key in _NEEDED:
        if key not in row:
            yield document.fault(here, f"「{key}」がありません。書き足してください。")
    for key in row.keys() - _NEEDED - _POSSIBLE:
        message = f"「{key}」という項目はありません。{meant(key, _NEEDED | _POSSIBLE)}"
        yield document.fault((*here, key), message)


def _patterns(document: Document, here: Path_, patterns: list[str], pieces: dict[str, Any]) -> Iterator[Fault]:
    for nth, pattern in enumerate(patterns):
        unknown = [name for name in PIECE.findall(pattern) if name not in pieces]
        for name in unknown:
            yield document.fault((*here, nth), f"「{{{name}}}」は pieces にありません。{meant(name, pieces)}")
        if unknown:
            continue
        if _SLOW.search(pattern):
            yield document.fault((*here, nth), "長い文で、とても遅くなります。前に (?<![^。、]) を付けてください。")
        try:
            re.compile(written_out(pattern, pieces))
        except re.error as error:
            yield document.fault((*here, nth), f"正規表現として読めません（{error}）。括弧の数を確かめてください。")
