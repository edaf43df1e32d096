"""Work on a database, as much of it as is waiting in one transaction: a disk is slow to say that it has written."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from sqlalchemy.engine import Connection, Engine

T = TypeVar("T")
Work = Callable[[Connection], Any]


class Together:
    """One thread that works on a database; many at once would fight for SQLite's lock until some give up."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._thread = ThreadPoolExecutor(1)
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def do(self, work: Callable[[Connection], T]) -> T:
        """What the work gives, once it is written. It may be run twice, the first time in vain. Raises what it raises."""
        result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, result))
        if self._writer is None or self._writer.done():
            self._writer = asyncio.create_task(self._write())
        return await result

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            works = [work for work, _ in batch]
            done = await asyncio.get_running_loop().run_in_executor(self._thread, self._written, works)
            for (_, result), (value, error) in zip(batch, done, strict=True):
                if not result.done() and error is not None:
                    result.set_exception(error)
                elif not result.done():
                    result.set_result(value)

    def _written(self, works: Sequence[Work]) -> list[tuple[Any, Exception | None]]:
        """If one of them fails, each is done by itself."""
        try:
            with self._engine.begin() as database:
                return [(work(database), None) for work in works]
        except Exception as error:
            return [(None, error)] if len(works) == 1 else [self._written([work])[0] for work in works]
