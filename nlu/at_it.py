"""How long a firm has been at it: behind the deed that tells its trade (鍋を磨いて五十年), or as a sentence of its own (12年になります)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.measure import measure
from nlu.statement import Statement, taken
from nlu.vocabulary import facts

_FACT = "years_in_business"
_A_YEAR = 365  # days


def read(sentences: list[list[Item]], said: Iterable[Statement], text: str, as_of: date) -> Iterator[Statement]:
    """The years told behind a trade; those of a sentence of its own only where no others are told."""
    told = [s for s in said if s.value is not None]
    trades = [s for s in told if s.fact == "industry"]
    numbers = [*_behind_a_deed(sentences, trades, taken(told))]
    if not numbers and not any(s.fact in (_FACT, *table("units")["lasting"]["facts"]) for s in told):
        numbers = [*_alone(sentences, trades)]
    for start, number in numbers:
        amount = measure(facts()[_FACT], number.quantity, text, as_of) if number.quantity else None
        if amount is not None:
            yield Statement(_FACT, amount.value, (start, number.end), amount.about)


def _behind_a_deed(sentences: list[list[Item]], trades: list[Statement], used: set[int]) -> Iterator[tuple[int, Item]]:
    """土をこねて二十六年になります: where what tells begins, and the years, unless they were spent to set up one's own."""
    for items in sentences:
        if any(map(_for_others, items)):
            continue
        for deed, number in pairwise(items):
            told = any(s.span[0] < deed.start < s.span[1] for s in trades) and deed.is_deed and not deed.marks
            if told and deed.goes_on and _lasts(number) and number.start not in used:
                yield deed.start, number


def _for_others(item: Item) -> bool:
    """器を焼いて五年、独立した, 親方のところで器を焼いて五年: till then it was somebody else's firm."""
    under = item.pos.startswith("名詞") and item.after.startswith("ので")  # ところ is too small to be an item
    return item.surface in table("units")["set_up"] or under


def _lasts(number: Item) -> bool:
    """五十年。, 五十年、, 五十年です, 五十年になる; not 五十年前に, nor 二年で辞めた."""
    lasting = number.quantity is not None and number.quantity.kind == "期間" and not number.moods | number.marks
    return lasting and (not number.after or number.after.startswith(("だ", "、", "に")))


def _alone(sentences: list[list[Item]], trades: list[Statement]) -> Iterator[tuple[int, Item]]:
    """由利本荘の電気工事店。12年になります: all of a sentence, where the one before ends with what the firm is."""
    ends = {s.span[1] for s in trades}
    for before, items in pairwise(sentences):
        if before and before[-1].end in ends and len(items) == 1 and _lasts_alone(items[0]):
            yield items[0].start, items[0]


def _lasts_alone(number: Item) -> bool:
    """12年になります, 12年です, 8年目です; not 12年前です."""
    said = number.quantity
    long = said is not None and said.kind in ("期間", "年目") and said.value >= _A_YEAR
    return long and number.owner == SELF and not number.moods | number.marks and number.after.startswith(("に", "だ"))
