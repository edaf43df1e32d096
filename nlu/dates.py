"""Days as people say them: 2018年4月, 平成30年の秋, H30.4.1, 2018/04/01, 去年の4月, 昨秋, 2年前の春, 先月.

A day said without its month or day counts from the first one, a season from its middle month; both are approximate.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nlu import numbers, slips

# The first years of the eras in which the oldest shops began (創業は天保八年).
_OLD_ERAS = {
    "慶応": 1865, "元治": 1864, "文久": 1861, "万延": 1860, "安政": 1854, "嘉永": 1848, "弘化": 1844, "天保": 1830,
    "文政": 1818, "文化": 1804, "享和": 1801, "寛政": 1789, "天明": 1781, "享保": 1716, "元禄": 1688, "寛永": 1624,
}  # fmt: skip
_NUM = slips.FIGURE
_ERA = rf"{slips.ERAS}|{'|'.join(_OLD_ERAS)}|[令平昭](?=[0-9])|(?<![A-Za-z])[RHSTM]"
_FOUNDED = "(?=創業|設立|創立|開業|開店|法人化)"  # before them, S55 and 1998 are years
_SEASON = r"[春夏秋冬]頃?|頭|末|初め|暮れ|年末"
_PATTERNS = (
    r"(?P<y1>(?:1[89]|2[01])[0-9]{2})[-/.](?P<m1>[0-9]{1,2})(?:[-/.](?P<d1>[0-9]{1,2}))?(?![0-9-])",
    rf"(?P<era>{_ERA})の?(?P<y2>元|{_NUM})(?:年度?(?:の?(?P<m2>{_NUM})月"
    rf"(?:(?P<d2>{_NUM})日)?)?|\.(?P<m5>[0-9]{{1,2}})(?:\.(?P<d5>[0-9]{{1,2}}))?)(?:の(?P<season2>{_SEASON}))?",
    rf"(?:(?P<era2>{_ERA})(?P<y5>[0-9]{{1,2}})|(?P<y6>(?:19|20)[0-9]{{2}})){_FOUNDED}",
    rf"(?P<y3>(?:1[89]|2[01])[0-9]{{2}}|[一二][〇零一二三四五六七八九]{{3}})年度?"
    rf"(?:の?(?P<m3>{_NUM})月(?:(?P<d3>{_NUM})日)?|の(?P<season3>{_SEASON}))?",
    rf"(?P<near>一昨年|おととし|去年|昨年|今年|本年|来年|再来年|先月|先々月|今月|来月)"
    rf"(?:の?(?P<m4>{_NUM})月(?!間|分)(?:(?P<d4>{_NUM})日)?)?(?:の?(?P<season>{_SEASON}))?",
    rf"(?P<ago>{_NUM})年前の(?:(?P<m7>{_NUM})月(?:(?P<d7>{_NUM})日)?|(?P<season4>{_SEASON}))",
    rf"(?P<next>今度|次)の(?P<m8>{_NUM})月(?!間|分)(?:(?P<d8>{_NUM})日)?",
    r"(?P<turn>この|昨|今)(?P<season5>[春夏秋冬])(?![休眠分期])",
    rf"(?<![0-9〇一二三四五六七八九十か])(?P<m6>{_NUM})月(?!間|分|額|末|々)(?:(?P<d6>{_NUM})日)?",
)
DATE = re.compile("|".join(_PATTERNS))
_WHOLE = re.compile(DATE.pattern.replace(_FOUNDED, ""))
_FIRST_YEAR = {"令和": 2019, "平成": 1989, "昭和": 1926, "大正": 1912, "明治": 1868, **_OLD_ERAS}
_SHORT = {"R": "令和", "H": "平成", "S": "昭和", "T": "大正", "M": "明治", "令": "令和", "平": "平成", "昭": "昭和"}
_YEARS = {
    "一昨年": -2,
    "おととし": -2,
    "去年": -1,
    "昨年": -1,
    "今年": 0,
    "本年": 0,
    "来年": 1,
    "再来年": 2,
    "昨": -1,
    "今": 0,
    "この": 0,
}
_SEASONS = {"春": 4, "夏": 7, "秋": 10, "冬": 12, "暮れ": 12, "年末": 12, "末": 12}
_MONTHS = {"先々月": -2, "先月": -1, "今月": 0, "来月": 1}


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and whether month or day were left open."""

    day: date
    about: bool


def read(text: str, as_of: date) -> Day | None:
    """The day that a whole string names, seen from `as_of`; None when there is no such day."""
    found = _WHOLE.fullmatch(slips.put_right(text))
    if found is None:
        return None
    parts = named_parts(found)
    month, day = _number(parts.get("m")), _number(parts.get("d"))
    year, near_month = _year(parts, month, as_of)
    month = near_month if month is None else month
    month = _SEASONS.get(parts.get("season", "").removesuffix("頃")) if month is None else month
    if year is None:
        return None
    try:
        return Day(date(year, 1 if month is None else month, 1 if day is None else day), month is None or day is None)
    except ValueError:
        return None


def named_parts(found: re.Match[str]) -> dict[str, str]:
    """What a match of DATE holds: y, m, d, era, near, season, each as said."""
    return {name.rstrip("0123456789"): value for name, value in found.groupdict().items() if value}


def _number(text: str | None) -> int | None:
    value = numbers.parse(text) if text else None
    return None if value is None else int(value)


def _year(parts: dict[str, str], month: int | None, as_of: date) -> tuple[int | None, int | None]:
    """The year, and the month where a word like 先月 gives it."""
    if era := parts.get("era"):
        count = 1 if parts["y"] == "元" else _number(parts["y"])
        return (_FIRST_YEAR[_SHORT.get(era, era)] + count - 1 if count else None), None
    if "y" in parts:
        return _number(parts["y"]), None
    if ago := _number(parts.get("ago")):
        return as_of.year - ago, None
    near = parts.get("near") or parts.get("turn")
    if near in _YEARS:
        return as_of.year + _YEARS[near], None
    if near in _MONTHS:
        index = as_of.year * 12 + as_of.month - 1 + _MONTHS[near]
        return index // 12, index % 12 + 1
    if "next" in parts:
        return as_of.year + (month is not None and month <= as_of.month), None
    # A month alone is the last one that has begun.
    return as_of.year - (month is not None and month > as_of.month), None
