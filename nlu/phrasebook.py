"""The phrases of the lexicon, compiled: what each says, reduced like any sentence, and indexed by its first item.

A phrase is written as somebody would say it: `従業員が{人}`, `銀行が貸してくれない`. (a|b) is either; {人} {円} … is
any number of that kind, {業種} any listed trade, {国} any country, {職} and the like any word of that class
(`lexicon/classes.yml`); ! marks the number that counts when there are two.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from nlu import classes, countries, dictionary, industries, shelf
from nlu.items import SELF, Item
from nlu.lexicon import merged
from nlu.measure import kinds
from nlu.normalise import normalise
from nlu.owners import owner_of
from nlu.quantities import Quantity
from nlu.reduction import sentence_items
from nlu.vocabulary import facts

NUMBER = "number"  # the value that stands for the phrase's own number, as said
# What all numbers of the phrase make together: the last over the first, their sum, or the first without the others.
CHANGES = ("change", "change_from")
TOGETHER = (*CHANGES, "sum", "rest")
PART = "part"  # the number is a part of the value: 板前2人 and 仲居3人 make five
WAYS = (NUMBER, "fall", "rise", "left", "fallen_to", "completed", PART, *TOGETHER)
EMPTY = "empty"  # the value of a set that is said to have no member
TRADE, COUNTRY, CALLING = "{業種}", "{国}", "{職}"

_SAMPLES = {
    "人": "5人", "円": "5万円", "月額": "月5万円", "期間": "5年", "年目": "5年目", "歳": "5歳", "代": "30代",
    "割合": "5割", "期": "5期", "期目": "5期目", "社": "5社", "数": "5", "回": "5回", "日付": "2018年4月", "業種": "製造業",
    "国": "ベトナム",
}  # fmt: skip
_STANDS_FOR = {"月額": "円", "国": COUNTRY}
_SLOT = re.compile(r"\{(\w+)(!?)\}")
_CHOICE = re.compile(r"\(([^()]*)\)")

_NLU = Path(__file__).parent
_LEAST_BARE_SUM = 50  # in 万円; a smaller bare number seldom is a sum of money

# Phrases by the key of their first item, and by a further word without which they cannot be found ("" where they have
# none): a sentence looks through those only whose both words it holds.
Book = dict[str, dict[str, list["Phrase"]]]


@dataclass(frozen=True)
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
    by_hearsay: bool  # the fact is one that people know of their own firm by hearsay (創業は明治だと聞いています)
    not_before: frozenset[str]  # words that claim the number before them for another fact (300万借りたい)
    to_come: bool  # the fact is a plan, which no deed that is done already states (去年レジを入れました)
    over: bool  # the fact is of the past, which no deed that is still to come states (四月に開業します)
    done: bool  # the value is stated only by what is done or under way (返済を待ってもらった)

    @cached_property
    def lone(self) -> bool:
        """Whether it is a single word or number."""
        return len(self.items) == 1

    @cached_property
    def tight(self) -> bool:
        """Whether no other word may stand within: two numbers of a kind, or a number and whom it counts by their calling,
        are about one thing only side by side.
        """
        counted = [item.word for item in self.items if item.quantity]
        return len(set(counted)) < len(counted) or (bool(counted) and self.counts_callings)

    @cached_property
    def counts_callings(self) -> bool:
        """Whether it counts people by their calling."""
        return any(item.word == CALLING for item in self.items)

    @cached_property
    def then_and_now(self) -> bool:
        """Whether its own number is the second of a kind, and the first is what it was before."""
        own = self.items[self.slot] if self.slot else None
        return own is not None and any(item.word == own.word for item in self.items[: self.slot])

    @cached_property
    def before_people(self) -> int:
        """How many of its items come before its number, if that is one of people and a fact."""
        number = None if self.slot is None or self.fact not in facts() else self.items[self.slot].quantity
        return (self.slot or 0) if number is not None and number.kind == "人" else 0

    @cached_property
    def needs(self) -> frozenset[str]:
        """The words without which it cannot be found; numbers aside."""
        return frozenset(item.word for item in self.items if item.quantity is None)

    @cached_property
    def has_object(self) -> bool:
        """Whether its deed is done to something it names."""
        return any(item.is_object for item in self.items)


class _Books(NamedTuple):
    statements: Book
    answers: dict[str, Book]
    suppositions: Book


@cache
def entries() -> dict[str, dict[str, Any]]:
    """The lexicon's entry for each fact: labels, kind, says, answers, supposes."""
    return merged("phrases")


