"""A word that is a thing as often as a trade is our trade where it opens a sentence and figures of the firm follow: 倉敷の縫製、職人9人."""

from __future__ import annotations

from itertools import pairwise

from nlu import classes, places
from nlu.items import NOT, SELF, Item
from nlu.lexicon import table
from nlu.owners import is_kin, owner_of

_BARELY = ("", "の", "で", "、")
_ENDS = ("", "、", "で、", "ほど")


def tell(items: list[Item], at: int) -> bool:
    """浜松のメッキ、三代目47歳; but 塗装、職人3人に頼みました, 外注の塗装、職人3人."""
    item, behind = items[at], items[at + 1 : at + 4]
    if len(behind) > 1 and places.find(behind[0].surface):  # 染め物の工場で、足利市、社員8名
        behind = items[at + 2 : at + 5]
    apart = item.after in ("、", "で、") or (item.after == "" and bool(behind) and behind[0].start > item.end)
    return (
        apart
        and bool(behind)
        and _opens(items[:at])
        and (_figure(behind) or _with_family(behind[0]) or _form(behind) or _lies(items[at + 1 :]))
    )


def _opens(before: list[Item]) -> bool:
    """Whether nothing but places and what narrows the trade stands before it, with うちは at most."""
    *_, last = [None, *before]
    let = last is not None and last.after == "の" and bool(_LET & set(classes.of(last)))
    return not let and all(
        _narrows(one) or _of_the_firm(before, at) or (one.is_topic and owner_of(one) == SELF)
        for at, one in enumerate(before)
    )


def _narrows(one: Item) -> bool:
    return one.after in _BARELY and one.quantity is None and NOT not in one.marks and not one.pos.startswith("動詞")


def _of_the_firm(before: list[Item], at: int) -> bool:
    """社員7人の冷凍倉庫で、90年続く昆布の卸で: how many and how long before the trade are its own."""
    one = before[at]
    counted = one.quantity is not None and one.quantity.kind in table("industries")["firm_counts"]
    return (counted and one.after == "の") or any(_goes_on(*pair) for pair in pairwise(before[max(at - 1, 0) : at + 2]))


def _goes_on(number: Item, deed: Item) -> bool:
    """90年続く."""
    lasts = number.quantity is not None and number.quantity.kind == "期間" and deed.after == ""
    return lasts and deed.word in table("reduction")["goes_on"]


def _lies(behind: list[Item]) -> bool:
    """社員7人の冷凍倉庫で、気仙沼です: where the firm is, and nothing behind it."""
    return len(behind) == 1 and behind[0].after.startswith("だ") and bool(places.find(behind[0].surface))


def _figure(behind: list[Item]) -> bool:
    """職人9人, 従業員は12, ミシン20台, 三代目47歳; no number by which something is done (職人3人に頼む, トラック2台分)."""
    words = table("industries")
    bare = behind[0].quantity is None
    what, number = (behind[0], behind[1] if len(behind) > 1 else None) if bare else (None, behind[0])
    if number is None or number.quantity is None or (what is not None and what.after not in ("", "は", "が")):
        return False
    told = what is not None and what.word in words["told_beside"]
    counted = told or number.quantity.kind in words["firm_counts"]
    next_one = next((one for one in behind if one.start >= number.end), None)
    stands = next_one is None or number.after != "" or next_one.quantity is not None or next_one.start > number.end
    return counted and stands and (number.after in _ENDS or number.after.startswith("だ"))


def _form(behind: list[Item]) -> bool:
    """電気工事、個人です: what the firm is, and nothing behind it."""
    words = table("industries")
    told = behind[0].word in words["told_beside"] or behind[0].surface in words["on_ones_own"]
    return told and len(behind) == 1 and behind[0].quantity is None and behind[0].after.startswith("だ")


def _with_family(one: Item) -> bool:
    """丹波で木工、弟と二人."""
    return is_kin(one) and one.after.startswith("と") and not one.after.startswith("とい")


_LET = frozenset(("{外注先}",))
