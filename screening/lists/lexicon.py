"""The words of member lists: `columns.yml` for headers, `values.yml` for cells, read once, on first use."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HOUSE = Path(__file__).parent
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−─－", "-"))
_BLANKS = re.compile(r"\s+")


@cache
def table(name: str) -> Any:
    """The content of `<name>.yml`; callers treat it as read-only."""
    return yaml.safe_load((_HOUSE / f"{name}.yml").read_text(encoding="utf-8"))


def plain(text: str) -> str:
    """One way of writing for cells and headers: full-width and half-width alike, dashes alike, no blanks around."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


def solid(text: str) -> str:
    """The same in small letters and without any blanks, to compare by."""
    return _BLANKS.sub("", plain(text)).lower()


@cache
def words(*path: str) -> frozenset[str]:
    """A list of values.yml, or the keys of a table there, made solid."""
    rows: Any = table("values")
    for key in path:
        rows = rows.get(key, ())
    return frozenset(map(solid, rows))
