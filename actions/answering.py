"""Questions of the owner's, and an answer with one in one breath (分けてる…なんでそんなこと聞くん): where the answer ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from actions.asking import asks, sentences
from actions.replies.words import words

_BREAK = re.compile(r"[。、,.…!！?？\n\s・]+")
# A question back is short; looking for one from every pause of a long message would take seconds.
_LONGEST_BACK = 200


def asks_back(text: str) -> int | None:
    """Where a question back begins that ends the message; None if none does."""
    starts = sorted((at for at in _starts(text) if at >= len(text) - _LONGEST_BACK), reverse=True)
    return next((at for at in starts if re.match(words()["asks_back"], re.sub(r"\s", "", text[at:]))), None)


def _starts(text: str) -> Iterator[int]:
    yield 0
    yield from (pause.end() for pause in _BREAK.finditer(text))
    yield from (word.start() for word in re.finditer(words()["asks_back_begins"], text))


def answer_in(text: str) -> str:
    """What stands before a question and may answer ours; empty if the message begins with the question."""
    at = asks_back(text)
    if at is not None:
        return text[:at].rstrip()
    said = ""
    for sentence in sentences(text):
        if asks(sentence):
            return said
        said += sentence
    return ""
