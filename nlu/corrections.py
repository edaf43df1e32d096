"""Second thoughts: やっぱり8人でした, 訂正します, 今は2人です, 従業員の話は忘れてください."""

from __future__ import annotations

from datetime import date

from nlu import answers
from nlu.answers import NOTHING, Answer, pattern
from nlu.items import NOT, Item
from nlu.labels import named
from nlu.lexicon import table
from nlu.normalise import normalise
from nlu.statement import Statement

_LOOK_BACK = 3  # facts said before a correction that it may be about
_TAIL = 12  # characters behind the last word that still belong to it (なかったことにしてください)


def corrects(text: str) -> bool:
    """Do the words show that something said before is put right?"""
    return bool(pattern("correction").search(normalise(text).text))


def corrected(
    sentences: list[list[Item]], said: list[Statement], text: str, *, recent: str | None, as_of: date
) -> Answer:
    """What a correction says without naming its fact: that fact is the last one said, or the one whose unit fits.

    今は2人です puts right nothing but the last one.
    """
    if not pattern("correction").search(text):
        return answers.read(sentences, said, text, asked=recent, as_of=as_of) if recent and _updates(text) else NOTHING
    earlier = list(dict.fromkeys(s.fact for s in reversed(said) if s.value is not None))[:_LOOK_BACK]
    unsaid = _unsaid(sentences, said)
    for fact in dict.fromkeys([*([recent] if recent else []), *earlier, *_by_unit(sentences)]):
        found = answers.read(unsaid, [s for s in said if s.fact != fact], text, asked=fact, as_of=as_of)
        if found.statements:
            return found
    return NOTHING


def _updates(text: str) -> bool:
    """今は2人です: the fact spoken of last, as it is now."""
    return bool(pattern("update").match(text))


def retracted(sentences: list[list[Item]], text: str, recent: str | None) -> tuple[str, ...]:
    """The facts a message takes back: those it names, else the last one."""
    facts = [fact for items in sentences if items for fact in _taken_back(items, text, recent)]
    return tuple(dict.fromkeys(facts))


def _taken_back(items: list[Item], text: str, recent: str | None) -> list[str]:
    if not pattern("retract").search(text, items[0].start, items[-1].end + _TAIL):
        return []
    return [fact for fact, _, _ in named(items)] or ([recent] if recent else [])


def _by_unit(sentences: list[list[Item]]) -> list[str]:
    by_kind = table("answers")["by_kind"]
    kinds = {i.quantity.kind for items in sentences for i in items if i.quantity and NOT not in i.marks}
    return [fact for kind, fact in by_kind.items() if kind in kinds]


def _unsaid(sentences: list[list[Item]], said: list[Statement]) -> list[list[Item]]:
    """The sentences without the words that a statement has used already."""
    used = {at for statement in said for at in range(*statement.span)}
    return [[item for item in items if item.start not in used] for items in sentences]
