"""Answers in the light of the question: a bare 300, はい, 土地と在庫.

What fits the asked fact as well as anything else is its answer; what plainly speaks of another fact is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from nlu import answering, comes_to, counted, joining, lone_words, not_one
from nlu.items import ASKED, EXISTS, FORMER, NOT, Item
from nlu.labels import named
from nlu.lexicon import pattern, table
from nlu.measure import FactValue
from nlu.normalise import normalise
from nlu.statement import Statement, taken
from nlu.vocabulary import facts, type_of

_TAIL = 12  # characters behind the last word that still belong to it (なかったことにしてください)
_POLITE = re.compile(r"(?:です|でございます|だ|になります|かな|ですね|ですよ|だよ|だね|でお願いします)?[。!、\s]*$")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a message says about the fact just asked for; `overrides` are readings it takes the words from."""

    statements: tuple[Statement, ...] = ()
    overrides: frozenset[str] = frozenset()


NOTHING = Answer()


def read(sentences: list[list[Item]], said: list[Statement], text: str, *, asked: str, as_of: date) -> Answer:
    """The answer to the question for `asked`, if the message holds one."""
    if asked not in facts() or pattern("answers", "refused").search(text) or _of_another(denied(sentences), asked):
        return NOTHING
    if pattern("answers", "astonished").search(text):
        return NOTHING
    if (chosen := _choice(asked, text)) is not None:
        return Answer((Statement(asked, chosen, _whole(text)),), frozenset(s.fact for s in said) - {asked})
    if type_of(asked) == "bool" and (ending := _ending(asked, text)) is not None:
        return Answer((Statement(asked, ending, _whole(text)),))
    if (joined := joining.answer(asked, sentences, _said_of_others(said, asked), text)) is not None:
        return Answer((Statement(asked, joined, _whole(text)),))
    items = [item for sentence in sentences for item in sentence]
    total = comes_to.total(items, text, asked, as_of) if facts()[asked].unit == "yen" else None
    total = total or not_one.read(items, text, asked) or comes_to.added(items, text, asked, as_of)
    if total and (whole := _unless_of_another(total, said)):
        return whole
    if (named := _at_once(sentences, text, asked, as_of)) is not None:
        return named
    stated = any(s.fact == asked and s.value is not None for s in said)
    if stated and type_of(asked) != "set":
        return NOTHING
    answer = None if stated else _come_to(items, said, text, asked, as_of) or _from_kin(said, text, asked)
    for fact in (asked, *table("answers")["instead"].get(asked, [])):
        answer = answer or _phrased(sentences, said, text, fact, as_of)
    return _with_more(answer, sentences, said, text, asked, as_of) if answer else _yes_or_no(sentences, text, asked)


def _at_once(sentences: list[list[Item]], text: str, asked: str, as_of: date) -> Answer | None:
    """ドイツ。展示会に出たのはミラノだったけど: what one of several is named first and alone is the answer."""
    first = sentences[0] if len(sentences) > 1 else []
    one = len(first) == 1 and first[0].quantity is None and type_of(asked) not in ("bool", "set")
    if not one or pattern("answers", "correction").search(text):
        return None
    return _phrased([first], [], text, asked, as_of)


def _with_more(
    answer: Answer, sentences: list[list[Item]], said: list[Statement], text: str, asked: str, as_of: date
) -> Answer:
    """The answer with what it tells besides."""
    for fact in table("answers")["besides"].get(asked, []):
        more = _phrased(sentences, said, text, fact, as_of)
        if more and not _one_figure(answer, more, sentences):
            answer = Answer(answer.statements + more.statements, answer.overrides | more.overrides)
    return answer


def _one_figure(answer: Answer, more: Answer, sentences: list[list[Item]]) -> bool:
    """Whether both are read from one number (800です), which tells one of them only; 月10万を3年 has two."""
    used = taken((*answer.statements, *more.statements))
    return sum(item.quantity is not None and item.start in used for items in sentences for item in items) == 1


