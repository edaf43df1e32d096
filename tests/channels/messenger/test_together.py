"""Work that is waiting goes to the database together, and what fails fails alone."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import OperationalError

from channels.messenger.together import Together, Work


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path}/notes.db")
    with made.begin() as database:
        database.execute(text("CREATE TABLE notes (said TEXT)"))
    yield made
    made.dispose()


def noted(said: str) -> Work:
    def work(database: Connection) -> str:
        database.execute(text("INSERT INTO notes VALUES (:said)"), {"said": said})
        return said

    return work


def fails_in_the_database(database: Connection) -> None:
    database.execute(text("INSERT INTO nowhere VALUES (1)"))


def fails_by_itself(_: Connection) -> None:
    raise TypeError("no JSON")


@pytest.mark.parametrize(
    ("fails", "fault"), [(fails_in_the_database, OperationalError), (fails_by_itself, TypeError)], ids=["SQL", "other"]
)
def test_what_fails_is_told_so_and_leaves_the_others_written(
    engine: Engine, fails: Work, fault: type[Exception]
) -> None:
    async def run() -> list[object]:
        together = Together(engine)
        works = [together.do(work) for work in (noted("一つめ"), fails, noted("二つめ"))]
        return await asyncio.wait_for(asyncio.gather(*works, return_exceptions=True), 10)

    first, failed, second = asyncio.run(run())
    assert (first, second) == ("一つめ", "二つめ")
    assert isinstance(failed, fault)
    with engine.connect() as database:
        assert database.execute(text("SELECT said FROM notes")).scalars().all() == ["一つめ", "二つめ"]
