"""The total among several sums of money in one answer: 内装が600万で什器が200万だから800万; 親から200、自分で150、合わせて350."""

from __future__ import annotations

from itertools import pairwise

from nlu.items import Item
from nlu.lexicon import table
from nlu.measure import money


def total(items: list[Item]) -> Item | None:
    """The sum that is called a total, or that the others make together; None when there is no such."""
    sums = [item for item in items if item.quantity and item.quantity.kind in ("円", "数")]
    if len(sums) < 2:
        return None
    words = table("answers")["totals"]
    if called := [after for before, after in pairwise(items) if before.word in words and after in sums]:
        return called[-1]
    values = [money(item.quantity).value for item in sums if item.quantity]
    return sums[-1] if len(sums) > 2 and values[-1] == sum(values[:-1]) else None