def denied(sentences: list[list[Item]]) -> list[str]:
    """The facts named right before a number that is denied (資本金は1000万じゃなくて)."""
    return [
        fact
        for items in sentences
        for fact, _, end in named(items)
        for behind in items[end : end + 1]
        if behind.quantity and NOT in behind.marks
    ]


def _of_another(told: list[str], asked: str) -> bool:
    """Whether all of these facts are others than the one asked for, and none that its question may be answered with."""
    return bool(told) and not {asked, *table("answers")["kin"].get(asked, [])}.intersection(told)


def by_unit(items: Iterable[Item]) -> list[str]:
    """The facts that numbers tell by their unit alone (25人), in the order of the numbers."""
    rows: dict[str, str] = table("answers")["by_kind"]
    return list(dict.fromkeys(rows[i.quantity.kind] for i in items if i.quantity and i.quantity.kind in rows))


def search(name: str, items: list[Item], text: str) -> re.Match[str] | None:
    """Where one of the expressions of `lexicon/answers.yml` stands in a sentence, or right behind its last word."""
    return pattern("answers", name).search(text, items[0].start, items[-1].end + _TAIL)


def _ending(asked: str, text: str) -> bool | None:
    """What the end of an answer makes of it, whatever else its words could mean."""
    if pattern("answers", "not_yet").search(text):
        return asked in table("answers")["still_there"]
    rules = table("answers")
    if asked in rules["wished"] and pattern("answers", "if_possible").search(text):
        return True
    if asked in rules["befalling"] and pattern("answers", "so_far").search(text):
        return False
    if asked in rules["still_there"] and pattern("answers", "paid_off").search(text):
        return False
    return False if pattern("answers", "deny_after_all").search(text) or joining.was_once(text) else None


def _said_of_others(said: list[Statement], asked: str) -> set[int]:
    return taken(s for s in said if s.value is not None and s.fact in facts() and s.fact != asked)


def _whole(text: str) -> tuple[int, int]:
    return 0, max(1, len(text))


def _choice(asked: str, text: str) -> FactValue | None:
    """The value whose quick reply or name the whole message is."""
    return _choices(asked).get(_bare(text))


@cache
def _choices(asked: str) -> dict[str, FactValue]:
    """Each value by its quick reply and its name."""
    fact = facts()[asked]
    named = [*fact.choices.items(), *((words, value) for value, words in fact.values.items())]
    rows: dict[str, FactValue] = {}
    for words, value in named:
        if value is not None:
            whole = [value] if fact.type == "set" and not isinstance(value, list) else value
            rows.setdefault(_bare(normalise(words).text), whole)
    return rows


def _bare(text: str) -> str:
    return _POLITE.sub("", text.strip())


def _come_to(items: list[Item], said: list[Statement], text: str, asked: str, as_of: date) -> Answer | None:
    statement = comes_to.read(items, text, asked, as_of)
    return _unless_of_another(statement, [s for s in said if s.value is not None]) if statement else None


def _unless_of_another(statement: Statement, said: list[Statement]) -> Answer | None:
    """The answer, unless its number is said of something else."""
    asked = statement.fact
    kin = {asked, *table("answers")["kin"].get(asked, [])}
    claims = _claimed(_claims(said), statement)
    ours = all(claim.fact in kin for claim in claims)
    return Answer((statement,), frozenset(claim.fact for claim in claims) - {asked}) if ours else None


def _from_kin(said: list[Statement], text: str, asked: str) -> Answer | None:
    """従業員は300人です is about the other side's people, when those were asked for; うちの資本金は1000万 is about ours."""
    kin = table("answers")["kin"].get(asked, [])
    others = asked in table("answers")["of_others"]
    found = [s for s in said if s.fact in kin and s.value is not None]
    found = [s for s in found if not (others and _told_of_us(s, text))]
    return Answer((replace(found[-1], fact=asked),), frozenset({found[-1].fact})) if found else None


def _told_of_us(said: Statement, text: str) -> bool:
    begins = pattern("answers", "ours_first").match(text, said.span[0])
    return bool(begins or pattern("answers", "ours").search(text, 0, said.span[0]))


