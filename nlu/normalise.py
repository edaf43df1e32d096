"""One way of writing for what people type, without losing where it was typed.

NFKC makes full-width and half-width forms alike (half-width kana with their voicing marks as well); dashes and tildes
become one mark each; numbers spelt in kana become numerals, trades and places spelt in kana their usual names, a town
behind its prefecture its full one. Every character keeps the offsets of what it came from, so that words can be quoted.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from nlu import half_named, half_written, kana, katakana, numerals, romaji, spellings, towns, worn_katakana
from nlu.lexicon import table
from nlu.numerals import Rewrite

_CLUSTER = re.compile(r".[\u3099\u309a\uff9e\uff9f\u0300-\u036f]?", re.DOTALL)
_CLUSTERS = 4096  # signs whose usual form is remembered
_FIGURE = "[0-9〇零一二三四五六七八九十百千]"
_DOT_AS_COMMA = re.compile(f"(?<!{_FIGURE})・|・(?!{_FIGURE})")  # 味噌・醤油; of 一・五倍 it is a decimal point
_LONG_MARK_AS_DASH = re.compile(r"(?<=[0-9万億人名円年月日割%])ー(?=[0-9])")


@dataclass(frozen=True, slots=True)
class Typed:
    """Normalised text; `starts[i]`, `ends[i]` are the offsets in the typed text that character i came from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the typed text for a non-empty span of the normalised text."""
        return self.starts[start], self.ends[end - 1]


def normalise(typed: str) -> Typed:
    """Normalise any text. Linear in its length; never fails."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for cluster in _CLUSTER.finditer(typed):
        for character in _rewrite(cluster.group()):
            text.append(character)
            starts.append(cluster.start())
            ends.append(cluster.end())
    marked = _DOT_AS_COMMA.sub("、", _LONG_MARK_AS_DASH.sub("-", "".join(text)))
    plain = Typed(marked, tuple(starts), tuple(ends))
    for rule in (romaji, worn_katakana, katakana, numerals, spellings, half_named, half_written, kana, towns):
        plain = _rewritten(plain, rule.rewrites(plain.text))
    return plain


def _rewritten(typed: Typed, rewrites: list[Rewrite]) -> Typed:
    """The text with each part rewritten; a new character stands for the whole part it came from."""
    if not rewrites:
        return typed
    text, starts, ends, done = "", list[int](), list[int](), 0
    for start, end, new in rewrites:
        text += typed.text[done:start] + new
        starts += [*typed.starts[done:start], *[typed.starts[start]] * len(new)]
        ends += [*typed.ends[done:start], *[typed.ends[end - 1]] * len(new)]
        done = end
    return Typed(text + typed.text[done:], (*starts, *typed.starts[done:]), (*ends, *typed.ends[done:]))


@cache
def _characters() -> dict[str, str]:
    rows: dict[str, str] = table("characters")
    return {variant: plain for plain, variants in rows.items() for variant in variants}


@lru_cache(_CLUSTERS)
def _rewrite(cluster: str) -> str:
    rows = _characters()
    if cluster in rows:
        return rows[cluster]
    if cluster != "\n" and unicodedata.category(cluster[0]) in ("Cc", "Cs", "Cf"):
        return " "
    return "".join(rows.get(c, c) for c in unicodedata.normalize("NFKC", cluster))
