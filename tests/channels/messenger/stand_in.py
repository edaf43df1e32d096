"""What the stand-ins of all platforms share: how they run, how they fail, how fast they may be called."""

from __future__ import annotations

import asyncio
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, TypeVar

from aiohttp import web

Json = dict[str, Any]


class Platform(ABC):
    """A platform on loopback: the calls it had, what it refused, and the bad moments that are still to come."""

    name: ClassVar[str]

    def __init__(self, calls_a_second: int | None = None) -> None:
        self.calls: list[tuple[str, Json]] = []
        self.refused: list[str] = []
        self.bad: deque[Any] = deque()
        self.url = ""
        self._pace = calls_a_second
        self._taken_at: deque[float] = deque()

    @abstractmethod
    def app(self) -> web.Application:
        """The routes."""

    def too_fast(self) -> bool:
        """Whether a call comes too soon after the others; if not, it counts."""
        if self._pace is None:
            return False
        now = time.monotonic()
        while self._taken_at and now - self._taken_at[0] > 1:
            self._taken_at.popleft()
        if len(self._taken_at) >= self._pace:
            return True
        self._taken_at.append(now)
        return False


AnyPlatform = TypeVar("AnyPlatform", bound=Platform)


@contextmanager
def running(platform: AnyPlatform) -> Iterator[AnyPlatform]:
    """The platform on a free port, in a thread of its own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    runner = web.AppRunner(platform.app(), access_log=None)
    asyncio.run_coroutine_threadsafe(_listen(runner), loop).result(10)
    platform.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    yield platform
    asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
    loop.call_soon_threadsafe(loop.stop)
    thread.join(10)
    loop.close()


async def _listen(runner: web.AppRunner) -> None:
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, backlog=2048).start()


def wait_until(shown: Callable[[], bool], within: float = 20.0) -> None:
    """Wait until something is shown, and a moment longer, in case more comes."""
    end = time.monotonic() + within
    while not shown() and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.1)
