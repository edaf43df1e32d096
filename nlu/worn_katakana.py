"""Words in katakana that have lost a long vowel, a ッ or the smallness of a sign: デイサビス, プラスチク, ペンシヨン, ﾒｰｶ.

Only what is no listed word itself, and where one listed word alone can be meant.
"""

from __future__ import annotations

import re
from functools import cache

from nlu import classes, listed_words
from nlu.numerals import Rewrite

_RUN = re.compile(r"[ァ-ヶー]{4,}")
_LEFT_OUT = re.compile(r"[ーッ]")
_LARGE = str.maketrans("ァィゥェォャュョヮ", "アイウエオヤユヨワ")
_LEAST = 4  # signs of what is left of a word


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    return [
        (*run.span(), usual)
        for run in _RUN.finditer(text)
        if run.group() not in _named() and (usual := _words().get(_worn(run.group())))
    ]


def _worn(word: str) -> str:
    return _LEFT_OUT.sub("", word).translate(_LARGE)


@cache
def _words() -> dict[str, str]:
    """Each listed word of katakana by what is left of it; those that several share are left out."""
    found: dict[str, set[str]] = {}
    for word in _named():
        if _RUN.fullmatch(word) and len(_worn(word)) >= _LEAST:
            found.setdefault(_worn(word), set()).add(word)
    return {
        worn: min(words, key=lambda word: (-len(word), word))
        for worn, words in found.items()
        if len({*map(listed_words.meaning, words)}) == 1
    }


@cache
def _named() -> frozenset[str]:
    """All listed words, and those that they are made of."""
    named = listed_words.every() | classes.words()
    return named | listed_words.parts(named)
