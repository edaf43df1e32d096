"""What a text consists of, whoever reads it: its sentences, reduced, and the phrases that stand in each of them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from nlu import carried, heads, phrasebook, phrases
from nlu.items import WISH, Item
from nlu.normalise import Typed, normalise
from nlu.phrases import Found
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
    return Analysis(typed, sentences, list(map(_found, sentences, [[], *sentences])))


def _found(items: list[Item], before: list[Item]) -> list[Found]:
    hits = [hit for order in (items, _turned(items)) for hit in phrases.find(order, phrasebook.statements())]
    return sorted([*_carried(items, before), *hits], key=lambda hit: -hit.score)


def _carried(items: list[Item], before: list[Item]) -> list[Found]:
    """What the nearest thing makes of a wish that names nothing itself."""
    for wish in carried.wishes(items, before):
        found = phrases.find(wish.items, phrasebook.statements())
        if hits := [hit for hit in found if hit.phrase.fact == wish.fact and hit.items[0] is wish.items[0]]:
            return hits
    return []


def _turned(items: list[Item]) -> list[Item]:
    """8人から5人に減りました、うちの従業員が; 買いたいんですよ、新しい機械を: what is said last, as an afterthought, belongs
    before the rest.
    """
    at = len(items) - 1
    while at > 0 and _belongs_to_next(items[at - 1]):
        at -= 1
    wished = at == 1 and WISH in items[0].marks and items[-1].is_object
    if at < 2 and not (wished or (at == 1 and items[0].quantity)):
        return []
    last, before = items[-1], items[at - 1]
    topic = last.pos.startswith("名詞") and last.after in ("", "が", "は", "の", "も", "を")
    said = before.after.endswith("、") or (before.after.startswith("だ") and last.after in ("が", "は", "も"))
    return [*items[at:], *items[:at]] if topic and said and not last.quantity else []


def _belongs_to_next(item: Item) -> bool:
    return item.after == "の" or (item.pos.startswith("形容詞") and item.after == "")
