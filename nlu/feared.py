"""What one fears has not come about: 火事が心配, 取引先が倒産しないか不安, 赤字になるのが怖い, 断られるんじゃないかと怖い."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import NOT, Item, last_before, next_behind
from nlu.lexicon import table

_BARE = ("が", "も", "は", "だけが", "とかが", "なんかが")  # behind a noun that is feared
_GUESS = ("ん", "の")  # before じゃないか


def feared(hit: Found, items: list[Item]) -> bool:
    """Whether a find is what somebody is afraid of; 赤字が続いていて怖い and 断られたのが怖い are so already."""
    rule, last = table("reduction")["feared"], hit.items[-1]
    if hit.phrase.fact not in rule["facts"] or hit.phrase.value is None:
        return False
    behind = _behind(last, items)
    if last.quantity is not None and behind is not None:  # 売上が3割減るのが怖い
        last, behind = behind, _behind(behind, items)
    before = last_before(items, last.start)
    if _is_guessed(before, last):
        return True
    if _is_guessed(last, behind) and behind is not None:
        return _is_fear(_behind(behind, items))
    return _is_fear(behind) and _may_come(last)


def _behind(item: Item, items: list[Item]) -> Item | None:
    """The next item, past what tells how much (火事がいちばん怖い)."""
    following = next_behind(items, item.end)
    much = following is not None and following.after == "" and "副詞" in following.pos
    return next_behind(items, following.end) if much and following else following


def _is_fear(item: Item | None) -> bool:
    return item is not None and item.word in table("reduction")["feared"]["words"]


def _is_guessed(before: Item | None, item: Item | None) -> bool:
    """倒産するんじゃないかと: a "not" that denies nothing."""
    guess = item is not None and item.is_absence and item.after.startswith("か")
    return guess and before is not None and before.after.endswith(_GUESS)


def _may_come(item: Item) -> bool:
    """火事が, 倒産しないか, 赤字になるのが, 断られるのが; not 債務超過なのが, 減ったのが or いないので、どうなるか."""
    if "、" not in item.after and item.after.endswith(("か", "かと", "かが", "かも")):
        return True
    if item.quantity is None and item.pos.startswith("名詞") and item.after in _BARE:
        return True
    present = item.is_deed or "に" in item.after or item.after.startswith("と")
    named = item.after.endswith(("のが", "のは", "のも", "ことが"))
    return named and present and not (item.done or item.goes_on) and NOT not in item.marks
