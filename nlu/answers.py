"""Answers in the light of the question: a bare 300, はい, 土地と在庫, わかりません.

What fits the asked fact as well as anything else is its answer; what plainly speaks of another fact is not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from nlu import phrases
from nlu.items import NOT, Item
from nlu.labels import named
from nlu.lexicon import table
from nlu.measure import FactValue
from nlu.normalise import normalise
from nlu.statement import Statement, from_phrases, unshadowed
from nlu.vocabulary import facts

_FEW_WORDS = 3
_POLITE = re.compile(r"(?:です|でございます|だ|になります|かな|ですね|ですよ|だよ|だね|でお願いします)?[。!、\s]*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message says about the fact just asked for; `overrides` are readings it takes the words from."""

    statements: tuple[Statement, ...] = ()
    overrides: tuple[str, ...] = ()


NOTHING = Answer()


def read(sentences: list[list[Item]], said: list[Statement], text: str, *, asked: str, as_of: date) -> Answer:
    """The answer to the question for `asked`, if the message holds one."""
    if asked not in facts() or pattern("refused").search(text):
        return NOTHING
    whole = (0, max(1, len(text)))
    if (chosen := _choice(asked, text)) is not None:
        return Answer((Statement(asked, chosen, whole),), tuple({s.fact for s in said} - {asked}))
    if kin := _from_kin(said, asked):
        return kin
    if any(s.fact == asked for s in said) and facts()[asked].type != "set":
        return NOTHING
    for fact in (asked, *table("answers")["instead"].get(asked, [])):
        if answer := _phrased(sentences, said, text, fact, as_of):
            return answer
    return _yes_or_no(sentences, said, text, asked)


def pattern(name: str) -> re.Pattern[str]:
    """One of the expressions of `lexicon/answers.yml`."""
    return _patterns()[name]


def unknown(items: list[Item], text: str, asked: str | None) -> list[tuple[str, bool]]:
    """The facts a sentence says the speaker does not know (False) or will not tell (True)."""
    if not items:
        return _bare_unknown(text, asked)
    sentence = text[items[0].start :]
    refused, lost = pattern("refused").search(sentence), pattern("unknown").search(sentence)
    found = refused or lost
    if found is None:
        return []
    at = items[0].start + found.start()
    facts_named = [fact for fact, _, end in named(items) if _leads_to(items, end, at)]
    return [(fact, refused is not None) for fact in facts_named] or ([(asked, refused is not None)] if asked else [])


def _bare_unknown(text: str, asked: str | None) -> list[tuple[str, bool]]:
    if asked is None:
        return []
    if pattern("refused").search(text):
        return [(asked, True)]
    return [(asked, False)] if pattern("unknown").search(text) else []


def _leads_to(items: list[Item], end: int, at: int) -> bool:
    """Whether nothing but small words stands between a name and what is said of it."""
    between = [item for item in items[end:] if item.end <= at]
    return items[end - 1].start < at and len(between) <= 1 and not any(i.pos.startswith("動詞") for i in between)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    rows = table("answers")
    return {name: re.compile(rule) for name, rule in rows.items() if isinstance(rule, str)}


def _choice(asked: str, text: str) -> FactValue | None:
    fact = facts()[asked]
    plain = _bare(text)
    for words, value in fact.choices.items():
        if _bare(normalise(words).text) == plain and value is not None:
            return [value] if fact.type == "set" and not isinstance(value, list) else value
    for value, words in fact.values.items():
        if _bare(normalise(words).text) == plain:
            return [value] if fact.type == "set" else value
    return None


def _bare(text: str) -> str:
    return _POLITE.sub("", text.strip())


def _from_kin(said: list[Statement], asked: str) -> Answer | None:
    kin = table("answers")["kin"].get(asked, [])
    found = [s for s in said if s.fact in kin]
    if not found or any(s.fact == asked for s in said):
        return None
    last = found[-1]
    return Answer((Statement(asked, last.value, last.span, last.about, last.score),), (last.fact,))


def _phrased(sentences: list[list[Item]], said: list[Statement], text: str, asked: str, as_of: date) -> Answer | None:
    hits = [s for items in sentences for s in _statements(items, text, asked, as_of)]
    rivals = [s for s in said if s.fact != asked]
    fitting = [s for s in hits if all(s.score >= r.score for r in rivals if _overlap(s, r))]
    if not fitting:
        return None
    if not isinstance(fitting[0].value, list):
        fitting = sorted(fitting, key=lambda s: -s.score)[:1]
    return Answer(tuple(fitting), tuple({r.fact for r in rivals if any(_overlap(s, r) for s in fitting)}))


def _statements(items: list[Item], text: str, asked: str, as_of: date) -> list[Statement]:
    """With the hedges of an answer (20人かな？) taken as what they are."""
    for item in items:
        item.moods.discard("asked")
    return unshadowed(from_phrases(phrases.find(items, answering=asked), text, as_of, any_owner=True))


def _yes_or_no(sentences: list[list[Item]], said: list[Statement], text: str, asked: str) -> Answer:
    if facts()[asked].type != "bool":
        return NOTHING
    plain = pattern("hedge").sub("", text.strip(), count=1)
    items = [item for sentence in sentences for item in sentence]
    value: bool | None = None
    if pattern("deny").match(plain):
        value = False
    elif pattern("affirm").match(plain):
        value = True
    elif items and len(items) <= _FEW_WORDS and items[-1].word in ("有る", "為る"):
        value = NOT not in items[-1].marks
    hedged = value is not None and pattern("hedge").match(text.strip()) is not None
    return NOTHING if value is None else Answer((Statement(asked, value, (0, max(1, len(text))), hedged),))


def _overlap(one: Statement, other: Statement) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]
