"""Trades that no list knows (提灯屋です): the classes that are likeliest by word vectors, to be asked back."""

from __future__ import annotations

from nlu import industries, neighbours, places
from nlu.items import Item, listed
from nlu.lexicon import table
from nlu.own_trade import meant
from nlu.trade_names import as_business


def guessed(sentences: list[list[Item]], used: set[int], asked: str | None) -> dict[str, list[str]]:
    """The classes that a trade of no list may fall into, when the person names it as their own (提灯屋です).

    `used` are the offsets of words that say something else already.
    """
    for sentence in sentences:
        items = [item for item in sentence if item.start not in used]
        names = [_unlisted(items, at) for at in range(len(items))] + [_whole(items) if asked == "industry" else ""]
        for likely in (neighbours.classes(name) for name in names if name):
            if likely:
                return {"industry": likely}
    return {}


def _unlisted(items: list[Item], at: int) -> str:
    """The words that name a trade here: those before の会社です, or one that ends as trades do."""
    item = items[at]
    if not meant(items, at) or not as_business(item, items[at + 1 : at + 5]):
        return ""
    words = table("industries")
    if item.surface in words["firms"]:
        return _compound(items, at - 1) if at and items[at - 1].after in ("の", "") else ""
    name = _compound(items, at)
    return name if name and neighbours.ends_as_trade(name) else ""


def _whole(items: list[Item]) -> str:
    """The words of a message that is nothing but the answer to the question for the trade."""
    name = _compound(items, len(items) - 1) if items else ""
    return name if name and len(name) == items[-1].end - items[0].start else ""


def _compound(items: list[Item], last: int) -> str:
    """The nouns that stand together up to here; nothing if they, or one of them, are known to mean something else."""
    first = last
    while first and items[first - 1].after == "" and items[first - 1].end == items[first].start:
        first -= 1
    part = items[first : last + 1]
    name = "".join(item.surface for item in part)
    return name if industries.of(name) is None and all(_telling(item) for item in part) else ""


def _telling(item: Item) -> bool:
    """A noun for a thing that the lists do not know, or what makes a trade of one (職人)."""
    if item.surface in table("industries")["callings"]:
        return True
    known = item.surface in listed() or item.plain in listed() or places.find(item.surface)
    return item.pos.startswith("名詞-普通名詞-一般") and item.quantity is None and not known
