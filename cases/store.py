"""The store of cases: any database that SQLAlchemy speaks to, SQLite unless another is named.

Codes are stored as they are: a hash would keep nobody from reading the case that stands beside it in the same row. What
protects a case is that it names nobody, that the file is its owner's only, and that it is gone after `days_kept()` days.
"""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import sqlalchemy as sql
from sqlalchemy.engine import Connection, Engine, make_url

from cases.case import Case, Complaint
from cases.clock import now
from cases.place import database_url

# So many wrong codes are borne within so many minutes, from everybody together: without accounts there is no other way
# to tell one guesser from many, and nothing about who asks is kept.
TRIES = 30
TRIES_WITHIN = timedelta(minutes=10)

_TABLES = sql.MetaData()
_CASES = sql.Table(
    "cases",
    _TABLES,
    sql.Column("code", sql.String(16), primary_key=True),
    sql.Column("expires_on", sql.String(10), nullable=False, index=True),
    sql.Column("content", sql.Text, nullable=False),
)
_COMPLAINTS = sql.Table(
    "complaints",
    _TABLES,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("code", sql.String(16), nullable=False, index=True),
    sql.Column("expires_on", sql.String(10), nullable=False, index=True),
    sql.Column("content", sql.Text, nullable=False),
)
_TRIES = sql.Table(
    "wrong_codes",
    _TABLES,
    sql.Column("id", sql.Integer, primary_key=True),
    sql.Column("at", sql.Float, nullable=False, index=True),
)


class TooManyTries(Exception):
    """Too many wrong codes were tried; no code is looked up for a while."""


class CaseStore:
    """Cases and complaints. What has expired is deleted before anything is looked up."""

    def __init__(self, url: str) -> None:
        """Open the database, and make its tables where they are missing."""
        self._engine = sql.create_engine(url, future=True)
        if make_url(url).get_backend_name() == "sqlite":
            sql.event.listen(self._engine, "connect", overwrite_what_is_deleted)
        make_tables(_TABLES, self._engine)
        with self._engine.begin() as connection:
            _purge(connection)

    def keep(self, case: Case) -> None:
        """Keep a case under its code, in the place of what was kept under it."""
        with self._engine.begin() as connection:
            connection.execute(_CASES.delete().where(_CASES.c.code == case.code))
            connection.execute(_CASES.insert().values(**_row(case)))

    def open(self, code: str) -> Case | None:
        """The case with this code; None if there is none (any more). Raises TooManyTries."""
        with self._engine.begin() as connection:
            _purge(connection)
            if connection.execute(sql.select(sql.func.count()).select_from(_TRIES)).scalar_one() >= TRIES:
                raise TooManyTries
            content = _content(connection, code)
            if content is None:
                connection.execute(_TRIES.insert().values(at=now().timestamp()))
                return None
        return Case.model_validate_json(content)

    def cases(self, channel: str) -> list[Case]:
        """All cases of a channel, the oldest first."""
        with self._engine.begin() as connection:
            _purge(connection)
            rows = connection.execute(sql.select(_CASES.c.content)).scalars().all()
        found = (Case.model_validate_json(row) for row in rows)
        return sorted((case for case in found if case.channel == channel), key=lambda case: case.created)

    def note(self, complaint: Complaint) -> None:
        """Keep a complaint for the clerk."""
        with self._engine.begin() as connection:
            connection.execute(_COMPLAINTS.insert().values(**_row(complaint)))

    def complaints(self) -> list[Complaint]:
        """All complaints, the oldest first."""
        with self._engine.begin() as connection:
            _purge(connection)
            rows = connection.execute(sql.select(_COMPLAINTS.c.content).order_by(_COMPLAINTS.c.id)).scalars().all()
        return [Complaint.model_validate_json(row) for row in rows]

    def forget(self, *codes: str) -> None:
        """Delete everything kept under these codes."""
        with self._engine.begin() as connection:
            for table in (_CASES, _COMPLAINTS):
                connection.execute(table.delete().where(table.c.code.in_(codes)))


def make_tables(tables: sql.MetaData, engine: Engine) -> None:
    """Make the tables that are missing. Of processes that start at once one makes a table; the others then find it."""
    for table in tables.sorted_tables:
        try:
            table.create(engine, checkfirst=True)
        except sql.exc.DBAPIError:
            table.create(engine, checkfirst=True)


def overwrite_what_is_deleted(connection: Any, _: object) -> None:
    """Let SQLite overwrite deleted rows with zeros instead of only forgetting where they stand."""
    connection.execute("PRAGMA secure_delete = ON")


def _row(kept: Case | Complaint) -> dict[str, str]:
    return {"code": kept.code, "expires_on": kept.expires_on.isoformat(), "content": kept.model_dump_json()}


def _content(connection: Connection, code: str) -> str | None:
    content: str | None = connection.execute(sql.select(_CASES.c.content).where(_CASES.c.code == code)).scalar()
    return content


def _purge(connection: Connection) -> None:
    """What ends today may still be read today."""
    moment = now()
    for table in (_CASES, _COMPLAINTS):
        connection.execute(table.delete().where(table.c.expires_on < moment.date().isoformat()))
    connection.execute(_TRIES.delete().where(_TRIES.c.at < (moment - TRIES_WITHIN).timestamp()))


@cache
def _store_at(url: str) -> CaseStore:
    return CaseStore(url)


def default_store() -> CaseStore:
    """The store that the environment names, opened once."""
    return _store_at(database_url())
