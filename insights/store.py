"""The counters: a table in the database of the cases. A row is a day, a door, a kind and a key with its number."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import sqlalchemy as sql
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from cases.place import database_url
from cases.store import make_tables
from insights.ticks import Kind, Tick

_TABLES = sql.MetaData()
_COUNTS = sql.Table(
    "insights",
    _TABLES,
    sql.Column("day", sql.String(10), primary_key=True),
    sql.Column("channel", sql.String(20), primary_key=True),
    sql.Column("kind", sql.String(20), primary_key=True),
    sql.Column("key", sql.String(120), primary_key=True),
    sql.Column("times", sql.Integer, nullable=False),
)


class Counters:
    """Numbers that several processes add to at once."""

    def __init__(self, url: str) -> None:
        """Open the database, and make the table where it is missing."""
        self._engine = sql.create_engine(url, future=True)
        make_tables(_TABLES, self._engine)

    def add(self, ticks: Iterable[Tick]) -> None:
        """Add each to its number."""
        for tick in ticks:
            self._add(tick)

    def rows(self) -> list[Tick]:
        """All numbers, the oldest day first."""
        with self._engine.connect() as connection:
            rows = connection.execute(sql.select(_COUNTS).order_by(*_COUNTS.primary_key)).all()
        return [Tick(date.fromisoformat(row.day), row.channel, Kind(row.kind), row.key, row.times) for row in rows]

    def _add(self, tick: Tick) -> None:
        with self._engine.begin() as connection:
            if _raised(connection, tick):
                return
        try:
            with self._engine.begin() as connection:
                connection.execute(_COUNTS.insert().values(**_name(tick), times=tick.times))
        except IntegrityError:  # another process has just made the row
            with self._engine.begin() as connection:
                _raised(connection, tick)


def _raised(connection: Connection, tick: Tick) -> bool:
    """Whether there was a number to add to."""
    same = [_COUNTS.c[name] == value for name, value in _name(tick).items()]
    raised = _COUNTS.update().where(*same).values(times=_COUNTS.c.times + tick.times)
    return bool(connection.execute(raised).rowcount)


def _name(tick: Tick) -> dict[str, str]:
    return {"day": tick.day.isoformat(), "channel": tick.channel, "kind": tick.kind.value, "key": tick.key}


@cache
def _counters_at(url: str) -> Counters:
    return Counters(url)


def default_counters() -> Counters:
    """The counters in the database that the environment names, opened once."""
    return _counters_at(database_url())
