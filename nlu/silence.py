"""What the speaker does not know, or will not say."""

from __future__ import annotations

from dataclasses import dataclass

from nlu.answers import search
from nlu.items import Item
from nlu.labels import named, names
from nlu.lexicon import pattern, table


@dataclass(frozen=True, slots=True)
class Silence:
    """A fact left open; `refused` when the speaker will not say it."""

    fact: str
    refused: bool


def read(sentences: list[list[Item]], text: str, asked: str | None) -> list[Silence]:
    """The facts a message leaves open: those it names as unknown, else the one just asked for."""
    if pattern("answers", "not_understood").search(text):
        return []
    by_name = [silence for items in sentences if items for silence in _named(items, text, asked)]
    return by_name or _bare(text, asked)


def of_named(sentences: list[list[Item]], asked: str | None, *, refused: bool) -> list[Silence]:
    """The one fact that a silent message names (資本金は忘れました), else the one just asked for."""
    facts = {_meant(fact, asked) for items in sentences for fact, _, _ in named(items)}
    left = facts if len(facts) == 1 else {asked} - {None}
    return [Silence(fact, refused) for fact in left if fact]


def _named(items: list[Item], text: str, asked: str | None) -> list[Silence]:
    refused = search("refused", items, text)
    found = refused or search("unknown", items, text)
    if found is None:
        return []
    open_ones = [_meant(fact, asked) for fact, _, end in named(items) if _leads_to(items, end, found.start())]
    return [Silence(fact, refused is not None) for fact in open_ones or ([asked] if asked else [])]


def _meant(fact: str, asked: str | None) -> str:
    """The fact just asked for, if it is of that kind: 資本金とか知らん, asked for 取引先の資本金."""
    if asked is None or asked == fact:
        return fact
    return asked if any(ours.endswith(name) for ours in names(asked) for name in names(fact)) else fact


def _bare(text: str, asked: str | None) -> list[Silence]:
    refused = pattern("answers", "refused").search(text) is not None
    left = (
        refused
        or any(pattern("answers", name).search(text) for name in ("unknown", "not_here", "awaited"))
        or _not_set(asked, text)
    )
    return [Silence(asked, refused)] if asked and left else []


def _not_set(asked: str | None, text: str) -> bool:
    """まだ決めていません, asked by how much the pay is to rise."""
    return asked in table("answers")["to_be_set"] and pattern("answers", "undecided").search(text) is not None


def _leads_to(items: list[Item], end: int, at: int) -> bool:
    """Whether nothing but small words stands between a name and what is said of it, not of its 扱い or 借り方."""
    between = [item for item in items[end : end + 2] if item.end <= at]
    named = table("reduction")["named_before"]
    others = any(i.pos.startswith("動詞") or i.word in named or i.surface.endswith("方") for i in between)
    return items[end - 1].start < at and len(between) <= 1 and not others
