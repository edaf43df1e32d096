"""Spellings of dialect and of fast fingers that the tokenizer takes for something else, in the usual one."""

from __future__ import annotations

import re
from functools import cache

from nlu.lexicon import table
from nlu.numerals import Rewrite


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    pattern, plain = _spellings()
    return [(m.start(), m.end(), plain[int(m.lastgroup[1:])]) for m in pattern.finditer(text) if m.lastgroup]


@cache
def _spellings() -> tuple[re.Pattern[str], list[str]]:
    rows: dict[str, str] = table("spellings")
    return re.compile("|".join(f"(?P<_{at}>{variant})" for at, variant in enumerate(rows))), list(rows.values())
