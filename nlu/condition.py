"""A condition that was closed: 頼んだら, 借りられれば. What seemed supposed may turn out to have happened."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import takewhile

from nlu.items import HEARSAY, SUPPOSED, WISH, Item
from nlu.lexicon import pattern


@dataclass(frozen=True, slots=True)
class Condition:
    """Where it began, its last item, and the word that closed it."""

    start: int
    last: Item
    by: str
    assumed: bool  # もし was said
    possible: bool  # it is what would be possible (借りられたら)
    told: list[Item] = field(default_factory=list)  # what one wished, and told somebody (借りたいと銀行に言ったら)

    @property
    def may_be_over(self) -> bool:
        """Whether it may turn out to have happened (頼んだら断られた)."""
        return self.by in ("と", "たら", "だら") and not self.assumed


def told_wish(clause: list[Item], by: str) -> list[Item]:
    """Of 民泊をやりたいと役場に聞いたら what one told, or asked, somebody there: it is nothing heard, and supposed only as long
    as nobody has answered.
    """
    if by not in ("たら", "だら"):
        return []
    behind = list(
        takewhile(lambda item: not (WISH in item.marks and item.after.endswith(("と", "って"))), clause[::-1])
    )
    told = clause[: len(clause) - len(behind)]
    if not told or not any(item.after == "に" for item in behind):
        return []
    for item in told:
        item.moods.discard(HEARSAY)
    return told


def ends_as_told(last: Item, text: str) -> bool:
    """Whether a sentence ends with what somebody said: 計画書を出せって, 許可がどうとか."""
    return pattern("reduction", "ends_as_told").match(text, last.end) is not None


def stated_after_all(items: list[Item]) -> list[Item]:
    """What seemed supposed is not."""
    for item in items:
        item.moods.discard(SUPPOSED)
    return items
