"""Days as they come in and as they are counted: ISO 8601, in Japan."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone

# Japan keeps one offset all year, so no time zone database is needed.
JAPAN = timezone(timedelta(hours=9))


def today() -> date:
    """The day it is in Japan now."""
    return datetime.now(JAPAN).date()


def read_day(text: str) -> date:
    """Read `2021-08-01`.

    Raises ValueError for anything else, the other ways of ISO 8601 to write a day included.
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise ValueError(text)
    return date.fromisoformat(text)
