"""Which known name somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def meant(name: str, known: Iterable[str]) -> str:
    """「…」のことでしょうか。 for the known name that is most like the given one; empty if none is."""
    near = difflib.get_close_matches(name, list(known), n=1)
    return f"「{near[0]}」のことでしょうか。" if near else ""
