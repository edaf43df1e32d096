"""A sum that is a sentence of its own, of what was told right before it: 売掛が回収できません。860万です."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.measure import money
from nlu.statement import Statement, taken
from nlu.vocabulary import facts


def read(sentences: list[list[Item]], said: list[Statement]) -> Iterable[Statement]:
    """The sums that are open where they are told of, unless they were told there; a price that is asked about is none."""
    for rule in table("derived")["bare_sums"]:
        told = {s.fact: s for s in said if s.value is not None}
        if rule["of"] in told and rule["fact"] not in told:
            yield from _behind(told[rule["of"]].span[0], rule, sentences, taken(s for s in said if s.fact in facts()))


def _behind(start: int, rule: dict[str, str], sentences: list[list[Item]], others: set[int]) -> Iterator[Statement]:
    for before, items in pairwise(sentences):
        if not any(item.start == start for item in before) or any(_is_sum(item) for item in before):
            continue
        said = items[-1].quantity if items and _is_sum(items[-1]) else None
        alone = all(one.word in table("answers")["totals"] for one in items[:-1])
        if (
            said is not None
            and alone
            and items[-1].owner == SELF
            and not items[-1].moods
            and items[-1].start not in others
        ):
            amount = money(said)
            yield Statement(rule["fact"], int(amount.value), (items[-1].start, items[-1].end), amount.about)


def _is_sum(item: Item) -> bool:
    return item.quantity is not None and item.quantity.kind == "円" and not item.quantity.monthly
