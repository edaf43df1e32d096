"""Spellings of dialect and of fast fingers that the tokenizer takes for something else, in the usual one, and words of the
right sound that an input method has put in the place of others.
"""

from __future__ import annotations

import re
from functools import cache

from nlu.lexicon import table
from nlu.numerals import Rewrite


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    any_of_them, _ = _spellings()
    return [(*m.span(), _plain(text, m)) for m in any_of_them.finditer(text)]


def _plain(text: str, found: re.Match[str]) -> str:
    """The usual spelling for what was found: that of the first that finds the same here."""
    _, each = _spellings()
    hits = ((variant.match(text, found.start()), plain) for variant, plain in each)
    return next(plain for hit, plain in hits if hit and hit.end() == found.end())


_LOOKBEHIND = r"\(\?<[=!](?:\[[^\]]*\]|\(\?:[^()]*\)|[^()\[\]])*\)"
_BEHIND_FIRST = re.compile(rf"((?:{_LOOKBEHIND})+)(\[[^\]]*\]|[^\[(\\.^$])(?![?*+{{])")


def _sign_first(variant: str) -> str:
    """The same expression with its first sign before what it looks back for: re passes over it at once elsewhere, and all
    together take half the time.
    """
    if not (led := _BEHIND_FIRST.match(variant)):
        return variant
    behind, sign = led.groups()
    looks = (look[:-1] for look in re.findall(_LOOKBEHIND, behind))
    return sign + "".join(f"{look[:4]}(?:{look[4:]}){sign})" for look in looks) + variant[led.end() :]


@cache
def _spellings() -> tuple[re.Pattern[str], list[tuple[re.Pattern[str], str]]]:
    """All in one, without groups, in which most texts find none (a named group for each takes four times as long); and each."""
    rows: dict[str, str] = {**table("spellings"), **table("confusions")}
    return re.compile("|".join(map(_sign_first, rows))), [
        (re.compile(variant), plain) for variant, plain in rows.items()
    ]
