"""Calls to a platform that may have a bad moment: tried again, later and later, until they arrive."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from tenacity import AsyncRetrying, RetryCallState, retry_if_exception_type, stop_before_delay, wait_exponential_jitter

# Seconds: longer than a platform is ever away without saying so; then the person has gone as well.
PATIENCE = 1800.0
FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0

T = TypeVar("T")
_later = wait_exponential_jitter(multiplier=FIRST_WAIT, max=LONGEST_WAIT)


class PlatformFault(Exception):
    """The platform did not take a call, but may take it later; `retry_after` in seconds, if it said when."""

    def __init__(self, why: str, retry_after: float | None = None) -> None:
        super().__init__(why)
        self.retry_after = retry_after


class Busy(PlatformFault):
    """Too many calls at once: this one was certainly not taken."""


class Rejected(Exception):
    """The platform will not take a call, now or later."""


def retry_after(headers: Any) -> float | None:
    """The seconds after which a platform wants to be asked again, if the headers of its answer (or None) say so."""
    asked = str((headers or {}).get("Retry-After", ""))
    return float(asked) if asked.isdigit() else None


async def delivered(
    call: Callable[[], Awaitable[T]],
    patience: float = PATIENCE,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> T:
    """What the call gives once it succeeds; waits as the platform asks, else longer each time.

    Raises the last PlatformFault rather than wait beyond `patience` (seconds); any other exception at once.
    """
    again = AsyncRetrying(
        retry=retry_if_exception_type(PlatformFault),
        wait=_wait,
        stop=stop_before_delay(patience),
        sleep=sleep,
        reraise=True,
    )
    return await again(call)


def _wait(state: RetryCallState) -> float:
    fault = state.outcome.exception() if state.outcome else None
    asked = fault.retry_after if isinstance(fault, PlatformFault) else None
    return asked if asked is not None else _later(state)
