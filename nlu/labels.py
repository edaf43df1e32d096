"""The words that name a fact, found in a sentence (資本金は分かりません is about capital_yen)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from nlu.items import Item
from nlu.phrasebook import entries
from nlu.reduction import sentence_items
from nlu.vocabulary import facts

Words = tuple[str, ...]


def named(items: list[Item]) -> list[tuple[str, int, int]]:
    """The facts named in a sentence, with the indices of the words; the longest name wins."""
    out: list[tuple[str, int, int]] = []
    at = 0
    while at < len(items):
        fits = [
            (w, f)
            for w, f in _labels().get(items[at].word, ())
            if _at(items, at, w) and not items[at].pos.startswith("動詞")
        ]
        longest = max((len(w) for w, _ in fits), default=1)
        out += [(f, at, at + longest) for w, f in fits if len(w) == longest]
        at += longest
    return out


def names(fact: str) -> list[str]:
    """What a fact is called."""
    return list(dict.fromkeys([facts()[fact].label, *entries().get(fact, {}).get("labels", [])]))


def load() -> None:
    """Read the names of all facts now, which otherwise the first message waits for that names one."""
    _labels()


@cache
def _labels() -> dict[str, list[tuple[Words, str]]]:
    book: dict[str, list[tuple[Words, str]]] = defaultdict(list)
    for fact in facts():
        for label in names(fact):
            words = tuple(item.word for items in sentence_items(label) for item in items)
            if words:
                book[words[0]].append((words, fact))
    return book


def _at(items: list[Item], at: int, words: Words) -> bool:
    return tuple(item.word for item in items[at : at + len(words)]) == words
