"""One row of a list, before anything is made of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Row:
    """The line in the file on which it begins, and its cells as text.

    `faults` names cells by their place that hold something unreadable, `fault` what is wrong with the row as a whole,
    both in Japanese.
    """

    line: int
    cells: tuple[str, ...]
    faults: Mapping[int, str] = field(default_factory=dict)
    fault: str | None = None

    @property
    def blank(self) -> bool:
        """Is there nothing in it?"""
        return not self.faults and not any(cell.strip() for cell in self.cells)
