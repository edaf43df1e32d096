"""What takes long to make, kept beside the models under a hash of all that it was made from."""

from __future__ import annotations

import gc
import hashlib
import pickle
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar, cast

_SHELF = Path(__file__).resolve().parents[1] / "models"

T = TypeVar("T")


def digest(parts: Iterable[bytes]) -> str:
    """A hash of all that something is made from."""
    return hashlib.sha256(b"\0".join(parts)).hexdigest()[:16]


def file(name: str, made_from: str, write: Callable[[Path], object]) -> Path:
    """The file of this name (names-*.dic) made from what has this digest, written now if it does not stand there.

    Whole or not at all: a process that looks for it meanwhile never finds half of it.
    """
    wanted = _SHELF / name.replace("*", made_from)
    if not wanted.exists():
        _SHELF.mkdir(exist_ok=True)
        with tempfile.TemporaryDirectory(dir=_SHELF) as folder:
            fresh = Path(folder) / wanted.name
            write(fresh)
            fresh.replace(wanted)
        for stale in set(_SHELF.glob(name)) - {wanted}:
            stale.unlink(missing_ok=True)
    return wanted


def kept(name: str, made_from: str, make: Callable[[], T]) -> T:
    """What `make` makes, from the shelf if it stands there, else made now and put there.

    By hand, since joblib's Memory reads such a thing back eight times as slowly: it unpickles in Python.
    """
    made: list[T] = []

    def write(fresh: Path) -> None:
        made.append(make())
        fresh.write_bytes(pickle.dumps(made[0], pickle.HIGHEST_PROTOCOL))

    place = file(f"{name}-*.pickle", made_from, write)
    return made[0] if made else cast("T", _read(place))


def _read(place: Path) -> object:
    """Without the collector, which would walk through everything again and again while it only grows."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        return pickle.loads(place.read_bytes())
    finally:
        if collecting:
            gc.enable()
