"""A sum that is a sentence of its own, of what was told right before it: 売掛が回収できません。860万です."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.statement import Statement, taken
from nlu.sums import stated
from nlu.vocabulary import facts


def read(sentences: list[list[Item]], said: list[Statement]) -> Iterable[Statement]:
    """The sums that are open where they are told of, unless they were told there; a price that is asked about is none."""
    for rule in table("derived")["bare_sums"]:
        told = {s.fact: s for s in said if s.value is not None}
        if rule["of"] in told and rule["fact"] not in told:
            yield from _behind(told[rule["of"]].span[0], rule, sentences, taken(s for s in said if s.fact in facts()))


def _behind(start: int, rule: dict[str, str], sentences: list[list[Item]], others: set[int]) -> Iterator[Statement]:
    for before, items in pairwise(sentences):
        if not items or not any(item.start == start for item in before) or any(_is_sum(item) for item in before):
            continue
        *words, last = items
        alone = _is_sum(last) and all(one.word in table("answers")["totals"] for one in words)
        if alone and last.owner == SELF and not last.moods and last.start not in others:
            yield from stated(rule["fact"], last)


def _is_sum(item: Item) -> bool:
    return item.quantity is not None and item.quantity.kind == "円" and not item.quantity.monthly
