"""A day put right as it is said: of 令和3年、いや4年 and 2015年4月、あ、5月 the later one counts, with what stood before the slip."""

from __future__ import annotations

import re
from functools import cache

from nlu.lexicon import table

FIGURE = "[0-9〇一二三四五六七八九十]{1,3}"  # of an era's year, a month or a day
ERAS = "令和|平成|昭和|大正|明治"
_ERA = rf"(?:{ERAS})の?"
_YEAR = rf"(?:元|{FIGURE})年"
_MONTH = rf"{FIGURE}月"
_KEPT = (
    (_ERA, _YEAR, rf"{_YEAR}(?:の?{_MONTH})?"),
    (rf"(?:{_ERA}{_YEAR}|(?:19|20)[0-9]{{2}}年)の?", _MONTH, _MONTH),
)


def put_right(text: str) -> str:
    """The day as it was meant."""
    found = next((slip for rule in _rules() if (slip := rule.fullmatch(text))), None)
    return found["kept"] + found["meant"] if found else text


def end(text: str, start: int, day_end: int) -> int:
    """Where a day that stands at these offsets ends with what puts it right."""
    slips = (slip for rule in _rules() if (slip := rule.match(text, start)))
    return next((slip.end() for slip in slips if slip.end("said") == day_end), day_end)


@cache
def _rules() -> tuple[re.Pattern[str], ...]:
    thought = table("reduction")["second_thought"]
    return tuple(
        re.compile(rf"(?P<kept>{kept})(?P<said>{said})(?:{thought})(?P<meant>{meant})(?![前間目後分])")
        for kept, said, meant in _KEPT
    )
