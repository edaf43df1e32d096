"""A phrase that a sentence holds."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.items import Item
from nlu.phrase import Phrase


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a sentence; `number` is the item its own number stands in."""

    phrase: Phrase
    items: tuple[Item, ...]
    number: Item | None
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of its words in the normalised text."""
        return min(i.start for i in self.items), max(i.end for i in self.items)
