"""What closes for a while does not close: 改装で一か月店を閉めます, 工場を半年ほど閉める, 月曜は店を閉める."""

from __future__ import annotations

from itertools import takewhile

from nlu.found import Found
from nlu.items import Item, last_before, next_behind
from nlu.lexicon import table

# Behind a time; 一年で, 半年後に and 創業50年の are no such time.
_HOW_LONG = ("", "は", "だけ", "ほど", "くらい", "ぐらい", "程度", "ばかり")


def for_a_while(hit: Found, items: list[Item]) -> bool:
    """Whether a shop that is closed will open again."""
    rule, last = table("units")["for_a_while"], hit.items[-1]
    if hit.phrase.fact != rule["fact"] or hit.phrase.value is None or last.plain not in rule["deeds"]:
        return False
    before = takewhile(lambda item: not item.is_deed, reversed([item for item in items if item.end <= last.start]))
    behind = takewhile(lambda item: not item.is_deed, [item for item in items if item.start >= last.end])
    return any(_lasts(item, items) for item in before) or any(item.word in rule["for"] for item in behind)


def _lasts(item: Item, items: list[Item]) -> bool:
    """一か月, 工事のあいだ, 月曜は, 改装で; not 開業20年の or あと一年で."""
    rule = table("units")["for_a_while"]
    if item.quantity is None:
        return item.word in rule["times"] or (item.word in rule["for"] and item.after.startswith(("で", "の")))
    ahead = last_before(items, item.start)
    until = ahead is not None and ahead.word in rule["until"]
    return item.quantity.kind == "期間" and item.after in _HOW_LONG and not until and _is_of_the_deed(item, items)


def _is_of_the_deed(time: Item, items: list[Item]) -> bool:
    """一か月店を閉める; 5年赤字で店を閉める is another's."""
    behind = next_behind(items, time.end)
    return behind is not None and (behind.is_deed or behind.is_object)
