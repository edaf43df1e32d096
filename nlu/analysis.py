"""What a text consists of, whoever reads it: its sentences, reduced, and the phrases that stand in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlu import carried, clefts, heads, ours, phrasebook, phrases, that, their_firm
from nlu.afterthoughts import orders
from nlu.found import Found
from nlu.items import Item
from nlu.normalise import Typed, normalise
from nlu.reduction import sentence_items

_REMEMBERED = 16  # texts: the learned half and the reader of facts ask for the same one right after another


@dataclass(frozen=True, slots=True)
class Analysis:
    """`sentences` are the items of each, `found` the phrases in each, the best fitting first.

    Nothing of it depends on the day or on the question that stands. Whoever reads it leaves it as it is.
    """

    typed: Typed
    sentences: list[list[Item]]
    found: list[list[Found]]


@lru_cache(_REMEMBERED)
def analyse(text: str) -> Analysis:
    """The sentences of a text and their phrases. Any text is read in linear time."""
    typed = normalise(text)
    sentences = heads.stood_in(list(sentence_items(typed.text)))
    for items in sentences:
        ours.state(items)
    their_firm.carry(sentences)
    that.told_of(sentences, typed.text)
    return Analysis(typed, sentences, list(map(_found, sentences, [[], *sentences])))


def _found(items: list[Item], before: list[Item]) -> list[Found]:
    hits = [
        hit for order in [*orders(items), *clefts.orders(items)] for hit in phrases.find(order, phrasebook.statements())
    ]
    return sorted([*_carried(items, before), *hits], key=lambda hit: -hit.score)


def _carried(items: list[Item], before: list[Item]) -> list[Found]:
    """What the nearest thing makes of a wish that names nothing itself."""
    for wish in carried.wishes(items, before):
        found = phrases.find(wish.items, phrasebook.statements())
        if hits := [hit for hit in found if hit.phrase.fact == wish.fact and hit.items[0] is wish.items[0]]:
            return hits
    return []
