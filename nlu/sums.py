"""Sums of money that stand in a message without a word of what they are: だいたい300万くらいです."""

from __future__ import annotations

from collections.abc import Collection

from nlu.items import PASSIVE, SELF, WISH, Item
from nlu.measure import money
from nlu.statement import Statement


def is_ours(item: Item, *, least: int, moods: Collection[str] = ()) -> bool:
    """Whether it is a sum of `least` yen or more, told of us as it is, and nothing that comes every month or of each (60万ずつ)."""
    said = item.quantity
    if said is None or said.kind != "円" or said.monthly or said.value < least or item.after.startswith("ずつ"):
        return False
    return item.owner == SELF and item.moods <= {*moods} and item.marks <= {WISH, PASSIVE}


def stated(fact: str, item: Item) -> tuple[Statement, ...]:
    """The sum as the value of a fact; nothing of an item that is no number."""
    if item.quantity is None:
        return ()
    amount = money(item.quantity)
    return (Statement(fact, int(amount.value), (item.start, item.end), amount.about),)
