"""Sudachi tokens with their offsets. The dictionary is loaded once, on first use."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from nlu.dictionary import config

# Sudachi takes 49,149 bytes at a time; a sentence that long is cut.
_SENTENCE = re.compile(r"[^。!?\n]{0,4000}[。!?\n]*")
_POLITE = ("です", "ます")
_OPENING = ("名詞", "代名詞", "動詞", "形容詞", "副詞", "接続詞", "連体詞")  # what a sentence can begin with
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Token:
    """One morpheme: surface, dictionary form in its usual spelling, part of speech, conjugation, offsets, and how it is
    read, in katakana.
    """

    surface: str
    lemma: str
    pos: str
    form: str
    start: int
    end: int
    reading: str = ""


def sentences(text: str) -> Iterator[list[Token]]:
    """The tokens of each sentence, blanks included, so that they rebuild the text."""
    for found in _SENTENCE.finditer(text):
        if found.group():
            yield from _apart(_tokenise(found.group(), found.start()))


def _apart(tokens: list[Token]) -> Iterator[list[Token]]:
    """Sentences dictated without a stop between them: 社員は18人です注文が減って; in 二人です従業員は the topic comes last."""
    start = 0
    words = [token for token in tokens if not token.pos.startswith("補助記号")]
    turned = bool(words) and words[-1].pos.startswith("助詞-係助詞")
    for at, (one, following) in enumerate(pairwise([] if turned else tokens), 1):
        polite = one.lemma in _POLITE or (one.lemma == "た" and at > 1 and tokens[at - 2].lemma == "ます")
        if polite and one.form.startswith(("終止形", "連体形")) and following.pos.startswith(_OPENING):
            yield tokens[start:at]
            start = at
    yield tokens[start:]


def short_units(text: str) -> list[tuple[str, str]]:
    """A short text in Sudachi's smallest words: each as it stands, and in its dictionary form."""
    from sudachipy import SplitMode

    with _LOCK:
        return [(m.surface(), m.normalized_form()) for m in _tokenizer().tokenize(text, SplitMode.A)]


def short_readings(text: str) -> list[tuple[str, str]]:
    """A short text in Sudachi's smallest words: each as it stands, and how it is read, in katakana."""
    from sudachipy import SplitMode

    with _LOCK:
        return [(m.surface(), m.reading_form()) for m in _reader().tokenize(text, SplitMode.A)]


def usual_form(word: str) -> str:
    """A word in its dictionary form and usual spelling; as it stands when it is more than one."""
    tokens = [token for sentence in sentences(word) for token in sentence]
    return tokens[0].lemma if len(tokens) == 1 else word


@cache
def _tokenizer() -> Any:
    from sudachipy import Dictionary, SplitMode

    return Dictionary(config=config("core")).create(mode=SplitMode.C)


@cache
def _reader() -> Any:
    """A tokenizer without our own names, which have no readings."""
    from sudachipy import Dictionary, SplitMode

    return Dictionary(dict="core").create(mode=SplitMode.C)


@cache
def _pos(parts: tuple[str, ...]) -> str:
    return "-".join(part for part in parts[:3] if part != "*")


def _tokenise(text: str, offset: int) -> list[Token]:
    with _LOCK:
        return [
            Token(
                m.surface(),
                m.normalized_form(),
                _pos(m.part_of_speech()),
                m.part_of_speech()[5],
                offset + m.begin(),
                offset + m.end(),
                m.reading_form(),
            )
            for m in _tokenizer().tokenize(text)
            if m.surface()
        ]


def readings(text: str) -> Iterator[tuple[str, str]]:
    """Each word of the text with its reading in katakana; together the words rebuild the text."""
    for found in _SENTENCE.finditer(text):
        if found.group():
            with _LOCK:
                words = [(m.surface(), m.reading_form()) for m in _reader().tokenize(found.group())]
            yield from words
