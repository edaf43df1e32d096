"""The cost of what a message speaks of: オーブンを入れ替えたい。だいたい300万くらいです."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nlu.items import HEARSAY, Item
from nlu.lexicon import table
from nlu.statement import Statement, taken
from nlu.sums import is_ours, stated
from nlu.vocabulary import facts


def read(sentences: list[list[Item]], said: list[Statement]) -> Iterable[Statement]:
    """The one sum of which nothing else is said, as the cost of what is to be bought; nothing when another sum is told."""
    rule = table("derived")["cost"]
    told = [s for s in said if s.value is not None]
    if not any(s.fact == rule["of"] for s in told) or any(s.fact not in facts() or _is_sum(s) for s in told):
        return ()
    sums = [item for items in sentences for item in _sums(items)]
    if len(sums) != 1 or sums[0].start in _kept_off(said) | taken(told):  # 所得は2千万、機械を新しくしたい
        return ()
    return stated(rule["fact"], sums[0])


def _kept_off(said: list[Statement]) -> set[int]:
    """機械を二百万で買い取ると言われた: what is said of a sum so that it tells no fact makes it no cost either."""
    return taken(s for s in said if s.value is None and s.fact == table("derived")["cost"]["ignored"])


def _is_sum(statement: Statement) -> bool:
    return facts()[statement.fact].unit == "yen"


def _sums(items: list[Item]) -> Iterator[Item]:
    """The sums of a sentence that may be a cost, as far as the words beside them do not say otherwise."""
    rule, words = table("derived")["cost"], ["", *(item.word for item in items), ""]
    for item, before, behind in zip(items, words, words[2:], strict=False):
        ours = is_ours(item, least=rule["least"], moods={HEARSAY})
        if ours and before not in rule["behind"] and behind not in rule["before"]:
            yield item
