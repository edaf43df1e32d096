"""Places by their bare names (横手 for 横手市) and by how these are read (よこて, おおさか).

Many bare names are words or surnames as well: they are looked up only where a sentence or a question shows a place.
"""

from __future__ import annotations

import re
from functools import cache

from jaconv import kata2hira

from nlu import places
from nlu.lexicon import table
from nlu.normalise import normalise
from nlu.places import Place

_READ_AS = {
    "市": ("シ",),
    "区": ("ク",),
    "町": ("チョウ", "マチ"),
    "村": ("ソン", "ムラ"),
    "都": ("ト",),
    "府": ("フ",),
    "県": ("ケン",),
}
_KANA = re.compile("[ぁ-ヶ]")


def find(name: str) -> frozenset[Place]:
    """All places of that bare name or reading, as far as `places.find` does not know the name already."""
    return places.find(name) or _bare().get(name, frozenset())


def is_word(name: str) -> bool:
    """Whether the name is a word of its own (関, 中央), or rather kana that could be one."""
    return name in table("places")["words_as_well"]


def is_surname(name: str) -> bool:
    """Whether many families bear the name, so that Xの会社 may be theirs."""
    return name in table("places")["surnames"]


def load() -> None:
    """Make the list of names now, which otherwise the first message waits for that may hold one."""
    _bare()


@cache
def _bare() -> dict[str, frozenset[Place]]:
    found: dict[str, set[Place]] = {}
    for place, reading in places.readings():
        whole = place.municipality or place.prefecture
        read = {reading, *(reading.removesuffix(end) for end in _READ_AS.get(whole[-1], ()))}
        names = read | {kata2hira(kana) for kana in read} | ({whole[:-1]} if place.municipality else set())
        for name in names:
            found.setdefault(normalise(name).text, set()).add(place)
    return {name: _prefecture_first(each) for name, each in found.items() if len(name) > 1 or not _KANA.match(name)}


def _prefecture_first(each: set[Place]) -> frozenset[Place]:
    return frozenset(place for place in each if place.municipality is None) or frozenset(each)
