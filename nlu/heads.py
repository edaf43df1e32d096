"""An age told of whoever was called the head of the firm is the head's: 代表は兄です。兄は六十八, 夫が社長です。夫ももう69."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from nlu.items import Item
from nlu.lexicon import table

_TOPIC = ("は", "が", "も", "って")


def stood_in(sentences: list[list[Item]]) -> list[list[Item]]:
    """The sentences, with the head in place of whoever was called so before where a number follows."""
    called = set[str]()
    return [list(_stood_in(items, called)) for items in sentences]


def _stood_in(items: list[Item], called: set[str]) -> Iterator[Item]:
    """Each item, or the head for it; `called` gathers who was called so."""
    words = table("owners")
    for at, (item, following) in enumerate(pairwise([*items, None])):
        if item is None:
            return
        number = next((one.quantity for one in items[at + 1 :] if not _tells_when(one)), None)
        told = item.after.startswith(_TOPIC) and number is not None and number.kind in words["ages"]
        yield replace(item, word=words["head"]) if told and item.surface in called else item
        called.update(_called(item, following))


def _tells_when(item: Item) -> bool:
    """夫ももう69, 夫も今年で73."""
    past = table("derived")["leading"]["past"]
    return item.word in past or (item.quantity is not None and item.quantity.kind == "日付")


def _called(item: Item, following: Item | None) -> Iterator[str]:
    """Who is called the head: 代表は兄です, 兄が代表です."""
    head = table("owners")["head"]
    if following is None or item.quantity or following.quantity or not item.after.startswith(_TOPIC):
        return
    if item.word == head and following.after.startswith(("だ", "で")):
        yield following.surface
    elif following.word == head:
        yield item.surface
