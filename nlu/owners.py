"""Whom a clause is about: our own firm, a trading partner, its parent, or somebody else altogether.

先方は資本金5億 speaks of the other side until うちは or the end of the sentence; が holds to the end of its clause; の
to the end of its noun phrase (得意先の建設会社が…).
"""

from __future__ import annotations

from functools import cache

from nlu.items import SELF, Item
from nlu.lexicon import table

# A topic (は) that the next clause may have left: it still owns what is only said of firms, but no longer everything.
CARRIED = "carried"


@cache
def _owners() -> dict[str, str]:
    return {word: owner for owner, words in table("owners")["words"].items() for word in words}


def owner_of(item: Item) -> str | None:
    """The owner that a word names, if any."""
    return _owners().get(item.word) or _owners().get(item.surface)


class Owners:
    """Keeps the present owner while a sentence is read word by word."""

    def __init__(self) -> None:
        self.topic = SELF
        self.subject: str | None = None
        self.chain: str | None = None

    def place(self, item: Item) -> None:
        """Give the item its owner; an owner's name opens its noun phrase."""
        if named := owner_of(item):
            self.chain = named
        item.owner = self.chain or self.subject or self.topic

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
