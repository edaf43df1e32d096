"""How hard words are read: 融資（ゆうし）.

A word is hard if it holds a kanji that schools in Japan teach after the third year (学年別漢字配当表, the table of the
Course of Study of 2017, from the package kanji-lists): who lives here knows the 440 before as 売上 and 会社, while 融資,
補助金 and 従業員 are of those that the guidelines for easy Japanese (出入国在留管理庁・文化庁, 2020) want read aloud.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile

from kanji_lists import KYOIKU

from nlu import readings

EASY = frozenset(KYOIKU.GRADE1 | KYOIKU.GRADE2 | KYOIKU.GRADE3)
_KANJI = ("一", "鿿")
_TO_HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ"))}
Ruby = dict[str, str]


def hard(word: str) -> bool:
    """Does the word hold a kanji taught after the third year?"""
    return any(_KANJI[0] <= char <= _KANJI[1] and char not in EASY for char in word)


def with_readings(text: str, special: dict[str, str]) -> tuple[str, list[Ruby]]:
    """The text with the reading behind each hard word where it first stands, and the list of all of them."""
    out: list[str] = []
    known: dict[str, str] = {}
    for word, reading in _words(text, special):
        ending = _ending(word, reading)
        stem, sound = word[: len(word) - ending], reading[: len(reading) - ending]
        out.append(stem)
        if hard(stem) and sound and stem not in known:
            known[stem] = sound
            out.append(f"（{sound}）")
        out.append(word[len(stem) :])
    return "".join(out), [{"text": word, "reading": reading} for word, reading in known.items()]


def _ending(word: str, reading: str) -> int:
    """How many kana at its end a word writes as they are read: 働い ends in い."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(reversed(word), reversed(reading), strict=False))
    return sum(1 for _ in alike)


def _words(text: str, special: dict[str, str]) -> Iterator[tuple[str, str]]:
    for part in _split(text, tuple(special)):
        if part in special:
            yield part, special[part]
        else:
            yield from ((word, _hiragana(kana)) for word, kana in readings(part))


def _split(text: str, special: tuple[str, ...]) -> Iterator[str]:
    """The text in pieces, words of their own reading apart; the longest first."""
    found = next((word for word in _longest_first(special) if word in text), None)
    if found is None:
        yield text
        return
    before, after = text.split(found, 1)
    yield from (*_split(before, special), found, *_split(after, special))


@cache
def _longest_first(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(words, key=len, reverse=True))


def _hiragana(kana: str) -> str:
    """Hiragana of a reading; empty if it is none (a word that the dictionary does not know)."""
    return kana.translate(_TO_HIRAGANA) if all("ァ" <= char <= "ヺ" or char == "ー" for char in kana) else ""
