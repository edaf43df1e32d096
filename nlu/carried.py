"""What a wish is about that names nothing itself: ボイラーが古くて燃料を食うので替えたい, ミシンが限界です。買い替えたい."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nlu.items import SELF, WISH, Item
from nlu.lexicon import table
from nlu.owners import owner_of

_MOST = 4  # things spoken of before that are tried


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish behind what it may be about; `fact` is what it can state."""

    fact: str
    items: list[Item]


def wishes(items: list[Item], before: list[Item]) -> Iterator[Wish]:
    """Each such wish of a sentence behind each thing spoken of in it or in the one before, the nearest first."""
    for at, item in enumerate(items):
        denied = any(one.is_absence for one in items[at + 1 : at + 2])  # 買い替える予定はない
        priced = _priced(items, at)
        rule = _rule(items, at) if (WISH in item.marks and not denied) or priced else None
        if rule is None:
            continue
        start = _clause(items, at)
        if not any(map(_names, items[start:at])):
            things = [
                one for one in _spoken_of([*before, *items[:start]]) if one.word in rule.get("things", [one.word])
            ]
            yield from (
                Wish(rule["fact"], [thing, *items[start : at + 1 + priced]]) for thing in reversed(things[-_MOST:])
            )


def _priced(items: list[Item], at: int) -> bool:
    """設備が古くて。入れ替えに2000万: what a deed would cost is told of what is to be done; not かかりました."""
    item, behind = items[at], items[at + 1 : at + 3]
    plain = item.pos.startswith("名詞") and item.after == "に" and not item.marks and not item.moods
    costs = bool(behind) and behind[0].quantity is not None and behind[0].quantity.kind == "円"
    return plain and costs and not any(one.done for one in behind)


def _rule(items: list[Item], at: int) -> dict[str, Any] | None:
    """What the lexicon tells of the deed that is wished for, or asked of others (待ってもらいたい)."""
    bound = items[at].bound and at > 0
    deed = items[at - bound].word
    rules = table("derived")["carried"]["wishes"]
    return next((rule for rule in rules if deed in [*rule["deeds"], *(rule.get("asked", ()) if bound else ())]), None)


def _clause(items: list[Item], at: int) -> int:
    """Where the clause of a deed begins: behind the deed or the comma before it."""
    at -= items[at].bound
    while at > 0 and not items[at - 1].pos.startswith("動詞") and not items[at - 1].after.endswith("、"):
        at -= 1
    return max(at, 0)


def _names(item: Item) -> bool:
    """Whether it says what the deed is done to, or into what; 新しいのに, 燃費の良いやつに, うちにも and 全部 do not."""
    ours = item.word in table("owners")["firms"] or owner_of(item) == SELF
    if ours and item.owner == SELF and item.after.startswith("に"):  # 友人の店で見た焼き台を、うちにも置きたい
        return False
    stands_in = item.word in table("derived")["carried"]["stand_ins"] or "副詞可能" in item.pos
    case = item.after == "" or item.after.startswith(("を", "が", "は", "も", "に"))
    return item.pos.startswith(("名詞", "代名詞")) and case and not stands_in


def _spoken_of(items: list[Item]) -> list[Item]:
    """What a sentence is about, or its sum (月の返済四十万が)."""
    return [one for one, behind in zip(items, [*items[1:], None], strict=False) if _plain(one) and _leads(one, behind)]


def _plain(item: Item) -> bool:
    return item.pos.startswith("名詞") and item.owner == SELF and not item.moods and not item.marks


def _leads(item: Item, behind: Item | None) -> bool:
    of_its_sum = item.after == "" and behind is not None and behind.quantity is not None and behind.is_topic
    return item.is_topic or item.is_object or of_its_sum
