"""Fingerprints: whether a run that was stopped, or a worker elsewhere, would come to the same results."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from hashlib import file_digest, sha256
from pathlib import Path

from actions.rules import CATALOGUE
from screening.lists.columns import Column

_ROOT = Path(__file__).resolve().parents[1]
_PROGRAM = ("actions", "nlu", "screening")


@cache
def house() -> dict[str, str]:
    """The fingerprints of catalogue and program, by what they are called in Japanese."""
    program = (path for folder in _PROGRAM for path in (_ROOT / folder).rglob("*") if path.suffix in (".py", ".yml"))
    return {"制度のデータ": _digest(CATALOGUE.rglob("*.yml"), CATALOGUE), "プログラム": _digest(program, _ROOT)}


def of_run(firms: Path, columns: Iterable[Column], as_of: date) -> dict[str, str]:
    """The fingerprints of all on which the results of a run depend."""
    with firms.open("rb") as file:
        content = file_digest(file, "sha256").hexdigest()
    return {
        "名簿": content,
        "列の読み方": sha256(repr(tuple(columns)).encode()).hexdigest(),
        "日付": as_of.isoformat(),
        **house(),
    }


def _digest(paths: Iterable[Path], root: Path) -> str:
    whole = sha256()
    for path in sorted(paths):
        whole.update(f"{path.relative_to(root)}\0".encode())
        whole.update(sha256(path.read_bytes()).digest())
    return whole.hexdigest()
