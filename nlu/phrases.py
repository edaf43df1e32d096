"""Phrases of the lexicon, found in what people say.

A phrase is written as somebody would say it (`従業員が{人}`, `銀行が貸してくれない`) and reduced like any sentence; it
is found where its items come in the same order, meant in the same way, with at most a few words between them.
The tighter and longer a find, the better it fits; a number belongs to the phrase that fits best.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlu import countries, industries
from nlu.items import Item
from nlu.lexicon import merged
from nlu.measure import kinds
from nlu.normalise import normalise
from nlu.owners import owner_of
from nlu.reduction import sentence_items
from nlu.vocabulary import facts

NUMBER = "number"  # the value that stands for the phrase's own number, as said

_WORDS_BETWEEN = 3
_COST_OF_A_WORD = 0.6
_COST_OF_NO_UNIT = 0.3
_GAIN_OF_A_DETAIL = 0.1
_SAMPLES = {
    "人": "5人", "円": "5万円", "月額": "月5万円", "期間": "5年", "年目": "5年目", "歳": "5歳", "代": "30代",
    "割合": "5割", "期": "5期", "期目": "5期目", "社": "5社", "数": "5", "回": "5回", "日付": "2018年4月", "業種": "製造業",
    "国": "ベトナム",
}  # fmt: skip
_SLOT = re.compile(r"\{(\w+)(!?)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")
_ONLY = ("だけ", "のみ", "しか", "ばかり")
_CASES = "のにをへと"
_UNITLESS = ("人", "円", "期", "歳", "社")


@dataclass(frozen=True, slots=True)
class Phrase:
    """What is said when: `value` of `fact`, or how to read it from the item at `slot`.

    The numbers at `given` are the phrase's own words (一人で) and match themselves only.
    """

    fact: str
    value: Any
    items: tuple[Item, ...]
    slot: int | None
    given: frozenset[int]
    moods: frozenset[str]
    names_owner: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase found in a sentence; `number` is the item its own number stands in."""

    phrase: Phrase
    items: tuple[Item, ...]
    number: Item | None
    score: float

    @property
    def span(self) -> tuple[int, int]:
        """Offsets of its words in the normalised text."""
        return min(i.start for i in self.items), max(i.end for i in self.items)


def find(items: list[Item], *, answering: str | None = None) -> list[Found]:
    """Every phrase that the sentence holds, the best fitting first.

    With `answering`, only the phrases that answer a question for that fact.
    """
    book = _answers().get(answering, {}) if answering else _statements()
    found = [
        hit
        for at, item in enumerate(items)
        for key in _keys(item)
        for phrase in book.get(key, ())
        if (hit := _fit(phrase, items, at))
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.phrase.value is not None, hit.span))


@cache
def entries() -> dict[str, dict[str, Any]]:
    """The lexicon's entry for each fact: labels, kind, says, answers."""
    return merged("phrases")


@cache
def _statements() -> dict[str, list[Phrase]]:
    return _by_first_key(p for fact, entry in entries().items() for p in compiled(fact, entry, "says"))


@cache
def _answers() -> dict[str, dict[str, list[Phrase]]]:
    return {fact: _by_first_key(compiled(fact, entries().get(fact, {}), "answers")) for fact in facts()}


def _by_first_key(phrases: Iterator[Phrase]) -> dict[str, list[Phrase]]:
    """Phrases by their first item; those that come to the same are kept once."""
    book: dict[str, list[Phrase]] = defaultdict(list)
    seen: set[tuple[Any, ...]] = set()
    for phrase in phrases:
        if (same := _essence(phrase)) not in seen:
            seen.add(same)
            book[_keys(phrase.items[0])[0]].append(phrase)
    return book


def _essence(phrase: Phrase) -> tuple[Any, ...]:
    items = (
        (i.word, _kind(i), tuple(sorted(i.marks)), i.after, i.quantity and i.quantity.monthly) for i in phrase.items
    )
    return phrase.fact, str(phrase.value), phrase.slot, phrase.given, tuple(sorted(phrase.moods)), tuple(items)


def compiled(fact: str, entry: dict[str, Any], part: str) -> Iterator[Phrase]:
    """Every phrase of an entry's part (says or answers), alternatives and labels written out."""
    says = entry.get(part) or {}
    groups = says if isinstance(says, dict) else {NUMBER: says}
    if part == "answers":
        groups = _with_bare_answers(fact, groups)
    if part == "says" and (kind := entry.get("kind")):
        labelled = [t for label in entry["labels"] for t in (f"{label}が{{{kind}}}", f"{{{kind}}}の{label}")]
        groups = {**groups, NUMBER: [*(groups.get(NUMBER) or []), *labelled]}
    for value, texts in groups.items():
        for text in texts:
            for plain in _alternatives(text):
                yield _compile(fact, value, plain)


def _with_bare_answers(fact: str, groups: dict[Any, list[str]]) -> dict[Any, list[str]]:
    """A bare number of the fact's own kind answers the question for it, and so does the name of a value."""
    if fact not in facts():
        return groups
    bare = [f"{{{kind}}}" for kind in (*kinds(facts()[fact]), "数") if kinds(facts()[fact])]
    rates = {} if facts()[fact].unit == "percent" else {NUMBER: [*groups.get(NUMBER, []), *bare]}
    return {**groups, **rates}


