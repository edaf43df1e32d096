"""A bare number that leads a sentence is the speaker's age: 四十八です。, 七十一になる大工です, 70過ぎて体がきつい."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu.items import Item
from nlu.lexicon import pattern, table
from nlu.statement import Statement, taken


def read(sentences: list[list[Item]], said: Iterable[Statement], text: str) -> Iterator[Statement]:
    """The age that a message of several sentences or clauses states so; a number that tells something else is none."""
    rule, behind = table("derived")["leading"], pattern("derived", "leading", "behind")
    used = taken(said)
    for first in (item for items in sentences if items for item in (_first(items), *_behind_a_clause(items))):
        number = first.quantity
        if number is None or number.kind != "数" or first.moods or first.start in used:
            continue
        alone = first.start == 0 and behind.fullmatch(text, first.end) is not None
        if rule["least"] <= number.value <= rule["most"] and behind.match(text, first.end) and not alone:
            yield Statement(rule["fact"], int(number.value), (first.start, first.end), number.about)


def _behind_a_clause(items: list[Item]) -> Iterator[Item]:
    """一人でやってまして八十になったもんで, 大工でね65でね: what leads the clause behind て and で."""
    ends = tuple(table("derived")["leading"]["clause_ends"])
    for before, item in pairwise(items):
        if (before.goes_on and before.is_deed and before.after in ("", "、")) or before.after in ends:
            yield item


def _first(items: list[Item]) -> Item:
    """What leads a sentence, まだ and もう aside."""
    past = items[1:2] if items[0].word in table("derived")["leading"]["past"] else []
    return [*items[:1], *past][-1]
