"""What is only supposed: もし従業員が25人だったら. It is read like what is stated, and kept apart from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from nlu import answering, answers, deeds, firm, phrasebook, phrases, trades, whereabouts
from nlu.items import ASKED, EXISTS, SUPPOSED, Item
from nlu.lexicon import table
from nlu.measure import FactValue
from nlu.statement import Statement, from_phrases, settle, unshadowed
from nlu.vocabulary import facts


def read(sentences: list[list[Item]], text: str, *, recent: str | None, as_of: date) -> dict[str, FactValue]:
    """The facts that a message supposes; a number alone (25人なら) is about `recent`, or what its unit tells."""
    supposed = [items for sentence in sentences if (items := _supposed(sentence))]
    said = [s for items in supposed for s in _stated(items, text, as_of)]
    where, _ = whereabouts.settle([place for items in supposed for place in firm.located(items)], None, text)
    kept = settle([*said, *where]) or settle(_alone(supposed, text, recent, as_of))
    return {name: s.value for name, s in kept.items() if name in facts() and s.value is not None}


def _supposed(sentence: list[Item]) -> list[Item]:
    """The items that are only supposed, taken at their word, and not yet done; 25人でもいいですか supposes as well."""
    return [
        replace(item, moods=item.moods - {SUPPOSED, ASKED}, done=False)
        for item in sentence
        if SUPPOSED in item.moods or (ASKED in item.moods and item.quantity and item.after.startswith("でも"))
    ]


def _stated(items: list[Item], text: str, as_of: date) -> list[Statement]:
    """What supposes a change (資本金を1000万に増やしたら) comes before what states."""
    hits = phrases.find(items, phrasebook.suppositions()) + phrases.find(items, phrasebook.statements())
    by_phrase = unshadowed(from_phrases(hits, text, as_of))
    return deeds.beside(by_phrase, trades.read(items), items)


def _alone(supposed: list[list[Item]], text: str, recent: str | None, as_of: date) -> list[Statement]:
    telling = [items for items in supposed if not _changes(items)]
    by_unit = answers.by_unit(item for items in telling for item in items)
    for fact in dict.fromkeys([*([recent] if recent else []), *by_unit]):
        if found := [s for items in telling for s in answering.statements(items, text, fact, as_of)]:
            return found[:1]
    return []


def _changes(items: list[Item]) -> bool:
    """一人辞めたら, あと五歳若かったら: a number by which something changes, and not what it is then (25人いたら)."""
    pairs = [(one, following) for one, following in pairwise(items) if following.word != EXISTS]
    return any(one.quantity and one.quantity.kind in table("answers")["by_kind"] for one, _ in pairs)
