"""Messages written in katakana alone, as old telephones and terminals do (ｶﾌｪｦﾔｯﾃﾏｽ), in hiragana but for listed words."""

from __future__ import annotations

import re
from functools import cache

from jaconv import kata2hira

from nlu import listed_words
from nlu.numerals import Rewrite

_HIRAGANA = re.compile(r"[ぁ-ん]")
_INFLECTED = re.compile(r"デス|マス|マシ|マセ|ナイ|ナシ|シタ|シテ|タイ|イル|アル|ヲ")
_RUN = re.compile(r"[ァ-ヶー]+")
_LEAST = 3  # signs of a word that is left as it is


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    if _HIRAGANA.search(text) or not _INFLECTED.search(text):
        return []
    return [each for run in _RUN.finditer(text) for each in _but_for_words(text, *run.span())]


def _but_for_words(text: str, start: int, end: int) -> list[Rewrite]:
    """The parts of a run between the listed words it holds."""
    found: list[Rewrite] = []
    for word in [*_words().finditer(text, start, end), None]:
        until = word.start() if word else end
        if until > start:
            found.append((start, until, kata2hira(text[start:until])))
        start = word.end() if word else end
    return found


@cache
def _words() -> re.Pattern[str]:
    names = [word for word in listed_words.every() if len(word) >= _LEAST and _RUN.fullmatch(word)]
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))))
