"""How long a firm has been at it, behind the deed that tells its trade: 鍋を磨いて五十年, 土をこねて二十六年になります."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu.items import WISH, Item
from nlu.lexicon import table
from nlu.statement import Statement, taken
from nlu.vocabulary import facts


def read(sentences: list[list[Item]], said: Iterable[Statement]) -> Iterator[Statement]:
    """The years told right behind a deed that a phrase takes for the trade, unless they were spent to set up one's own."""
    said = list(said)
    fact = facts()["years_in_business"].name
    trades = [s for s in said if s.fact == "industry" and s.value is not None]
    used = taken(s for s in said if s.value is not None)
    for items in sentences:
        if any(map(_for_others, items)):
            continue
        for deed, number in pairwise(items):
            told = any(s.span[0] < deed.start < s.span[1] for s in trades) and deed.is_deed and not deed.marks
            if told and deed.goes_on and _lasts(number) and number.start not in used and number.quantity is not None:
                years = round(float(number.quantity.value) / 365, 2)
                yield Statement(fact, years, (deed.start, number.end), number.quantity.about)


def _for_others(item: Item) -> bool:
    """器を焼いて五年、独立した, 親方のところで器を焼いて五年: till then it was somebody else's firm."""
    under = item.pos.startswith("名詞") and item.after.startswith("ので")  # ところ is too small to be an item
    return item.surface in table("units")["set_up"] or under


def _lasts(number: Item) -> bool:
    """五十年。, 五十年、, 五十年です, 五十年になる; not 五十年前に, nor 二年で辞めた."""
    lasting = number.quantity is not None and number.quantity.kind == "期間" and not number.moods | number.marks
    return lasting and WISH not in number.marks and (not number.after or number.after.startswith(("だ", "、", "に")))
