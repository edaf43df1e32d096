"""The trades nearest to a word that no list knows, by the word vectors of ja_ginza: a guess to ask back, never a fact.

How near is near enough was measured on the listed trades, each left out in turn (docs/understanding.md).
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import numpy as np
from numpy.typing import NDArray

from nlu import industries, word_vectors
from nlu.lexicon import table
from nlu.tokens import short_units

_PACKAGE = "ja_ginza"
_NEAR = 0.6  # cosine of the nearest listed trade
_NEIGHBOURS = 10
_CLASSES = 3
_SHARPNESS = 4  # a neighbour's vote is its cosine to this power
_SAME = 0.999  # spellings of one word, which a test of the guess leaves out


def classes(word: str) -> list[str]:
    """The classes of the trades nearest to the word, the likeliest first; none when nothing is near."""
    vector = _vector(word)
    if vector is None:
        return []
    vectors, names = _trades()
    return _vote(vectors @ vector, names)


def load() -> None:
    """Load the vectors and those of all listed trades now, which otherwise the first guess waits for."""
    _trades()


def ends_as_trade(word: str) -> bool:
    """Whether the last of several parts says that the word is somebody's trade (提灯 + 屋)."""
    *before, last = [surface for surface, _ in short_units(word)]
    return bool(before) and last in table("industries")["callings"]


def left_out() -> list[tuple[str, list[str]]]:
    """For every listed trade its class, and what would be guessed if the list lacked it."""
    vectors, names = _trades()
    near = vectors @ vectors.T
    near[near > _SAME] = -1
    return [(names[at], _vote(row, names)) for at, row in enumerate(near)]


def _vote(near: NDArray[np.float32], names: list[str]) -> list[str]:
    nearest = np.argsort(-near)[:_NEIGHBOURS]
    if near[nearest[0]] < _NEAR:
        return []
    votes: dict[str, float] = defaultdict(float)
    for at in nearest:
        votes[names[at]] += max(0.0, float(near[at])) ** _SHARPNESS
    return sorted(votes, key=lambda name: -votes[name])[:_CLASSES]


@cache
def _trades() -> tuple[NDArray[np.float32], list[str]]:
    """The vectors of the listed trades, one a row, and their classes."""
    rows = [(vector, name) for word, name in industries.listed().items() if (vector := _vector(word)) is not None]
    return np.stack([vector for vector, _ in rows]), [name for _, name in rows]


def _vector(word: str) -> NDArray[np.float32] | None:
    """The mean of the word's parts, of length one; 屋 and 業 say nothing of the trade."""
    vectors, parts = word_vectors.table(_PACKAGE), short_units(word)
    telling = [lemma for surface, lemma in parts if surface not in table("industries")["endings"]]
    rows = vectors.find(keys=telling or [lemma for _, lemma in parts])
    mean = vectors.data[rows[rows >= 0]].mean(axis=0) if (rows >= 0).any() else None
    return None if mean is None or not mean.any() else mean / np.linalg.norm(mean)
