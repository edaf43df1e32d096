"""The calls under way. They live in memory only, and are let go once nothing has changed for some hours."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections import deque
from collections.abc import AsyncIterator, Callable

from actions.rules import Adviser
from actions.state import State
from cases import now
from channels.assist.call import Call, Line
from channels.assist.shown import View
from channels.assist.view import view

# Seconds: a working day. More calls than a large centre has at once; more changes than anyone takes back.
KEPT = 8 * 60 * 60
MOST_CALLS = 1000
UNDONE_AT_MOST = 200
# Seconds between signs of life on a quiet stream: proxies cut what is silent for a minute.
HEARTBEAT = 15.0


class TooManyCalls(Exception):
    """As many calls as fit are under way."""


class Live:
    """A call that changes: what it is now, what it was before, and who wants to know."""

    def __init__(self, call: Call, adviser: Adviser, clock: Callable[[], float]) -> None:
        self.call = call
        self.revision = 1
        self.turn = asyncio.Lock()
        self.closed = False
        self.touched = clock()
        self._clock = clock
        self.heard: set[str] = set()
        self.code: str | None = None
        self._adviser = adviser
        self._before: deque[Call] = deque(maxlen=UNDONE_AT_MOST)
        self._changed = asyncio.Event()
        self._seen: View | None = None

    def show(self) -> View:
        """The call as it stands; worked out once for every change."""
        if self._seen is None or self._seen.revision != self.revision:
            self._seen = view(self.call, self.revision, self._adviser)
        return self._seen

    def become(self, call: Call) -> None:
        """Take a change that can be taken back."""
        if call != self.call:
            self._before.append(self.call)
            self._set(call)

    def overhear(self, line: Line) -> None:
        """Take a line that may still change."""
        if line not in self.call.lines:
            self._set(self.call.with_line(line))

    def undo(self) -> bool:
        """Take the last change back; False if there is none."""
        if not self._before:
            return False
        self._set(self._before.pop().settled_lines())
        return True

    def close(self) -> None:
        """The call is over: whoever listens hears so."""
        self.closed = True
        self._announce()

    async def events(self, seen: int) -> AsyncIterator[View | None]:
        """The call now, unless the listener has seen it, and after every change; None where nothing happens for long."""
        while not self.closed:
            changed = self._changed
            if seen != self.revision:
                seen = self.revision
                yield self.show()
                continue
            try:
                await asyncio.wait_for(changed.wait(), HEARTBEAT)
            except TimeoutError:
                yield None

    def _set(self, call: Call) -> None:
        self.call = call
        self.revision += 1
        self.touched = self._clock()
        self._announce()

    def _announce(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()


class Calls:
    """All calls by their ids, which nobody can guess."""

    def __init__(self, adviser: Adviser, clock: Callable[[], float] = time.monotonic) -> None:
        self._adviser = adviser
        self._clock = clock
        self._live: dict[str, Live] = {}

    def begin(self, as_of: str | None) -> Live:
        """A new call. Raises TooManyCalls."""
        self._tidy()
        if len(self._live) >= MOST_CALLS:
            raise TooManyCalls
        call = Call(id=secrets.token_urlsafe(18), started=now().replace(microsecond=0), state=State(as_of=as_of))
        self._live[call.id] = Live(call, self._adviser, self._clock)
        return self._live[call.id]

    def find(self, wanted: str) -> Live | None:
        """The call with this id, if it is under way."""
        self._tidy()
        return self._live.get(wanted)

    def end(self, live: Live) -> None:
        """Forget a call."""
        self._live.pop(live.call.id, None)
        live.close()

    def close(self) -> None:
        """Forget all."""
        for live in list(self._live.values()):
            self.end(live)

    def _tidy(self) -> None:
        oldest = self._clock() - KEPT
        for live in [live for live in self._live.values() if live.touched < oldest]:
            self.end(live)
