"""Who has a trade opens no other for a start: これから通販をやります、乾物屋です, 酒屋ですが蔵で民泊を考えています."""

from __future__ import annotations

from collections.abc import Iterator

from nlu import classes, industries
from nlu.items import WISH, Item
from nlu.lexicon import table
from nlu.own_trade import is_own
from nlu.phrase import CALLING
from nlu.statement import Statement


def without_starts(said: list[Statement], sentences: list[list[Item]]) -> list[Statement]:
    """What is said, without a start of one trade by whoever calls another his own."""
    fact, value = table("industries")["start"]
    starts = [s for s in said if s.fact == fact and s.value == value]
    if not starts:
        return said
    held = {trade for items in sentences for trade in _held(items)}
    further = [s for s in starts if (to_come := _named_in(s, sentences)) and held - to_come and not held & to_come]
    return [s for s in said if s not in further]


def _held(items: list[Item]) -> Iterator[str]:
    """The trades that one says to have: 酒屋です; not 美容師です, which those say as well who are employed."""
    for at, item in enumerate(items):
        called = item.after.startswith("だ") and WISH not in item.marks and CALLING not in classes.of(item)
        trade = industries.of(item.surface)
        if called and trade and industries.listed_name(item.surface) not in industries.things() and is_own(items, at):
            yield trade


def _named_in(start: Statement, sentences: list[list[Item]]) -> set[str]:
    """The trades that are named where a start is told."""
    within = [i for items in sentences for i in items if start.span[0] <= i.start < start.span[1]]
    return {trade for item in within if (trade := industries.of(item.surface))}
