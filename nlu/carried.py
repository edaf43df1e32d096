"""What a wish is about that names nothing itself: ボイラーが古くて燃料を食うので替えたい, ミシンが限界です。買い替えたい."""

from __future__ import annotations

from collections.abc import Iterator

from nlu.items import SELF, WISH, Item
from nlu.lexicon import table

_MOST = 4  # things spoken of before that are tried


def wishes(items: list[Item], before: list[Item]) -> Iterator[list[Item]]:
    """Each such wish of a sentence behind each thing spoken of in it or in the one before, the nearest first."""
    deeds = table("derived")["carried"]["deeds"]
    for at, item in enumerate(items):
        if WISH not in item.marks or item.word not in deeds:
            continue
        start = _clause(items, at)
        if not any(map(_names, items[start:at])):
            things = [one for one in [*before, *items[:start]] if _spoken_of(one)]
            yield from ([thing, *items[start : at + 1]] for thing in reversed(things[-_MOST:]))


def _clause(items: list[Item], at: int) -> int:
    """Where the clause of a deed begins: behind the deed or the comma before it."""
    while at and not items[at - 1].pos.startswith("動詞") and not items[at - 1].after.endswith("、"):
        at -= 1
    return at


def _names(item: Item) -> bool:
    """Whether it says what the deed is done to, or into what; 新しいのに, 燃費の良いやつに and 全部 do not."""
    stands_in = item.word in table("derived")["carried"]["stand_ins"] or "副詞可能" in item.pos
    case = item.after == "" or item.after.startswith(("を", "が", "は", "も", "に"))
    return item.pos.startswith(("名詞", "代名詞")) and case and not stands_in


def _spoken_of(item: Item) -> bool:
    plain = item.owner == SELF and not item.moods and not item.marks
    return item.pos.startswith("名詞") and plain and (item.is_topic or item.is_object)
