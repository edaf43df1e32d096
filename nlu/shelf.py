"""What takes long to make from the word lists, kept beside the models under a hash of all that it was made from."""

from __future__ import annotations

import gc
import hashlib
import pickle
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar, cast

from nlu import dictionary

_ROOT = Path(__file__).resolve().parents[1]
_SHELF = _ROOT / "models"
_MADE_FROM = (*sorted((_ROOT / "nlu").rglob("*.py")), *sorted((_ROOT / "nlu" / "lexicon").rglob("*.yml")))
_LIBRARIES = ("sudachipy", "sudachidict-core")

T = TypeVar("T")


def kept(name: str, make: Callable[[], T]) -> T:
    """What `make` makes, from the shelf if it stands there, else made now and put there.

    By hand, since joblib's Memory reads such a thing back eight times as slowly: it unpickles in Python.
    """
    file = _SHELF / f"{name}-{_digest()}.pickle"
    if file.exists():
        return cast("T", _read(file))
    made = make()
    _put(file, made, stale=f"{name}-*.pickle")
    return made


@cache
def _digest() -> str:
    """A hash of the code, the word lists, the vocabulary, the dictionary and Python's version."""
    files = b"\0".join(path.read_bytes() for path in (*_MADE_FROM, _ROOT / "catalogue" / "facts.yml"))
    others = [dictionary.digest(), sys.version, *map(version, _LIBRARIES)]
    return hashlib.sha256(files + "\n".join(others).encode()).hexdigest()[:16]


def _read(file: Path) -> object:
    """Without the collector, which would walk through everything again and again while it only grows."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(file.read_bytes())
    finally:
        if collecting:
            gc.enable()


def _put(file: Path, made: object, *, stale: str) -> None:
    """Whole or not at all: a process that looks for it meanwhile never finds half of it."""
    _SHELF.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_SHELF) as folder:
        fresh = Path(folder) / file.name
        fresh.write_bytes(pickle.dumps(made, pickle.HIGHEST_PROTOCOL))
        fresh.replace(file)
    for old in set(_SHELF.glob(stale)) - {file}:
        old.unlink(missing_ok=True)
