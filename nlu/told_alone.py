"""How long a firm has been at it, as a sentence of its own behind its trade: 由利本荘の電気工事店。12年になります."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.statement import Statement
from nlu.vocabulary import facts

_A_YEAR = 365
_HALF = 0.5


def read(sentences: list[list[Item]], said: Iterable[Statement]) -> Iterator[Statement]:
    """The years that are all of a sentence, where the one before ends with what the firm is; none where others are told."""
    told = [s for s in said if s.value is not None]
    years = facts()["years_in_business"].name
    if any(s.fact in (years, *table("units")["lasting"]["facts"]) for s in told):
        return
    ends = {s.span[1] for s in told if s.fact == "industry"}
    for before, items in pairwise(sentences):
        if before and before[-1].end in ends and len(items) == 1 and _lasts(items[0]):
            yield _as_years(years, items[0])


def _as_years(fact: str, number: Item) -> Statement:
    """8年目 is in its eighth year, seven and a half on the whole."""
    said = number.quantity
    years = float(said.value) / _A_YEAR if said is not None else 0.0
    under_way = said is not None and said.kind == "年目"
    about = under_way or (said is not None and said.about)
    return Statement(fact, round(years - under_way * _HALF, 2), (number.start, number.end), about)


def _lasts(number: Item) -> bool:
    """12年になります, 12年です, 8年目です; not 12年前です."""
    said = number.quantity
    long = said is not None and said.kind in ("期間", "年目") and said.value >= _A_YEAR
    return long and number.owner == SELF and not number.moods | number.marks and number.after.startswith(("に", "だ"))
