"""One thing at a time for each sender, all senders side by side."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)

Work = Callable[[], Awaitable[None]]


class Lanes:
    """Work in the background, kept until it is done; what fails is logged and holds nobody up."""

    def __init__(self) -> None:
        self._last: dict[str, asyncio.Task[None]] = {}
        self._all: set[asyncio.Task[None]] = set()

    def put(self, sender: str, work: Work) -> None:
        """Do the work once everything put before for this sender is done."""
        task = asyncio.create_task(_after(self._last.get(sender), work))
        self._last[sender] = task
        self._all.add(task)
        task.add_done_callback(lambda done: self._leave(sender, done))

    async def close(self, patience: float) -> None:
        """Wait for what is under way, at most `patience` seconds; then end it."""
        if self._all:
            await asyncio.wait(self._all, timeout=patience)
        late = list(self._all)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    def _leave(self, sender: str, done: asyncio.Task[None]) -> None:
        self._all.discard(done)
        if self._last.get(sender) is done:
            del self._last[sender]


async def _after(before: asyncio.Task[None] | None, work: Work) -> None:
    if before is not None:
        await asyncio.wait([before])
    try:
        await work()
    except Exception:
        logger.exception("a message of a messenger could not be answered")
