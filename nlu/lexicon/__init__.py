"""The word lists: plain YAML beside this file, read once, on first use."""

from __future__ import annotations

import re
from functools import cache, reduce
from pathlib import Path
from typing import Any

import yaml

_HOUSE = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read(path: Path) -> Any:
    """The content of any YAML file."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


@cache
def table(name: str) -> Any:
    """The content of `<name>.yml`; callers treat it as read-only."""
    return read(_HOUSE / f"{name}.yml")


@cache
def pattern(name: str, *keys: str) -> re.Pattern[str]:
    """The regular expression that stands in `<name>.yml` under these keys, one within the other."""
    return re.compile(reduce(lambda rows, key: rows[key], keys, table(name)))


@cache
def merged(folder: str) -> dict[str, Any]:
    """All tables of a folder as one; a key belongs to one file only."""
    rows: dict[str, Any] = {}
    for path in sorted((_HOUSE / folder).glob("*.yml")):
        content = read(path) or {}
        if double := rows.keys() & content.keys():
            raise ValueError(f"{path.name}: {', '.join(sorted(double))} stands in another file as well")
        rows |= content
    return rows
