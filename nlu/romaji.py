"""Rests of the Latin letters that kana are typed with: おくえn for おくえん, dえす for です, なりmした for なりました.

Only a lone small letter behind a kana: 5kWh and iPhone stay as they are.
"""

from __future__ import annotations

import re
from functools import cache

from jaconv import hira2kata

from nlu.lexicon import table
from nlu.numerals import Rewrite

_LONE = re.compile(r"(?<=[ぁ-んァ-ヶー])[a-z](?![A-Za-z])")
_KATAKANA = re.compile(r"[ァ-ヶー]")


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    return [rewrite for m in _LONE.finditer(text) if (rewrite := _meant(text, m.start()))]


def _meant(text: str, at: int) -> Rewrite | None:
    """The kana that was meant with a letter, and with the one behind it."""
    rows = table("romaji")
    letter, behind = text[at], text[at + 1 : at + 2]
    row = rows["rows"].get(letter, "")
    if row and behind and behind in rows["vowels"]:
        return at, at + 2, row[rows["vowels"].index(behind)]
    if row and behind and behind in row:
        return at, at + 1, ""
    if kana := next((kana for missing, kana in _before() if missing.match(text, at)), rows["alone"].get(letter)):
        return at, at + 1, hira2kata(kana) if _KATAKANA.match(text, at - 1) else kana
    return None


@cache
def _before() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(missing), kana) for missing, kana in table("romaji")["before"].items()]
