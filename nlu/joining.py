"""How far it has come with what one joins, gets or has granted: whatever its deed is called, これから申請, 役所で断られた
and 前に入ってたけど解約した say no, 父の代からずっと yes, and 何それ that one has never heard of it.
"""

from __future__ import annotations

import re
from functools import cache

from nlu.items import Item
from nlu.labels import named
from nlu.lexicon import pattern, table
from nlu.measure import FactValue


def answer(asked: str, sentences: list[list[Item]], claimed: set[int], text: str) -> FactValue | None:
    """What such words make of the fact asked for; None where they say nothing of it. `claimed` is where other facts are said."""
    rules = table("joining")
    if _of_another(asked, sentences):
        return None
    if (value := _unheard(asked, text)) is not None:
        return value
    if asked in rules["facts"] and (_ends("no_more", claimed, text) or _not_yet(asked, claimed, text)):
        return False
    return True if asked in rules["lasting"] and pattern("joining", "of_old").search(text) else None


def was_once(text: str) -> bool:
    """Whether what is asked for was so, and is told to be so no more (前はそうだったけど独立した)."""
    return pattern("joining", "was_once").search(text) is not None


def _not_yet(asked: str, claimed: set[int], text: str) -> bool:
    if asked in table("joining")["intended_too"] or pattern("joining", "leaving").search(text):
        return False
    return _ends("not_yet", claimed, text)


def _ends(name: str, claimed: set[int], text: str) -> bool:
    """Whether an answer ends so, and no other fact is said by that (銀行に断られた)."""
    found = _ending(name).search(text)
    return found is not None and not claimed.intersection(range(found.start(1), found.end(1)))


def _unheard(asked: str, text: str) -> FactValue | None:
    value: FactValue | None = table("joining")["unheard"].get(asked)
    if value is not None and pattern("joining", "what_is_it").search(text):
        return value
    had = False if value is None and asked in table("joining")["facts"] else value
    return had if pattern("joining", "never_heard").search(text) else None


def _of_another(asked: str, sentences: list[list[Item]]) -> bool:
    """商工会はやめました, asked for 共済, tells of something else."""
    told = {fact for items in sentences for fact, _, _ in named(items)}
    return bool(told) and asked not in told


@cache
def _ending(name: str) -> re.Pattern[str]:
    rules = table("joining")
    return re.compile(rules["before"] + "(" + "|".join(rules[name]) + ")" + rules["end"])
