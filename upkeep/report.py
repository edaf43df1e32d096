"""The report of the links, a CSV that grows line by line: whoever stops it goes on where it was.

It opens in spreadsheets (UTF-8 with a mark). What is in it tells the next run what need not be visited again yet.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from cases import now
from upkeep.addresses import Address
from upkeep.visits import State, Visit

URL, STATE, AT, TAG = "アドレス", "結果", "見た日時", "目印"
COLUMNS = (STATE, URL, "状態コード", "移転先", "ページの更新日", "説明", "確かめた日", "書いてあるところ", AT, TAG)
# Those that a clerk must look at come first.
_ORDER = (State.GONE, State.MOVED, State.CHANGED, State.REFUSED, State.UNREACHABLE, State.OK)


class Report:
    """The rows by address; a later row takes the place of an earlier one."""

    def __init__(self, path: Path) -> None:
        """Read what there is. Raises OSError, and ValueError if the file is no report."""
        self.path = path
        self.rows: dict[str, dict[str, str]] = {}
        if path.exists():
            with path.open(encoding="utf-8-sig", newline="") as file:
                reader = csv.DictReader(file)
                if tuple(reader.fieldnames or ()) != COLUMNS:
                    raise ValueError(path)
                # A row that was being written when the power went is passed over.
                self.rows = {row[URL]: row for row in reader if row[URL] and row[TAG] is not None}
            if not path.read_bytes().endswith(b"\n"):
                with path.open("a", encoding="utf-8", newline="") as file:
                    file.write("\r\n")

    def of(self, addresses: Iterable[Address]) -> list[dict[str, str]]:
        """The rows of those that were visited."""
        return [self.rows[address.url] for address in addresses if address.url in self.rows]

    def due(self, addresses: Iterable[Address], days: int) -> list[Address]:
        """Those not visited within so many days, or without success; those never visited first."""
        waiting = [address for address in addresses if self._is_due(address, days)]
        return sorted(waiting, key=lambda address: self._at(address) or "")

    def tag(self, address: Address) -> str | None:
        """The mark of its state at the last visit."""
        return self.rows.get(address.url, {}).get(TAG) or None

    def add(self, address: Address, visit: Visit) -> None:
        """Write a row at once."""
        row = _row(address, visit)
        fresh = not self.path.exists()
        with self.path.open("a", encoding="utf-8-sig" if fresh else "utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            if fresh:
                writer.writeheader()
            writer.writerow(row)
        self.rows[address.url] = row

    def tidy(self, addresses: Iterable[Address]) -> None:
        """One row for each address that still is in the catalogue, those to look at first."""
        fresh = self.path.with_suffix(".new")
        with fresh.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(sorted(self.of(addresses), key=lambda row: (_ORDER.index(State(row[STATE])), row[URL])))
        fresh.replace(self.path)

    def _at(self, address: Address) -> str | None:
        return self.rows.get(address.url, {}).get(AT)

    def _is_due(self, address: Address, days: int) -> bool:
        at = self._at(address)
        if at is None or self.rows[address.url][STATE] == State.UNREACHABLE:
            return True
        return datetime.fromisoformat(at) + timedelta(days=days) < now()


def _row(address: Address, visit: Visit) -> dict[str, str]:
    cells = (
        visit.state,
        address.url,
        str(visit.status or ""),
        visit.target or "",
        str(visit.modified or ""),
        visit.remark,
        str(address.checked_on or ""),
        "、".join(address.places),
        now().isoformat(timespec="seconds"),
        visit.tag or "",
    )
    return dict(zip(COLUMNS, cells, strict=True))
