"""What is looked up lies in memory only, under a handle that says nothing, until it is used or some minutes have passed.

Neither number nor name is ever in the store of conversations, in a log, or with another process.
"""

from __future__ import annotations

import secrets
from typing import Any

from cachetools import TTLCache

# Seconds: long enough to read a question and answer it.
KEPT = 600
MOST = 10_000

_HELD: TTLCache[str, Any] = TTLCache(MOST, KEPT)


def hold(thing: Any, handle: str | None = None) -> str:
    """Hold something under a new handle, or in place of what a handle holds."""
    handle = handle or secrets.token_urlsafe(12)
    _HELD[handle] = thing
    return handle


def held(handle: str | None) -> Any:
    """What a handle holds; None if nothing (any more)."""
    return _HELD.get(handle) if handle else None


def let_go(handle: str | None) -> None:
    """Forget what a handle holds."""
    if handle:
        _HELD.pop(handle, None)
