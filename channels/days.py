"""Days as they come in: ISO 8601."""

from __future__ import annotations

import re
from datetime import date


def read_day(text: str) -> date:
    """Read `2021-08-01`.

    Raises ValueError for anything else, the other ways of ISO 8601 to write a day included.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)
