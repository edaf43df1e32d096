"""What was taken in and is not answered yet: no event counts twice, and none is lost, whatever becomes of a process."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
import os
import socket
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import BigInteger, Column, Float, Integer, MetaData, String, Table, Text, create_engine
from sqlalchemy.engine import Connection, Row, make_url
from sqlalchemy.event import listen
from sqlalchemy.exc import IntegrityError

from cases.store import make_tables, overwrite_what_is_deleted
from channels.messenger.together import Together

logger = logging.getLogger(__name__)

# Seconds. Both platforms give up redelivering within hours.
KEPT = 3 * 24 * 3600
# An event is forgotten some time after its span; looking once in so many events is enough.
TIDY_EVERY = 500
# Seconds for which a process holds a turn, unless it says again that it is alive or is known to be gone.
HELD = 30.0
# A turn that so many processes did not survive is given up.
MOST_TRIES = 3

_TABLES = MetaData()
_EVENTS = Table(
    "messenger_events",
    _TABLES,
    Column("channel", String(20), primary_key=True),
    Column("event", String(200), primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
)
_TURNS = Table(
    "messenger_turns",
    _TABLES,
    Column("channel", String(20), primary_key=True),
    Column("event", String(200), primary_key=True),
    Column("at", Float, nullable=False),
    Column("held_by", String(300), nullable=False),
    Column("held_until", Float, nullable=False),
    Column("tries", Integer, nullable=False),
    Column("content", Text, nullable=False),
)

Json = dict[str, Any]


@dataclass
class Turn:
    """An event (`event`, as JSON) of a private sender on its way to its answer; `at` is when it came, in Unix seconds.

    `answer` is what is to be said, once it is known. `again`: a process that is gone had begun to say it, so that it may
    have arrived.
    """

    channel: str
    id: str
    sender: str
    event: Json
    at: float
    answer: list[Json] | None = None
    again: bool = False


class Inbox:
    """Tables in any database of SQLAlchemy that processes share: what one has taken in, no other does.

    What a turn says is kept until it is done, encrypted with `key`.
    """

    def __init__(self, url: str, key: str, now: Callable[[], float] = time.time, me: str | None = None) -> None:
        engine = create_engine(url)
        if make_url(url).get_backend_name() == "sqlite":
            listen(engine, "connect", overwrite_what_is_deleted)
        make_tables(_TABLES, engine)
        self._together = Together(engine)
        self._seal = Fernet(base64.urlsafe_b64encode(hmac.new(key.encode(), b"inbox", hashlib.sha256).digest()))
        self._now = now
        self._me = me or f"{socket.gethostname()}:{os.getpid()}"
        self._taken = 0
        self._mine: set[tuple[str, str]] = set()

    async def take(self, channel: str, name: str, sender: str, event: Json) -> Turn | None:
        """The turn of an event that comes for the first time, which is ours from now on; None for any other."""
        turn, ours = Turn(channel, name, sender, event, self._now()), {(channel, name)} - self._mine
        # As soon as it is written it must be known as ours, or we would take it over from ourselves.
        self._mine |= ours
        try:
            first = await self._together.do(partial(self._take, turn))
        except IntegrityError:  # another process was faster
            first = False
        if not first:
            self._mine -= ours
        return turn if first else None

    async def begin(self, turn: Turn, answer: Sequence[Json]) -> None:
        """Note the answer; from now on it may have arrived."""
        turn.answer = list(answer)
        noted = _TURNS.update().where(*_key(turn.channel, turn.id)).values(content=self._sealed(turn))
        await self._together.do(lambda database: database.execute(noted))

    async def done(self, turn: Turn) -> None:
        """Keep nothing of a turn but that it was."""
        gone = _TURNS.delete().where(*_key(turn.channel, turn.id))
        await self._together.do(lambda database: database.execute(gone))
        self._mine.discard((turn.channel, turn.id))

    async def left(self, channel: str) -> list[Turn]:
        """The turns whose process is gone, the oldest first; they are ours from now on."""
        turns = await self._together.do(partial(self._left, channel))
        self._mine.update((turn.channel, turn.id) for turn in turns)
        return turns

    async def hold(self, seconds: float = HELD) -> None:
        """Keep our turns for so long; with 0 let them go."""
        until, mine = self._now() + seconds, list(self._mine)
        held = [_TURNS.update().where(*_key(*one)).values(held_until=until) for one in mine]
        if held:
            await self._together.do(lambda database: [database.execute(change) for change in held])

    def _take(self, turn: Turn, database: Connection) -> bool:
        named = {"channel": turn.channel, "event": turn.id}
        known = (_EVENTS.c.channel == turn.channel, _EVENTS.c.event == turn.id)
        if database.execute(_EVENTS.select().where(*known)).first() is not None:
            return False
        held = {"held_by": self._me, "held_until": turn.at + HELD, "tries": 1, "content": self._sealed(turn)}
        database.execute(_EVENTS.insert().values(at=int(turn.at), **named))
        database.execute(_TURNS.insert().values(at=turn.at, **named, **held))
        self._tidy(database)
        return True

    def _left(self, channel: str, database: Connection) -> list[Turn]:
        rows = database.execute(_TURNS.select().where(_TURNS.c.channel == channel).order_by(_TURNS.c.at)).all()
        others = [row for row in rows if (channel, row.event) not in self._mine]
        free = [row for row in others if row.held_until <= self._now() or _gone(row.held_by)]
        ours = [row for row in free if self._claimed(row, database)]
        return [turn for row in ours if (turn := self._opened(row)) is not None]

    def _claimed(self, row: Row, database: Connection) -> bool:
        """Whether it is ours, and no other process was faster; one that nobody survives is nobody's any more."""
        same = (*_key(row.channel, row.event), _TURNS.c.held_until == row.held_until)
        if row.tries >= MOST_TRIES:
            logger.error("a message of a messenger is given up after %s tries", row.tries)
            database.execute(_TURNS.delete().where(*same))
            return False
        held = {"held_by": self._me, "held_until": self._now() + HELD, "tries": row.tries + 1}
        return bool(database.execute(_TURNS.update().where(*same).values(**held)).rowcount)

    def _sealed(self, turn: Turn) -> str:
        told = {"sender": turn.sender, "event": turn.event, "answer": turn.answer}
        return self._seal.encrypt(json.dumps(told).encode()).decode()

    def _opened(self, row: Row) -> Turn | None:
        try:
            told = json.loads(self._seal.decrypt(row.content.encode()))
        except InvalidToken:
            logger.error("a message of a messenger was kept under another MADOGUCHI_KEY and cannot be answered")
            return None
        return Turn(row.channel, row.event, at=row.at, again=told["answer"] is not None, **told)

    def _tidy(self, database: Connection) -> None:
        self._taken += 1
        if self._taken % TIDY_EVERY == 0:
            for table in (_EVENTS, _TURNS):
                database.execute(table.delete().where(table.c.at < self._now() - KEPT))


def _gone(holder: str) -> bool:
    """Whether a process of this machine is not there any more; one that had our own number is none of ours."""
    machine, _, number = holder.rpartition(":")
    if machine != socket.gethostname():
        return False
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return int(number) == os.getpid()


def _key(channel: str, name: str) -> tuple[Any, Any]:
    return _TURNS.c.channel == channel, _TURNS.c.event == name