def _phrased(sentences: list[list[Item]], said: list[Statement], text: str, asked: str, as_of: date) -> Answer | None:
    hits = [s for items in sentences for s in answering.statements(items, text, asked, as_of)]
    kept = {asked, *table("answers")["keeps"].get(asked, [])}
    telling = [s for s in said if s.fact not in kept and not _no_age(s, asked) and not _of_theirs(s, asked, text)]
    claims = _claims([*telling, *(s for s in said if _undone(s, sentences, asked))])
    weaker = table("answers")["over"].get(asked, [])
    fitting = [s for s in hits if all(s.score >= c.score or c.fact in weaker for c in _claimed(claims, s))]
    if not fitting:
        return None
    if not isinstance(fitting[0].value, list):
        mended = pattern("answers", "correction").search(text) is not None  # 300万です。いや、350万でした
        fitting = [max(fitting, key=lambda s: (s.score, s.span if mended else ()))]
    return Answer(tuple(fitting), frozenset(claim.fact for s in fitting for claim in _claimed(claims, s)))


def _no_age(said: Statement, asked: str) -> bool:
    """去年は120、今年は70: that it is no age leaves it a sum."""
    age = said.value is None and said.fact == table("derived")["leading"]["fact"]
    return age and (facts()[asked].unit or "").startswith("yen")


def _of_theirs(said: Statement, asked: str, text: str) -> bool:
    """向こうは400人: no guests, where the other side's people were asked for."""
    theirs = asked in table("answers")["of_others"] and pattern("answers", "theirs_first").match(text, said.span[0])
    return said.value is None and bool(theirs)


def _undone(said: Statement, sentences: list[list[Item]], asked: str) -> bool:
    """2割増やしたい, 二号店は閉める: the deed makes another thing of what alone would be the answer."""
    nothing = said.fact == asked and said.value is None
    return nothing and any(
        item.end == said.span[1] and (item.is_deed or item.pos.startswith("形容詞"))
        for items in sentences
        for item in items
    )


def _claims(said: Iterable[Statement]) -> dict[int, Statement]:
    """For each place in the text the best fitting statement that takes it."""
    claims: dict[int, Statement] = {}
    for statement in said:
        for at in range(*statement.span):
            if at not in claims or claims[at].score < statement.score:
                claims[at] = statement
    return claims


def _claimed(claims: dict[int, Statement], statement: Statement) -> list[Statement]:
    return [claims[at] for at in range(*statement.span) if at in claims]


def _yes_or_no(sentences: list[list[Item]], text: str, asked: str) -> Answer:
    items = [item for sentence in sentences for item in sentence]
    if type_of(asked) != "bool" or any(ASKED in item.moods for item in items):
        return NOTHING
    hedge = pattern("answers", "hedge").match(text.strip())
    plain = text.strip()[hedge.end() :] if hedge else text.strip()
    value: bool | None = None
    if pattern("answers", "deny").match(plain):
        value = False
    elif pattern("answers", "affirm").match(plain):
        value = True
    elif _ends_in_existence(items) and not pattern("answers", "unknown").search(plain):
        value = _there_is(items)
    elif (count := counted.count(items, asked)) is not None:
        value = count > 0
    elif pattern("answers", "affirm_after_all").search(plain) and not any(NOT in item.marks for item in items):
        value = True
    return NOTHING if value is None else Answer((Statement(asked, value, _whole(text), hedge is not None),))


def _ends_in_existence(items: list[Item]) -> bool:
    """ある or ない ends few words, and nothing is wished or hoped of it."""
    return 0 < len(items) < lone_words.FEW_WORDS and items[-1].word == EXISTS and items[-1].moods <= {FORMER}


def _there_is(items: list[Item]) -> bool | None:
    """Whether there is what was asked for; 資料がない tells nothing of it, 間違いない is a yes."""
    *_, before, last = [None, *items]
    if before is not None and before.word in table("answers")["beyond_doubt"]:
        return NOT in last.marks
    return None if before is not None and answering.lacks_another(before) else NOT not in last.marks