@cache
def labels() -> frozenset[str]:
    """The words that name a number right before it, and leave it to nothing farther off (得意先は年商10億)."""
    rows = [entry for entry in entries().values() if entry.get("kind")]
    named = [list(sentence_items(label)) for entry in rows for label in entry["labels"]]
    return frozenset(items[0].word for (items,) in named if len(items) == 1)


def statements() -> Book:
    """Phrases that state a fact anywhere, by the key of their first item."""
    return _books().statements


def answers(fact: str) -> Book:
    """Phrases that answer the question for a fact, by the key of their first item."""
    return _books().answers.get(fact, {})


def suppositions() -> Book:
    """Phrases that suppose a fact behind もし or before たら, and state none elsewhere (資本金を1000万に増やしたら)."""
    return _books().suppositions


@cache
def _books() -> _Books:
    return shelf.kept("phrases", _digest(), _made)


def _made() -> _Books:
    answering = {fact: _indexed(compiled(fact, entries().get(fact, {}), "answers")) for fact in {*facts(), *entries()}}
    return _Books(_all("says"), answering, _all("supposes"))


@cache
def _digest() -> str:
    """Of the code, the word lists, the vocabulary, the dictionary, Sudachi and Python."""
    files = [*sorted(_NLU.rglob("*.py")), *sorted(_NLU.rglob("*.yml")), _NLU.parent / "catalogue" / "facts.yml"]
    versions = [dictionary.digest(), sys.version, *map(version, ("sudachipy", "sudachidict-core"))]
    return shelf.digest([*(path.read_bytes() for path in files), *map(str.encode, versions)])


def _all(part: str) -> Book:
    return _indexed(p for fact, entry in entries().items() for p in compiled(fact, entry, part))


def keys(item: Item) -> tuple[str, ...]:
    """What an item can stand for in a phrase: its word or kind, {業種} or {国} where it names one, and its classes."""
    if item.quantity:
        return (f"#{item.quantity.kind}", *(["#円"] if bare_sum(item.quantity) else []))
    trade = industries.of(item.surface) or industries.of(item.plain)
    country = countries.of(item.surface)
    return (item.word, *([TRADE] if trade else []), *([COUNTRY] if country else []), *classes.of(item))


def bare_sum(said: Quantity) -> bool:
    """800借りたい: a number that may be money though nothing says so; 2019 rather is a year."""
    return said.kind == "数" and said.value >= _LEAST_BARE_SUM and said.value % 10 == 0


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
    """A label with a number of the right kind says the fact; a bare number answers the question for it."""
    more: list[str] = []
    if part == "says" and (kind := entry.get("kind")):
        yearly = fact in facts() and (facts()[fact].unit or "").endswith("per year")
        ways = ("{0}が{{{1}}}", "{{{1}}}の{0}", *(["{0}が年{{{1}}}"] if yearly else []))
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
    return frozenset(("業種", "国", *classes.named()))


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
        own = next((at for at, (kind, _) in enumerate(slots) if kind != "業種" and kind in _SAMPLES), None)
    if own is None:
        return None
    kind = kinds_said[own]
    places = [i for i, item in enumerate(items) if item.word == kind and (item.quantity or kind == COUNTRY)]
    nth = kinds_said[:own].count(kind)
    return places[nth] if nth < len(places) else None


def _indexed(phrases: Iterable[Phrase]) -> Book:
    """Those that come to the same are kept once."""
    book: Book = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[Any, ...]] = set()
    for phrase in phrases:
        if (same := _essence(phrase)) not in seen:
            seen.add(same)
            first, *others = phrase.items
            further = next((item.word for item in reversed(others) if item.quantity is None), "")
            book[first.word if not first.quantity else keys(first)[0]][further].append(phrase)
    return {key: dict(rows) for key, rows in book.items()}


def _sample(said: Quantity, given: bool) -> tuple[Any, ...]:
    return said.kind, said.monthly, said.value if given else None


def _essence(phrase: Phrase) -> tuple[Any, ...]:
    items = tuple(
        (i.word, frozenset(i.marks), i.done, i.after, i.bound, i.quantity and _sample(i.quantity, at in phrase.given))
        for at, i in enumerate(phrase.items)
    )
    given = tuple((said.value, said.counter) for at in phrase.given if (said := phrase.items[at].quantity))
    return phrase.fact, str(phrase.value), phrase.slot, phrase.given, given, phrase.moods, items
