"""A bare number that leads a sentence or a clause is the speaker's age, and so is one that ends it behind what the speaker
does: 四十八です。, 七十一になる大工です, 大工でね65でね, 喫茶店をやっています、五十六です; and one told of us: 26の僕でも.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlu import industries
from nlu.items import SELF, Item
from nlu.lexicon import pattern, table
from nlu.owners import owner_of
from nlu.statement import Statement, taken
from nlu.vocabulary import type_of

_TOLD = ("が", "は", "も", "でも", "にも", "で")


def read(sentences: list[list[Item]], said: Iterable[Statement], text: str) -> Iterator[Statement]:
    """The age that a message of several sentences or clauses states so; a number that tells something else is none."""
    said = list(said)
    used, told = taken(said), taken(s for s in said if s.value is not None)
    for items in filter(None, sentences):
        leading = [item for item in (_first(items), *_behind_a_clause(items)) if item.start not in used]
        led = [item for item in leading if _leads(item, text) or _is_all(item, items)]
        ages = [age for item in [*led, *_of_us(items)] for age in _age(item)]
        yield from ages
        if not ages and items[-1].start not in told and _ends(items, text):
            yield from _age(items[-1])


def may_be_told(asked: str | None) -> bool:
    """Whether a bare number answers no question: まだ三十四だよ, asked who is to follow; not asked how many there are."""
    return type_of(asked) in (None, "enum", "set")


def _age(item: Item) -> Iterator[Statement]:
    rule, number = table("derived")["leading"], item.quantity
    if number is None or number.kind not in ("数", "歳") or item.moods:
        return
    if rule["least"] <= number.value <= rule["most"]:
        yield Statement(rule["fact"], int(number.value), (item.start, item.end), number.about)


def _first(items: list[Item]) -> Item:
    """What leads a sentence, まだ and もう aside."""
    past = items[1:2] if items[0].word in table("derived")["leading"]["past"] else []
    return [*items[:1], *past][-1]


def _behind_a_clause(items: list[Item]) -> Iterator[Item]:
    """一人でやってまして八十になったもんで, 大工でね65でね: what leads the clause behind て and で."""
    ends = tuple(table("derived")["leading"]["clause_ends"])
    for before, item in pairwise(items):
        if (before.goes_on and before.is_deed and before.after in ("", "、")) or before.after in ends:
            yield item


def _leads(first: Item, text: str) -> bool:
    behind = pattern("derived", "leading", "behind")
    alone = first.start == 0 and behind.fullmatch(text, first.end) is not None
    return behind.match(text, first.end) is not None and not alone


def _is_all(item: Item, items: list[Item]) -> bool:
    """Dictated without a stop (船長をしてます五十六です会社は株式で), a sentence ends all the same."""
    return item is items[-1] and item.start > 0 and item.after == "だ"


def _of_us(items: list[Item]) -> Iterator[Item]:
    """26の僕でも会ってもらえる, 31の自分が社長になった; not 24の自分に戻りたい."""
    whose = table("derived")["leading"]["whose"]
    for number, ours in pairwise(items):
        if number.quantity is not None and number.after == "の" and ours.word in whose and ours.after.startswith(_TOLD):
            yield number


def _ends(items: list[Item], text: str) -> bool:
    """喫茶店をやっています、五十六です; not 兄がやっています、五十六です."""
    *_, work, number = [None, *items]
    if work is None or pattern("derived", "leading", "ending").match(text, number.end) is None:
        return False
    ours = all(not item.is_topic or owner_of(item) == SELF for item in items)
    works = work.word in table("owners")["run"] or industries.of(work.surface) is not None
    return ours and works and pattern("derived", "leading", "apart").search(text, work.end, number.start) is not None
