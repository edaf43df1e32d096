"""Visits many addresses politely: each server gets one request at a time and a pause after it, several servers side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event, Lock

from upkeep.addresses import Address
from upkeep.report import STATE, Report
from upkeep.visits import PATIENCE, State, Visit, session, visit

AGENT = "Madoguchi-links (checks whether cited pages are still there)"
PAUSE = 1.0
SIDE_BY_SIDE = 8
# If so many addresses in a row give no answer and none ever did, it is our own connection that fails.
ALL_SILENT = 5


class Offline(Exception):
    """No address at all answered."""


@dataclass
class Round:
    """One run over addresses. `seen` is told of every visit as soon as it is in the report."""

    report: Report
    seen: Callable[[Address, Visit], None]
    pause: float = PAUSE
    patience: tuple[float, float] = PATIENCE
    agent: str = AGENT
    _answered: bool = False
    _held: list[tuple[Address, Visit]] = field(default_factory=list)
    _stop: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def run(self, due: Sequence[Address]) -> None:
        """Visit them all. Raises Offline, with nothing reported, if no address answers."""
        by_host: dict[str, list[Address]] = {}
        for address in due:
            by_host.setdefault(address.host, []).append(address)
        with ThreadPoolExecutor(max_workers=SIDE_BY_SIDE) as servers:
            try:
                # Only a failure of our own comes out here; what a server does wrong is a visit.
                list(servers.map(self._visit_server, by_host.values()))
            finally:
                self._stop.set()
        if due and not self._answered:
            raise Offline

    def _visit_server(self, addresses: Sequence[Address]) -> None:
        with session(self.agent) as connection:
            for address in addresses:
                if self._stop.is_set():
                    return
                tag = self.report.tag(address)
                self._take(address, visit(connection, address.url, address.checked_on, tag, self._wait, self.patience))
                self._wait()

    def _wait(self) -> None:
        self._stop.wait(self.pause)

    def _take(self, address: Address, found: Visit) -> None:
        """Until some server has answered, nobody knows whether silence is theirs or ours: nothing is written yet."""
        with self._lock:
            self._answered = self._answered or found.status is not None
            self._held.append((address, found))
            if self._answered:
                for each in self._held:
                    self.report.add(*each)
                    self.seen(*each)
                self._held.clear()
            elif len(self._held) >= ALL_SILENT:
                self._stop.set()


def summary(report: Report, addresses: Sequence[Address]) -> str:
    """How many there are of each kind."""
    rows = report.of(addresses)
    counted = "、".join(f"{state}{sum(row[STATE] == state for row in rows)}" for state in State)
    return f"{len(addresses)}のアドレスのうち、{len(rows)}を見ました。{counted}。"
