"""Where the firm is and what its trade is: names that stand for themselves, unless they are somebody else's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from nlu import industries, places
from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.places import Place
from nlu.statement import Statement

_NAME_SCORE = 1.0


@dataclass(frozen=True, slots=True)
class Located:
    """What a name can mean, and where it was said."""

    places: frozenset[Place]
    span: tuple[int, int]


def located(items: list[Item]) -> Iterator[Located]:
    """The places a sentence states, each with all it can mean; names that stand together narrow each other."""
    at = 0
    while at < len(items):
        found, end = _name(items, at)
        if found and _ours(items, at, end - 1):
            yield Located(found, (items[at].start, items[end - 1].end))
        at = end


def trades(items: list[Item]) -> Iterator[Statement]:
    """The trades a sentence states as the firm's own."""
    for at, item in enumerate(items):
        trade = industries.of(item.surface) or industries.of(item.plain)
        if trade and _own_trade(items, at):
            yield Statement("industry", trade, (item.start, item.end), score=_NAME_SCORE)


def _name(items: list[Item], at: int) -> tuple[frozenset[Place], int]:
    """What the name starting here can mean, and the index behind it (神奈川県 + 川崎 is one name)."""
    found = _meanings(items[at])
    end = at + 1
    while found and end < len(items) and items[end - 1].after in ("", "の", "、"):
        narrower = _narrower(found, items[end])
        if not narrower:
            break
        found, end = narrower, end + 1
    return found, end


def _meanings(item: Item) -> frozenset[Place]:
    found = places.find(item.surface)
    named = "地名" in item.pos or item.surface in places.names() or item.surface in places.everyday()
    named = named and not item.after.startswith(("さん", "様", "氏", "君"))
    return found if named and item.owner == SELF and not item.moods and not item.marks else frozenset()


def _narrower(wider: frozenset[Place], item: Item) -> frozenset[Place]:
    prefectures = {place.prefecture for place in wider if place.municipality is None}
    inner = places.find(item.surface) | places.municipalities(item.surface) if prefectures else frozenset()
    cities = {place for place in wider if place.municipality}
    wards = places.find(item.surface) & cities if cities else frozenset()
    return frozenset(p for p in inner if p.prefecture in prefectures and p.municipality) or wards


def _ours(items: list[Item], start: int, last: int) -> bool:
    words = table("places")
    following = items[last + 1] if last + 1 < len(items) else None
    if following is None:
        return True
    if following.word in words["not_ours_after"] or following.surface in words["not_ours_after"]:
        return items[last].after not in ("", "の", "へ", "に")
    belongs = following.word in words["belongs_to"] or owner_of(following) not in (None, SELF)
    return not (belongs and items[last].after in ("の", "にある", "")) and not items[last].after.startswith(
        ("から", "へ", "まで", "と違", "より")
    )


def _own_trade(items: list[Item], at: int) -> bool:
    item, words = items[at], table("industries")
    if item.owner != SELF or item.moods or "not" in item.marks:
        return False
    following = items[at + 1] if at + 1 < len(items) else None
    if item.surface in words["things"] and not _as_business(item, following):
        return False
    if following is None:
        return True
    other = following.word in words["not_ours_before"] or following.surface in words["not_ours_before"]
    if other and item.after in ("", "の", "として", "で"):
        return False
    if item.after.startswith(("から", "へ", "向け", "と", "に", "でも")) or item.after == "など":
        return False
    verb = next(
        (i for i in items[at + 1 : at + 3] if i.pos.startswith("動詞") or i.word in words["not_ours_verbs"]), None
    )
    return not (verb is not None and verb.word in words["not_ours_verbs"] and item.after in ("で", "を", "の"))


def _as_business(item: Item, following: Item | None) -> bool:
    """Words that are things as often as trades (印刷, 倉庫) count only as what the firm is or does."""
    words = table("industries")
    if item.after.startswith("する"):
        return item.word in words["deeds"]
    if following is not None and following.bound:
        return False
    if item.after.startswith(("だ", "をする", "関係", "系")) or (following is None and item.after == ""):
        return True
    next_word = following.word if following else ""
    runs = item.after in ("を", "で", "も", "") and next_word in words["run_by"]
    return runs or (item.after in ("の", "") and next_word in words["kept_as"])
