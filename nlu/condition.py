"""A condition that was closed: 頼んだら, 借りられれば. What seemed supposed may turn out to have happened."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.items import SUPPOSED, Item


@dataclass(frozen=True, slots=True)
class Condition:
    """Where it began, its last item, and the word that closed it."""

    start: int
    last: Item
    by: str
    assumed: bool  # もし was said
    possible: bool  # it is what would be possible (借りられたら)

    @property
    def may_be_over(self) -> bool:
        """Whether it may turn out to have happened (頼んだら断られた)."""
        return self.by in ("と", "たら", "だら") and not self.assumed


def stated_after_all(items: list[Item]) -> list[Item]:
    """What seemed supposed is not."""
    for item in items:
        item.moods.discard(SUPPOSED)
    return items
