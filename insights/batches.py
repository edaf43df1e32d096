"""Numbers as they may be seen: in whole batches of five, so that none, and no difference of two, tells of fewer.

Of each thing counted (door, kind, key) the days are gone through from the first on; what is less than a batch waits until
later days have filled it, and the batch then stands at that day. Whatever is added up or subtracted, by day, door or key,
is a number of whole batches. Only days that are over for good are gone through: what was once shown never changes, and
nobody learns anything by looking again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from insights.ticks import Kind, Tick

BATCH = 5
# Whoever stopped at a question may come back the next day; until then it is not known that they did.
SETTLED_AFTER = timedelta(days=2)


class Shown(NamedTuple):
    """A number that may be seen: a multiple of BATCH."""

    day: date
    channel: str
    kind: Kind
    key: str
    times: int


def shown(counts: Iterable[Tick], today: date) -> list[Shown]:
    """The numbers that may be seen on a day, the oldest first."""
    waiting: Counter[tuple[str, Kind, str]] = Counter()
    full = []
    for tick in sorted(tick for tick in counts if tick.day <= today - SETTLED_AFTER):
        thing = (tick.channel, tick.kind, tick.key)
        waiting[thing] += tick.times
        if batches := max(waiting[thing], 0) // BATCH:
            full.append(Shown(tick.day, *thing, batches * BATCH))
            waiting[thing] -= batches * BATCH
    return full
