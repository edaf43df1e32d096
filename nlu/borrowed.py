"""A loan that is to be taken out for what follows: 300万借りて人を雇いたい wishes for both, 300万借りて早く返したい tells of a debt."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import WISH, Item
from nlu.lexicon import table


def wished_with_what_follows(hit: Found, items: list[Item]) -> bool:
    """Whether the sum that a phrase passes over as borrowed is to be borrowed for what is wished behind it."""
    last, wanted = hit.items[-1], hit.phrase.items[-1]
    passed_over = hit.number is not None and hit.phrase.fact.startswith("ignore_")
    if not passed_over or not (last.leads and last.goes_on) or WISH in wanted.marks:
        return False
    wish = next((item for item in items if item.start >= last.end and WISH in item.marks), None)
    return wish is not None and wish.word not in table("reduction")["of_debts"]
