"""A deed that nobody does: 継いでくれる者がいない, 手伝ってくれる人は見つからない."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import NOT, Item, next_behind
from nlu.lexicon import table

_DOER = ("が", "は", "も")  # behind a deed: 者 and 方 are too small to be items


def done_by_nobody(hit: Found, items: list[Item]) -> bool:
    """Whether there is none who does what a find tells; not 返済が遅れたことはない, where こと stands between."""
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    if hit.phrase.value is None or behind is None or not last.pos.startswith("動詞") or last.marks:
        return False
    missing = behind.is_absence or (NOT in behind.marks and behind.word in table("reduction")["found_by_us"])
    return last.after in _DOER and missing
