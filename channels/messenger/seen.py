"""Which events have been taken in already, by this process or another one."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import BigInteger, Column, MetaData, String, Table, create_engine
from sqlalchemy.engine import Engine
from sqlalchemy.exc import IntegrityError

from cases.store import make_tables

# Seconds. Both platforms give up redelivering within hours.
KEPT = 3 * 24 * 3600
# An event is forgotten some time after its span; looking once in so many events is enough.
TIDY_EVERY = 500

_TABLES = MetaData()
_EVENTS = Table(
    "messenger_events",
    _TABLES,
    Column("channel", String(20), primary_key=True),
    Column("event", String(200), primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
)


class Seen:
    """A table of event ids in any database of SQLAlchemy: what one process has taken in, no other does."""

    def __init__(self, url: str, now: Callable[[], float] = time.time) -> None:
        self._engine: Engine = create_engine(url)
        self._now = now
        self._taken = 0
        # In a queue each waits its turn; many threads at once would fight for SQLite's lock until some give up.
        self._queue = ThreadPoolExecutor(1)
        make_tables(_TABLES, self._engine)

    async def first(self, channel: str, event: str) -> bool:
        """Whether the event comes for the first time; from now on it does not."""
        return await asyncio.get_running_loop().run_in_executor(self._queue, self._first, channel, event)

    def _first(self, channel: str, event: str) -> bool:
        at = int(self._now())
        try:
            with self._engine.begin() as database:
                database.execute(_EVENTS.insert().values(channel=channel, event=event, at=at))
        except IntegrityError:
            return False
        self._tidy(at)
        return True

    def _tidy(self, at: int) -> None:
        self._taken += 1
        if self._taken % TIDY_EVERY == 0:
            with self._engine.begin() as database:
                database.execute(_EVENTS.delete().where(_EVENTS.c.at < at - KEPT))
