"""An age told of whoever was called the head of the firm is the head's: 代表は兄です。兄は六十八, 夫が社長です。夫ももう69."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice, pairwise

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.owners import is_kin, owner_of

_TOPIC = ("は", "が", "も", "って")


def stood_in(sentences: list[list[Item]]) -> list[list[Item]]:
    """The sentences, with the head in place of whoever was called so before where a number follows, and nobody in place of
    ourselves where it was one of the family (父が社長で、私は45です).
    """
    called = set[str]()
    return [list(_stood_in(items, called)) for items in sentences]


def _stood_in(items: list[Item], called: set[str]) -> Iterator[Item]:
    """Each item, or the head for it; `called` gathers who was called so."""
    words, of_family = table("owners"), False
    for at, (item, following) in enumerate(pairwise([*items, None])):
        if item is None:
            return
        told = item.after.startswith(_TOPIC) and _is_age(items, at + 1)
        if told and item.surface in called:
            yield replace(item, word=words["head"])
        elif told and owner_of(item) == SELF and of_family and item.surface not in called:
            yield replace(item, word=words["not_the_head"])
        else:
            yield item
        called.update(_called(item, following))
        of_family |= any(_runs_now(one, item, following) for one in (item, following) if one and is_kin(one))


def _runs_now(one: Item, item: Item, following: Item | None) -> bool:
    """父が社長で, 代表は母です: but not 父が社長でした."""
    said = following is not None and one.surface in _called(item, following)
    return said and following is not None and not (following.done or following.moods or following.marks)


def _is_age(items: list[Item], at: int) -> bool:
    """Whether what stands here is an age, past what tells only when it is one."""
    said = next((one.quantity for one in islice(items, at, None) if not _tells_when(one)), None)
    return said is not None and said.kind in table("owners")["ages"]


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
