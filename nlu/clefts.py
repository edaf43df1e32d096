"""What is said to be done to a thing, the deed first: 作っているのは味噌です is 味噌を作っています."""

from __future__ import annotations

from dataclasses import replace

from nlu.items import SELF, Item

_JOINED = ("の", "と", "や", "")


def orders(items: list[Item]) -> list[list[Item]]:
    """The sentence with its things before their deed, if it is told so."""
    at = next((at for at, item in enumerate(items) if _is_deed(item)), None)
    things = [] if at is None else items[at + 1 :]
    if at is None or not things or not all(map(_is_thing, things)):
        return []
    *first, last = things
    told = last.after.startswith("だ") and all(item.after in _JOINED for item in first)
    deed = replace(items[at], after="")
    return [[*items[:at], *first, replace(last, after="を"), deed]] if told else []


def _is_deed(item: Item) -> bool:
    return item.pos.startswith("動詞") and item.after in ("のは", "のは、") and not item.bound and not item.moods


def _is_thing(item: Item) -> bool:
    named = item.pos.startswith("名詞") and item.quantity is None and not item.titled
    return named and item.owner == SELF and not item.moods and not item.marks
