"""Words and places of which an input method, or a tired hand, has turned only a part into kanji: 資本きん, 社いん, 松もと市.

The kana must sound as the characters that are missing do. Each listed word has its few ways to be half written; those that
several words share, or that a word and what bends behind it could be (家ぐらい, 本や雑誌), are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from jaconv import kata2hira

from nlu import classes, listed_words
from nlu.lexicon import pattern, table
from nlu.numerals import Rewrite
from nlu.tokens import sentences, short_readings

_MIXED = re.compile(r"[一-鿿々ぁ-んー]*(?:[一-鿿々][ぁ-ん]|[ぁ-ん][一-鿿々])[一-鿿々ぁ-んー]*")
KANJI = re.compile(r"[一-鿿々]+")
_KANA = re.compile(r"[ぁ-んー]+")
_LONGEST = 14
_MOST = 8  # characters of a word
_SOUND = re.compile(r"[ぁ-ん][ゃゅょ]?[いうんくきつちっ]?")  # of a character in a word that came from China
_LONG = re.compile(r"(?<=[ゅょ])う$")  # …, which is often left out
_NO_START = tuple("ぁぃぅぇぉっゃゅょんー")


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    found, done = list[Rewrite](), 0
    for run in _MIXED.finditer(text):
        for at in range(run.start(), run.end()):
            if at >= done and (hit := _longest(text, at, run.end())):
                found.append(hit)
                done = hit[1]
    return found


def load() -> None:
    """Make the list of forms now, which otherwise the first message waits for."""
    _half_written()


def _longest(text: str, at: int, until: int) -> Rewrite | None:
    known = _half_written()
    for end in range(min(at + _LONGEST, until), at + 1, -1):
        usual = known.get(text[at:end])
        if usual and _stands_alone(text, at, end) and not _bends(text[at:end]):
            return at, end, usual
    return None


def _stands_alone(text: str, at: int, end: int) -> bool:
    """Whether a word can begin and end here."""
    begins = KANJI.match(text, at) or pattern("half_written", "start").match(text, at)
    return bool(begins) and bool(KANJI.match(text, end - 1) or pattern("half_written", "end").match(text, end))


@cache
def _bends(form: str) -> bool:
    """返さい holds a verb, 子ども is a word: what the tokenizer knows is no half written one."""
    tokens = [token for sentence in sentences(form) for token in sentence]
    return len(tokens) == 1 or any(
        KANJI.match(token.surface) and not KANJI.fullmatch(token.surface) for token in tokens
    )


@cache
def _half_written() -> dict[str, str]:
    """Each half written form by the word that is meant."""
    meant: dict[str, set[str]] = {}
    usual = listed_words.every()
    ranks = {word: rank for same in table("words")["same"].values() for rank, word in enumerate(same, 1)}
    for word in _words():
        for form in _forms(word):
            meant.setdefault(form, set()).add(word)
    return {
        form: min(words, key=lambda word: (word != listed_words.meaning(word), ranks.get(word, 0)))
        for form, words in meant.items()
        if form not in usual and len({*map(listed_words.meaning, words)}) == 1
    }


def _words() -> frozenset[str]:
    """The listed words of kanji alone, and those that they are made of."""
    named, rows = listed_words.every(), table("half_written")
    return frozenset(
        word
        for word in (named | listed_words.parts(named) | {*rows["more"]}) - {*rows["wrong"]}
        if 1 < len(word) <= _MOST and KANJI.fullmatch(word)
    )


def _forms(word: str) -> Iterator[str]:
    for parts in _parts(word):
        ways = [(kanji, *_ways(sound)) for kanji, sound in parts]
        yield from (form for chosen in product(*ways) if _is_half(form := "".join(chosen)))


def _ways(sound: str) -> tuple[str, ...]:
    short = _LONG.sub("", sound)
    return (sound,) if short == sound else (sound, short)


def _is_half(form: str) -> bool:
    """Whether it has kanji and kana, and the latter are no words of their own."""
    rows, runs = table("half_written"), [*_KANA.finditer(form)]
    if not runs or len(form) == sum(len(run.group()) for run in runs):
        return False
    if any(run.group() in classes.words() for run in runs):  # しいたけ栽培
        return False
    first, last = runs[0], runs[-1]
    if first.span() == (0, 1) or any(run.group() in rows["particles"] for run in runs):  # い子
        return False
    if first.start() == 0 and first.group() in (*rows["words"], *rows["leading"]):
        return False
    alone = rows["words"] if last.start() == 1 else ()  # 店から
    return last.end() < len(form) or last.group() not in (*rows["bends"], *rows["titles"], *alone)


def _parts(word: str) -> Iterator[list[tuple[str, str]]]:
    """The characters of a word, each with its sound, in all the ways that they can have theirs."""
    units = [[*_split(part, kata2hira(sound))] for part, sound in short_readings(word)]
    for chosen in product(*units):
        yield [character for part in chosen for character in part]


def _split(part: str, sound: str) -> Iterator[list[tuple[str, str]]]:
    possible = [*splits(len(part), sound)]
    regular = [each for each in possible if all(_SOUND.fullmatch(one) for one in each)]
    yield from (list(zip(part, each, strict=True)) for each in regular or possible)


def splits(count: int, sound: str) -> Iterator[tuple[str, ...]]:
    """All the ways in which so many characters can share these kana."""
    if count == 1:
        yield (sound,)
        return
    for end in range(1, len(sound) - count + 2):
        if not sound[end:].startswith(_NO_START):
            yield from ((sound[:end], *rest) for rest in splits(count - 1, sound[end:]))
