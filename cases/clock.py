"""What time it is, in Japan."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

# Japan keeps one offset all year, so no time zone database is needed.
_JAPAN = timezone(timedelta(hours=9))


def now() -> datetime:
    """The time in Japan."""
    return datetime.now(_JAPAN)


def today() -> date:
    """The day it is in Japan now."""
    return now().date()


def day_at(seconds: float) -> date:
    """The day it was in Japan, so many seconds after the beginning of 1970."""
    return datetime.fromtimestamp(seconds, _JAPAN).date()
