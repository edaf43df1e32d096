"""Whom a clause is about: our own firm, a trading partner, its parent, or somebody else altogether.

先方は資本金5億 speaks of the other side until うちは or the end of the sentence; が holds to the end of its clause; の
to the end of its noun phrase (得意先の建設会社が…).
"""

from __future__ import annotations

from functools import cache

from nlu import industries
from nlu.items import SELF, Item
from nlu.lexicon import table

# A topic (は) that the next clause may have left: it still owns what is only said of firms, but no longer everything.
CARRIED = "carried"
OTHER = "other"
_NEAR = 3  # words between 弟が and what he runs


@cache
def _owners() -> dict[str, str]:
    return {word: owner for owner, words in table("owners")["words"].items() for word in words}


def owner_of(item: Item) -> str | None:
    """The owner that a word names, if any."""
    return _owners().get(item.word) or _owners().get(item.surface)


def _of_others(item: Item, before: list[Item]) -> bool:
    """弟の会社, 友人がやってる店."""
    words = table("owners")
    if not before or not (item.word in words["firms"] or industries.of(item.surface)):
        return False
    *earlier, last = before
    if last.after.endswith("の"):
        return _theirs(last)
    return last.word in words["run"] and bool(earlier) and _theirs(earlier[-1]) and earlier[-1].after in ("が", "の")


def _run_by_others(item: Item, before: list[Item]) -> bool:
    """弟が (弟は) 駅前で店をやっていて: what is run, and what comes after, is his."""
    runs = item.word in table("owners")["run"] and bool(before) and before[-1].after == "を"
    return runs and any(_theirs(each) and each.after in ("が", "は", "も") for each in before[-_NEAR - 1 : -1])


def _theirs(item: Item) -> bool:
    words = table("owners")["theirs"]
    return item.plain in words or item.surface in words or owner_of(item) == OTHER


class Owners:
    """Keeps the present owner while a sentence is read word by word."""

    def __init__(self) -> None:
        self.topic = SELF
        self.subject: str | None = None
        self.chain: str | None = None
        self._before: list[Item] = []

    def place(self, item: Item) -> None:
        """Give the item its owner; an owner's name opens its noun phrase."""
        if named := owner_of(item) or (OTHER if _of_others(item, self._before) else None):
            self.chain = named
        item.owner = self.chain or self.subject or self.topic
        if _run_by_others(item, self._before):
            self.topic = OTHER
            for earlier in self._before[-_NEAR:]:
                earlier.owner = OTHER
        self._before.append(item)

    def particle(self, item: Item, particle: str) -> None:
        """What a particle does to the noun phrase before it."""
        if self.chain is None:
            return
        if particle in ("は", "って", "なら"):
            self.topic, self.subject, self.chain = self.chain, None, None
        elif particle in ("が", "も"):
            self.subject, self.chain = self.chain, None
        elif particle != "の":
            self.chain = None

    def boundary(self) -> None:
        """The end of a clause."""
        if self.chain is not None:
            self.topic, self.chain = self.chain, None
        self.subject = None
