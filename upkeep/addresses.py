"""Every web address of the catalogue, with the lines on which it stands and the day somebody last compared it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from actions.rules import source
from actions.rules.source import Path_


@dataclass
class Address:
    """One address; `checked_on` is the latest day of all its lines, None where no line names one."""

    url: str
    places: list[str] = field(default_factory=list)
    checked_on: date | None = None

    @property
    def host(self) -> str:
        """The server that answers for it."""
        return urlsplit(self.url).netloc.lower()


def addresses(folder: Path) -> list[Address]:
    """The addresses in all files below the catalogue `folder`, in the order in which they stand."""
    found: dict[str, Address] = {}
    for path in sorted(folder.rglob("*.yml")):
        document = source.read(path, folder.parent)
        for url, place, checked_on in _addresses(document.data, (), None):
            address = found.setdefault(url, Address(url))
            address.places.append(f"{document.file}:{document.line(place)}")
            days = [day for day in (address.checked_on, checked_on) if day]
            address.checked_on = max(days, default=None)
    return list(found.values())


def _addresses(data: Any, path: Path_, checked_on: date | None) -> Iterator[tuple[str, Path_, date | None]]:
    if isinstance(data, dict):
        day = data.get("checked_on")
        for key, value in data.items():
            yield from _addresses(value, (*path, key), day if isinstance(day, date) else checked_on)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _addresses(value, (*path, index), checked_on)
    elif isinstance(data, str) and data.startswith(("https://", "http://")):
        yield data, path, checked_on
