"""Notes what happened in a thread of its own: no talk waits for a counter, and none ends with one."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from insights.store import default_counters
from insights.ticks import Tick

logger = logging.getLogger(__name__)

_QUEUE = ThreadPoolExecutor(1, thread_name_prefix="insights")


def count(ticks: Sequence[Tick]) -> None:
    """Have them added soon; what cannot be added is lost, and the log says so."""
    if ticks:
        _QUEUE.submit(_add, ticks)


def flush() -> None:
    """Wait until everything noted so far is added."""
    _QUEUE.submit(lambda: None).result()


def _add(ticks: Sequence[Tick]) -> None:
    try:
        default_counters().add(ticks)
    except Exception as error:
        # Only what kind of fault: the database's own words may hold its address.
        logger.warning("%d counts were lost: %s", len(ticks), type(error).__name__)
