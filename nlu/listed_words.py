"""The words that the lexicon lists, those that they are made of, and which of them mean the same."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from nlu import industries, items
from nlu.tokens import short_readings


@cache
def every() -> frozenset[str]:
    """Same words (words.yml) and trades."""
    return items.listed() | industries.words()


def parts(words: Iterable[str]) -> set[str]:
    """The smallest words that these are made of."""
    return {part for word in words for part, _ in short_readings(word)}


def meaning(word: str) -> str:
    """The class of a trade, of another word the one that stands for its like."""
    return industries.of(word) or items.canonical(word, word)
