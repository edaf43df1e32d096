"""What several things cost together: 一台400万の機械を二台 is 800万."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nlu.quantities import Quantity

_COUNTED, _FOR_EACH = "他", "毎"
# Most signs between one thing and its price: none, or あたり and につき.
_APART = {_COUNTED: 0, _FOR_EACH: 3}


def multiplied(quantities: list[Quantity]) -> Iterator[Quantity]:
    """The quantities of one sentence in order; the price of one thing as that of as many as are counted beside it."""
    for before, quantity in zip([None, *quantities], quantities, strict=False):
        many = _many(before, quantities) if before and _is_price_of(before, quantity) else None
        yield _times(quantity, many) if many else quantity


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
