"""What several things cost together: 一台400万の機械を二台 is 800万; what each person pays (一人百万ずつ) is no sum of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlu.quantities import Quantity

_COUNTED, _FOR_EACH, _PEOPLE = "他", "毎", "人"
# Most signs between one thing and its price: none, or あたり and につき.
_APART = {_COUNTED: 0, _FOR_EACH: 3, _PEOPLE: 0}


def multiplied(quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities of one sentence in order; the price of one thing as that of as many as are counted beside it."""
    for before, quantity, behind in zip([None, *quantities], quantities, [*quantities[1:], None], strict=False):
        many = _many(before, quantities) if before and _is_price_of(before, quantity) else None
        if _is_share(before, quantity) or _is_share(quantity, behind):
            yield replace(quantity, kind=_FOR_EACH)
        else:
            yield _times(quantity, many) if many else quantity


def _is_share(one: Quantity | None, price: Quantity | None) -> bool:
    """一人百万ずつ, 社員一人十万のボーナス: what each pays or gets counts neither the people nor the sum."""
    return one is not None and price is not None and one.kind == _PEOPLE and _is_price_of(one, price)


def _times(price: Quantity, many: Quantity) -> Quantity:
    return replace(price, value=price.value * many.value, about=price.about or many.about)


def _is_price_of(one: Quantity, price: Quantity) -> bool:
    """一台400万, 一台あたり400万."""
    single = bool(one.counter) and one.value == 1 and price.kind == "円" and not price.monthly
    return single and price.start - one.end <= _APART.get(one.kind, -1)


def _many(one: Quantity, quantities: list[Quantity]) -> Quantity | None:
    """How many of the same there are; None when that is told of none or in several ways."""
    counts = [q for q in quantities if (q.kind, q.counter) == (_COUNTED, one.counter) and q.value > 1]
    return counts[0] if len(counts) == 1 else None
