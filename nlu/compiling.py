"""How a phrase of the lexicon is read: written as somebody would say it (従業員が{人}), and reduced like any sentence.

(a|b) is either; {人} {円} … is any number of that kind, {業種} any listed trade, {国} any country, {望む} any deed that is
wished, {職} and the like any word of that class (`lexicon/classes.yml`); ! marks the number that counts when there are two.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from nlu import classes
from nlu.items import SELF, Item
from nlu.measure import kinds
from nlu.normalise import normalise
from nlu.owners import owner_of
from nlu.phrase import COUNTRY, NUMBER, WAYS, Phrase
from nlu.reduction import sentence_items
from nlu.vocabulary import facts

_SAMPLES = {
    "人": "5人", "円": "5万円", "月額": "月5万円", "期間": "5年", "年目": "5年目", "歳": "5歳", "代": "30代",
    "割合": "5割", "期": "5期", "期目": "5期目", "社": "5社", "数": "5", "回": "5回", "日付": "2018年4月", "業種": "製造業",
    "国": "ベトナム", "望む": "導入",
}  # fmt: skip
_WORDS = ("業種", "望む")  # samples that stand for words, and never for the value of a phrase
_STANDS_FOR = {"月額": "円", "国": COUNTRY}
_SLOT = re.compile(r"\{(\w+)(!?)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")


def compiled(fact: str, entry: dict[str, Any], part: str) -> Iterator[Phrase]:
    """Every phrase of an entry's part (says, answers or supposes), alternatives and labels written out."""
    says = entry.get(part) or {}
    groups = says if isinstance(says, dict) else {NUMBER: says}
    timed = {**entry, "done": ()} if part == "supposes" else entry  # what is only supposed need not be done
    for value, texts in _with_the_obvious(fact, entry, part, groups).items():
        for plain in itertools.chain.from_iterable(map(_alternatives, texts)):
            yield _compile(fact, value, plain, timed)


def _with_the_obvious(
    fact: str, entry: dict[str, Any], part: str, groups: dict[Any, list[str]]
) -> dict[Any, list[str]]:
    """A label with a number of the right kind says the fact, or with two what it is now; a bare number answers the question for it."""
    more: list[str] = []
    if part == "says" and (kind := entry.get("kind")):
        yearly = fact in facts() and (facts()[fact].unit or "").endswith("per year")
        ways = (
            "{0}が{{{1}}}",
            "{{{1}}}の{0}",
            "{0}が{{{1}}}だったのが{{{1}!}}",
            *(["{0}が年{{{1}}}"] if yearly else []),
        )
        more = [way.format(label, kind) for label in entry["labels"] for way in ways]
    elif part == "answers" and fact in facts() and facts()[fact].unit != "percent" and kinds(facts()[fact]):
        more = [f"{{{kind}}}" for kind in (*kinds(facts()[fact]), "数")]
    return {**groups, NUMBER: [*(groups.get(NUMBER) or []), *more]} if more else groups


def _alternatives(text: str) -> list[str]:
    """(a|b)c gives ac and bc."""
    parts = _CHOICE.split(text)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(combination) for combination in itertools.product(*choices)]


def _compile(fact: str, value: Any, text: str, entry: dict[str, Any]) -> Phrase:
    slots = _SLOT.findall(text)
    sample, filled = _filled(text)
    sentences = list(sentence_items(normalise(sample).text))
    if len(sentences) != 1 or not sentences[0]:
        raise ValueError(f"{fact}: 「{text}」は一つの言い方として読めません")
    items = sentences[0]
    _put_classes(items, filled)
    if lost := {f"{{{name}}}" for name, _ in slots if name in _classed()} - {item.word for item in items}:
        raise ValueError(f"{fact}: 「{text}」の{'と'.join(sorted(lost))}は、隣とつながって別の一語に読まれます")
    slot = _slot(items, slots) if value in WAYS else None
    done = value in entry.get("done", ())
    items[-1].done |= done
    if value in WAYS and slot is None and fact != "overseas_country":
        raise ValueError(f"{fact}: 「{text}」には読み取る数がありません")
    return Phrase(
        fact,
        value,
        tuple(items),
        slot=slot,
        given=frozenset(i for i, item in enumerate(items) if item.quantity and item.start not in filled),
        moods=frozenset(mood for item in items for mood in item.moods),
        names_owner=any(owner_of(item) not in (None, SELF) for item in items),
        by_hearsay=value in entry.get("by_hearsay", ()),
        not_before=frozenset(entry.get("not_before", ())),
        to_come=entry.get("to_come", False),
        over=entry.get("over", False),
        done=done,
    )


def _put_classes(items: list[Item], filled: dict[int, str]) -> None:
    """Put the class in place of its sample, where that is a word by itself and no part of one."""
    for item in items:
        name = filled.get(item.start, "") if item.quantity is None else ""
        whole = item.end - 1 in filled or item.surface in classes.named().get(name, ())
        if whole and name in _classed():
            item.word = f"{{{name}}}"


@cache
def _classed() -> frozenset[str]:
    """The names of what stands for words rather than for numbers."""
    return frozenset((*_WORDS, "国", *classes.named()))


def _filled(text: str) -> tuple[str, dict[int, str]]:
    """The phrase with a sample for each {…}, and at each offset that a sample covers the name of what it stands for."""
    out, filled, end = "", dict[int, str](), 0
    for m in _SLOT.finditer(text):
        name = m.group(1)
        sample = _SAMPLES.get(name) or classes.named()[name][0]
        out += text[end : m.start()]
        filled |= dict.fromkeys(range(len(out), len(out) + len(sample)), name)
        out, end = out + sample, m.end()
    return out + text[end:], filled


def _slot(items: list[Item], slots: list[tuple[str, str]]) -> int | None:
    """The item that the phrase's own number stands in: the marked one, else the first."""
    kinds_said = [_STANDS_FOR.get(kind, kind) for kind, _ in slots]
    own = next((at for at, (_, mark) in enumerate(slots) if mark), None)
    if own is None:
        own = next((at for at, (kind, _) in enumerate(slots) if kind in _SAMPLES and kind not in _WORDS), None)
    if own is None:
        return None
    kind = kinds_said[own]
    places = [i for i, item in enumerate(items) if item.word == kind and (item.quantity or kind == COUNTRY)]
    nth = kinds_said[:own].count(kind)
    return places[nth] if nth < len(places) else None
