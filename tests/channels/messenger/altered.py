"""What a messenger takes, but for one thing in it."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Where = tuple[str | int, ...]


def altered(message: Any, where: Where, what: Any) -> Any:
    """A copy in which `what` stands at a place, told as the way there."""
    copy = place = deepcopy(message)
    for step in where[:-1]:
        place = place[step]
    place[where[-1]] = what
    return copy
