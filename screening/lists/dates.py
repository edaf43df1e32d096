"""Days in cells: 令和2年5月1日, R2.5.1, S55/4/1, 2020/5/1, 20200501, 2020-05-01 00:00:00. Read as `nlu` reads them.

A day without its month or day counts from the first one and is approximate; one that depends on today (去年) is none.
"""

from __future__ import annotations

import re
from datetime import date

from actions.rules.facts import FactSpec, years_between
from nlu import dates
from screening.lists.cell import Cell, unclear
from screening.lists.lexicon import solid

_TIME = re.compile(r"(?<=[0-9日])(?:t|\()?(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)$|\([日月火水木金土]\)$")
_EIGHT = re.compile(r"((?:1[89]|20)[0-9]{2})([01][0-9])([0-3][0-9])")
_YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
_ERA = re.compile(r"([MTSHR]|明治|大正|昭和|平成|令和)(元|[0-9]{1,2})[./-]([0-9]{1,2})(?:[./-]([0-9]{1,2}))?")
_ENDS = re.compile(r"(?:設立|創業|開業|生まれ|生|\(設立\)|\(創業\))$")


def read(text: str, as_of: date) -> Cell:
    """A day not after `as_of`."""
    said = _day(text, as_of)
    if said is None:
        return unclear("日付として読めません。「2018/4/1」や「平成30年4月1日」のように書いてください。")
    if said.day > as_of:
        return unclear("まだ来ていない日付です。")
    return Cell(said.day.isoformat(), about=said.about)


def age(text: str, spec: FactSpec, as_of: date) -> Cell:
    """The age on `as_of` of who was born on that day."""
    said = _day(text, as_of)
    if said is None or said.day > as_of:
        return unclear("生年月日として読めません。「1964/4/1」や「昭和39年4月1日」のように書いてください。")
    years = int(years_between(said.day, as_of))
    problem = spec.problem(years)
    return unclear(f"この生年月日では{years}歳になります。") if problem else Cell(years, about=said.about)


def _day(text: str, as_of: date) -> dates.Day | None:
    written = _usual(_TIME.sub("", _ENDS.sub("", solid(text))).upper())
    found = dates.DATE.fullmatch(written)
    if found is None or not dates.named_parts(found).keys() & {"y", "era"}:
        return None
    return dates.read(written, as_of)


def _usual(written: str) -> str:
    """20200501 as 2020/05/01, S55/4/1 as S55年4月1日, 1980 as 1980年."""
    if digits := _EIGHT.fullmatch(written):
        return "/".join(digits.groups())
    if parts := _ERA.fullmatch(written):
        era, year, month, day = parts.groups()
        return f"{era}{year}年{month}月" + (f"{day}日" if day else "")
    return f"{written}年" if _YEAR.fullmatch(written) else written
