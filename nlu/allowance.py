"""A number that would do: 資本金は1円でもいい tells how little is enough, and of no firm what it has."""

from __future__ import annotations

from nlu.items import Item, next_behind
from nlu.lexicon import table
from nlu.phrase import Phrase


def would_do(phrase: Phrase, number: Item | None, items: list[Item]) -> bool:
    """Whether a number is only called enough; a sum that is wanted (300万でもいいから借りたい) is wanted all the same."""
    if number is None or phrase.to_come or not number.after.startswith("でも"):
        return False
    following = next_behind(items, number.end)
    return following is not None and following.word in table("reduction")["allowed"]
