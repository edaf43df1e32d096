"""Each message is taken in once, however often a broken connection makes a client send it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from itertools import takewhile
from typing import Generic, TypeVar

T = TypeVar("T")
Key = tuple[str, str]

# Seconds: longer than anyone tries again. Answers are kept in memory only, by the process that gave them.
KEPT = 600


class Once(Generic[T]):
    """Answers under their sender and message id; who asks again meanwhile waits for the same one."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._answers: dict[Key, tuple[float, asyncio.Future[T]]] = {}

    async def answer(self, key: Key, work: Callable[[], Awaitable[T]]) -> T:
        """What `work` gives, run for the first to ask and to its end, even if they hang up; a failure is not kept."""
        self._tidy()
        if key not in self._answers:
            answer = asyncio.ensure_future(work())
            answer.add_done_callback(lambda done: self._drop_failed(key, done))
            self._answers[key] = (self._now(), answer)
        return await asyncio.shield(self._answers[key][1])

    def _tidy(self) -> None:
        oldest = self._now() - KEPT
        # They stand in the order in which they were asked for: the young ones need not be looked at.
        aged = takewhile(lambda kept: kept[1][0] < oldest, self._answers.items())
        for key in [key for key, (_, answer) in aged if answer.done()]:
            del self._answers[key]

    def _drop_failed(self, key: Key, done: asyncio.Future[T]) -> None:
        if done.cancelled() or done.exception() is not None:
            self._answers.pop(key, None)
