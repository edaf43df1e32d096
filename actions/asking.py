"""Does an owner ask? 相談料っているんやろか, 電話が苦手なんですけど大丈夫ですか: by how a sentence ends, with or without a mark."""

from __future__ import annotations

import re

from actions.naming import fold
from actions.replies.words import words
from actions.signs import shows

_SENTENCE = re.compile(r"[^。!！?？…\n]+[。!！?？…\n]*")
# What may stand behind the last word; NFKC makes … three dots. A question mark is a word of its own.
_CLOSING = "。.!\n、"


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its marks."""
    return _SENTENCE.findall(text)


def asks(text: str) -> bool:
    """Does one of the sentences of the text ask? (5人です。いくら借りられますか does; what is wished, 教えてください, does not.)"""
    table = words()["asks"]
    return any(shows(fold(said).rstrip(_CLOSING), table["signs"], table["unless"]) for said in sentences(text))
