"""Industries by the everyday names of trades.

`lexicon/industries.yml` gives each class of the vocabulary its words. The longest listed word counts; for a word that
is not listed, its last part does (手打ちうどん店 → うどん店), or the thing that a shop is called by (古道具屋).
"""

from __future__ import annotations

from functools import cache, lru_cache

from nlu.lexicon import table

_WORDS = 4096  # words whose trade is remembered


def of(word: str) -> str | None:
    """The class of a trade's name, None when the word names no trade."""
    name = listed_name(word)
    return listed()[name] if name else _shops().get(word)


@lru_cache(_WORDS)
def listed_name(word: str) -> str | None:
    """The listed trade that a word names by itself or by its last part (耐震工事 → 工事), None when it names no trade."""
    ends = (word, *(word[-size:] for size in range(min(len(word), _longest_tail()), 0, -1) if word[-size:] in _tails()))
    return next((end for end in ends if end in listed()), None)


@cache
def words() -> frozenset[str]:
    """Every listed trade."""
    return frozenset(listed())


@cache
def listed() -> dict[str, str]:
    """The class of every listed trade."""
    rows: dict[str, list[str]] = table("industries")["classes"]
    return {word: name for name, listed in rows.items() for word in listed}


@cache
def things() -> frozenset[str]:
    """The listed trades that are things or deeds as often."""
    return frozenset(table("industries")["things"])


@cache
def _shops() -> dict[str, str]:
    """The class of every shop that is called by what it sells or serves."""
    words, things = table("industries"), table("classes")["exact"]
    return {
        thing + end: name
        for name, kinds in words["shops_of"].items()
        for kind in kinds
        for thing in things[kind]
        if len(thing) > 1  # 本店
        for end in words["shop_ends"]
    }


@cache
def _tails() -> frozenset[str]:
    return frozenset(table("industries")["tails"])


@cache
def _longest_tail() -> int:
    return max(map(len, _tails()))
