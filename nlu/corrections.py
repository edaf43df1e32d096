"""Second thoughts: やっぱり8人でした, 訂正します, 今は2人です, 従業員の話は忘れてください."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from nlu import answers
from nlu.answers import NOTHING, Answer
from nlu.items import FORMER, NOT, SUPPOSED, Item
from nlu.labels import named
from nlu.lexicon import pattern, table
from nlu.normalise import normalise
from nlu.statement import Statement, taken

_LOOK_BACK = 3  # facts said before a correction that it may be about


def corrects(text: str) -> bool:
    """Do the words show that something said before is put right?"""
    return bool(pattern("answers", "correction").search(normalise(text).text))


def corrected(
    sentences: list[list[Item]], said: list[Statement], text: str, *, recent: str | None, as_of: date
) -> Answer:
    """What a correction says without naming its fact: that fact is the last one said, or the one whose unit fits.

    今は2人です puts right nothing but the last one.
    """
    if not pattern("answers", "correction").search(text):
        return answers.read(sentences, said, text, asked=recent, as_of=as_of) if recent and _updates(text) else NOTHING
    earlier = list(dict.fromkeys(s.fact for s in reversed(said) if s.value is not None))[:_LOOK_BACK]
    unsaid = _unsaid(sentences, said)
    first = [*answers.denied(sentences), *([recent] if recent else [])]
    for fact in dict.fromkeys([*first, *earlier, *_by_label(sentences), *_by_unit(sentences)]):
        found = answers.read(unsaid, [s for s in said if s.fact != fact], text, asked=fact, as_of=as_of)
        if found.statements and not _said_before(found.statements[0], said):
            return found
    return NOTHING


def _said_before(found: Statement, said: list[Statement]) -> bool:
    """パート入れたら8人だけど、社員は5人: what is said last stands."""
    return any(s.fact == found.fact and s.value is not None and s.span > found.span for s in said)


def _updates(text: str) -> bool:
    """今は2人です: the fact spoken of last, as it is now."""
    return bool(pattern("answers", "update").match(text))


def retracted(
    sentences: list[list[Item]], text: str, recent: str | None, kept: dict[str, Statement]
) -> tuple[str, ...]:
    """The facts a message takes back: those it names, else the last one; not what it states after that."""
    facts = [fact for items in sentences if items for fact in _taken_back(items, text, recent, kept)]
    return tuple(dict.fromkeys(facts))


def _taken_back(items: list[Item], text: str, recent: str | None, kept: dict[str, Statement]) -> list[str]:
    found = answers.search("retract", items, text)
    if found is None:
        return []
    facts = [fact for fact, _, _ in named(items)] or ([recent] if recent else [])
    return [fact for fact in facts if fact not in kept or kept[fact].span[0] < found.start()]


def _by_label(sentences: list[list[Item]]) -> list[str]:
    """年齢が違った、54: the facts named beside a number, or taken back (保証人がいると言いましたが)."""
    return [
        fact
        for items in sentences
        for fact, at, _ in named(items)
        if FORMER in items[at].moods or any(item.quantity for item in items)
    ]


def _by_unit(sentences: list[list[Item]]) -> list[str]:
    items = [item for items in sentences for item in items]
    return answers.by_unit(sorted(items, key=lambda item: NOT in item.marks))


def _unsaid(sentences: list[list[Item]], said: list[Statement]) -> list[list[Item]]:
    """The sentences without the words that a statement has used already, and those that only put something right."""
    used = taken(said)
    left = [[item for item in _unused(items, used) if FORMER not in item.moods] for items in sentences]
    return [[item for item in _telling(items) if SUPPOSED not in item.moods] for items in left]


def _telling(items: list[Item]) -> list[Item]:
    """Without what only puts something right; もらう of 待ってもらっています belongs to what is told, and of 直してもらえますか it does not."""
    small = table("answers")["corrects"]
    told = [item for item in items if item.word not in small]
    favours = [behind for one, behind in pairwise(items) if behind.bound and behind not in told and one in told]
    return [item for item in items if item in told or item in favours]


def _unused(items: list[Item], used: set[int]) -> list[Item]:
    """Without the words that a statement has used, and those that only tell how or when it is: まだ of まだ輸出していない."""
    told = {one.start for one, behind in pairwise(items) if one.pos.startswith("副詞") and behind.start in used}
    return [item for item in items if item.start not in used | told]