def _alternatives(text: str) -> list[str]:
    """(a|b)c gives ac and bc."""
    parts = _CHOICE.split(text)
    choices = [part.split("|") if i % 2 else [part] for i, part in enumerate(parts)]
    return ["".join(combination) for combination in itertools.product(*choices)]


def _compile(fact: str, value: Any, text: str) -> Phrase:
    slots = _SLOT.findall(text)
    sample, filled = _filled(text)
    sentences = list(sentence_items(normalise(sample).text))
    if len(sentences) != 1 or not sentences[0]:
        raise ValueError(f"{fact}: 「{text}」は一つの言い方として読めません")
    items = sentences[0]
    if "業種" in (kind for kind, _ in slots):
        for item in items:
            item.word = "{業種}" if item.word == "製造業" else item.word
    for item in items:
        item.word = "{国}" if item.word == "ベトナム" else item.word
    slot = _slot(items, slots) if value in (NUMBER, "fall", "rise", "left") else None
    moods = frozenset(mood for item in items for mood in item.moods)
    given = frozenset(i for i, item in enumerate(items) if item.quantity and item.start not in filled)
    return Phrase(fact, value, tuple(items), slot, given, moods, any(owner_of(i) not in (None, "self") for i in items))


def _filled(text: str) -> tuple[str, set[int]]:
    """The phrase with a sample for each {…}, and the offsets that the samples cover."""
    out, filled, end = "", set[int](), 0
    for m in _SLOT.finditer(text):
        out += text[end : m.start()]
        filled |= set(range(len(out), len(out) + len(_SAMPLES[m.group(1)])))
        out, end = out + _SAMPLES[m.group(1)], m.end()
    return out + text[end:], filled


def _slot(items: list[Item], slots: list[tuple[str, str]]) -> int | None:
    """The item that the phrase's own number stands in: the marked one, else the first."""
    kind = next((kind for kind, own in slots if own), next((kind for kind, _ in slots if kind != "業種"), ""))
    kind = {"月額": "円"}.get(kind, kind)
    return next((i for i, item in enumerate(items) if kind in (item.word, item.word.strip("{}"))), None)


def _kind(item: Item) -> str:
    return f"#{item.quantity.kind}" if item.quantity else ""


def _keys(item: Item) -> list[str]:
    if item.quantity:
        return [_kind(item)]
    keys = [item.word]
    if item.word != "{業種}" and (industries.of(item.surface) or industries.of(item.plain)):
        keys.append("{業種}")
    if item.word != "{国}" and countries.of(item.surface):
        keys.append("{国}")
    return keys


def _fit(phrase: Phrase, items: list[Item], at: int) -> Found | None:
    taken: list[Item] = []
    gain, place = 0.0, at
    for number, wanted in enumerate(phrase.items):
        reach = 1 if number == 0 else 1 + _WORDS_BETWEEN
        for gap, item in enumerate(items[place : place + reach]):
            fit = _fits(wanted, item, gap)
            if number in phrase.given and fit is not None:
                fit = fit + _GAIN_OF_A_DETAIL if _same_number(wanted, item) else None
            if fit is not None:
                gain += fit - gap * _COST_OF_A_WORD
                taken.append(item)
                place += gap + 1
                break
        else:
            return None
    if any(not item.moods <= phrase.moods for item in taken):
        return None
    own = taken[phrase.slot] if phrase.slot is not None else None
    return Found(phrase, tuple(taken), own, gain)


def _fits(wanted: Item, item: Item, gap: int) -> float | None:
    """How well an item fills a place in a phrase; None when it does not."""
    if wanted.marks != item.marks or (wanted.bound and gap):
        return None
    if not _same_stand(wanted, item):
        return None
    if wanted.quantity is None:
        return 1.0 if wanted.word in _keys(item) and not _clash(wanted.after[:1], item.after[:1]) else None
    said = item.quantity
    if said is None or said.monthly != wanted.quantity.monthly:
        return None
    if _kind(item) != _kind(wanted):
        unitless = said.kind == "数" and wanted.quantity.kind in _UNITLESS and gap == 0
        return 1 - _COST_OF_NO_UNIT if unitless else None
    particle = wanted.after[:1]
    if particle in ("の", "に"):
        return 1 + _GAIN_OF_A_DETAIL if item.after.startswith(particle) else None
    return None if said.kind == "割合" and item.after.startswith("に") else 1.0


def _clash(wanted: str, said: str) -> bool:
    """下請けの仕事 is not 下請けに仕事: の holds two words together as no other particle does."""
    return (
        "の" in (wanted, said) and wanted != said and wanted in _CASES and said in _CASES and "" not in (wanted, said)
    )


def _same_number(wanted: Item, item: Item) -> bool:
    return bool(item.quantity and wanted.quantity and item.quantity.value == wanted.quantity.value)


def _same_stand(wanted: Item, item: Item) -> bool:
    """女性です is not any woman, and 家族だけ not any family: だ and だけ count where a phrase has them."""
    if "だけ" in wanted.after and not any(only in item.after for only in _ONLY):
        return False
    stands_alone = wanted.after == "だ" and wanted.pos.startswith(("名詞", "代名詞", "数量"))
    return not stands_alone or item.after in ("", "だ", "、", "だ、", "ですが")


def known_facts() -> frozenset[str]:
    """Facts that the lexicon can read and the catalogue knows."""
    return frozenset(entries()) & frozenset(facts())
