"""Whose firm a sentence goes on about: 娘がデザインの会社を作りました。資本金は一円です tells of the daughter's."""

from __future__ import annotations

from itertools import pairwise

from nlu import industries
from nlu.items import NOT, SELF, WISH, Item
from nlu.lexicon import table
from nlu.owners import OTHER, is_relative, owner_of
from nlu.phrasebook import labels


def carry(sentences: list[list[Item]]) -> None:
    """Give the figures told right behind somebody else's firm to that firm."""
    for before, items in pairwise(sentences):
        if _tells_of_theirs(before) and _goes_on(items):
            for item in items:
                item.owner = OTHER


def _goes_on(items: list[Item]) -> bool:
    """資本金は一円です, but うちは or うちの."""
    first = items[0] if items else None
    named = first is not None and first.word in labels() and first.is_topic
    return named and not any(owner_of(item) == SELF for item in items)


def _tells_of_theirs(items: list[Item]) -> bool:
    """Whether the sentence ends with what one of the family founded, or a friend runs; 息子が店を継いで is our own."""
    words = table("owners")
    *earlier, what, deed = [None, None, *items]
    if what is None or deed is None or not deed.done or deed.marks & {NOT, WISH} or deed.moods:
        return False
    firm = what.is_object and (what.word in words["firms"] or industries.of(what.surface) is not None)
    ours = any(one is not None and (owner_of(one) == SELF or one.word in words["taken_over"]) for one in items)
    founded = deed.word in words["founded"]
    return firm and not ours and any(one is not None and _whose(one, founded=founded, deed=deed) for one in earlier)


def _whose(item: Item, *, founded: bool, deed: Item) -> bool:
    words = table("owners")
    if not item.after.startswith(("が", "は")):
        return False
    others = is_relative(item) or owner_of(item) == OTHER
    return (founded and (others or item.word in words["offspring"])) or (others and deed.word in words["run"])
