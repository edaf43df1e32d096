"""The day that a message names, for what turns on a day: 2021年の制度では, 来年3月末までに, 3か月後, 年内.

`dates` reads what lies behind a firm (設立は2018年4月); here the day may be to come, and of a longer time one day stands
for all: its last one where it is a limit (来年3月までに), else the middle of a year and the first of a month.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from nlu import dates, numbers
from nlu.normalise import normalise

_LIMIT = re.compile(r"の?(?:末日?|終わり|まで|中に|中旬?まで|のうち|以内|内に)")
_FROM_NOW = re.compile(
    r"(?P<half>半)?(?P<n>[0-9〇一二三四五六七八九十]*)(?P<unit>日|週間|[かヶカヵケ箇]月|年)(?P<more>半)?(?:間)?"
    r"の?(?P<way>後|先|以内|うち|前)"
)
_STEPS: dict[str, Callable[[int], relativedelta]] = {
    "日": lambda n: relativedelta(days=n), "週間": lambda n: relativedelta(weeks=n),
    "月": lambda n: relativedelta(months=n), "年": lambda n: relativedelta(years=n),
}  # fmt: skip
_ENDS = re.compile(
    r"(?P<year>年内|年末|今年中)|(?P<fiscal>(?P<which>今|来|昨|去)?年度(?P<last>末|内|中)?)"
    r"|(?P<number>[0-9〇一二三四五六七八九十]*)月[末内]"
)
_NEAR = {
    "今日": 0,
    "本日": 0,
    "明日": 1,
    "あした": 1,
    "明後日": 2,
    "あさって": 2,
    "昨日": -1,
    "来週": 7,
    "再来週": 14,
    "先週": -7,
}
_WORD = re.compile("|".join(sorted(_NEAR, key=len, reverse=True)))


def named(text: str, as_of: date) -> date | None:
    """The first day a message names, seen from `as_of`; None when it names none, or one that does not exist."""
    plain = normalise(text).text
    found = [
        (m.start(), -m.end(), day)
        for pattern, read in ((_FROM_NOW, _from_now), (_ENDS, _end), (_WORD, _near), (dates.DATE, _dated))
        for m in pattern.finditer(plain)
        if (day := _existing(read, m, as_of))
    ]
    return min(found)[2] if found else None


def _existing(read: Callable[[re.Match[str], date], date | None], m: re.Match[str], as_of: date) -> date | None:
    """The day, unless no calendar holds it (3000年後)."""
    try:
        return read(m, as_of)
    except (ValueError, OverflowError):
        return None


def _from_now(m: re.Match[str], as_of: date) -> date | None:
    """3か月後, 半年以内, 1年半前."""
    unit = m["unit"][-1:] if m["unit"] != "週間" else "週間"
    if m["half"]:
        return as_of + _signed(m, relativedelta(months=6)) if unit == "年" and not m["n"] else None
    count = numbers.parse(m["n"]) if m["n"] else None
    if count is None:
        return None
    half = relativedelta(months=6) if m["more"] and unit == "年" else relativedelta()
    return as_of + _signed(m, _STEPS[unit](int(count)) + half)


def _signed(m: re.Match[str], step: relativedelta) -> relativedelta:
    return -step if m["way"] == "前" else step


def _end(m: re.Match[str], as_of: date) -> date | None:
    """年内, 来年度 (from April on), 今年度末, 3月末, 月末."""
    if m["year"]:
        return date(as_of.year, 12, 31)
    if m["number"] is not None:
        return _next_month_end(m["number"], as_of)
    first = as_of.year - (as_of.month < 4) + {"来": 1, "昨": -1, "去": -1}.get(m["which"] or "", 0)
    if m["last"] or not m["which"]:
        return date(first + 1, 3, 31)
    return max(date(first, 4, 1), as_of) if m["which"] == "今" else date(first, 4, 1)


def _next_month_end(number: str, as_of: date) -> date | None:
    """The end of the next month of that number, of the present one when it has none."""
    month = numbers.parse(number) if number else as_of.month
    return None if month is None else _month_end(date(as_of.year + (month < as_of.month), int(month), 1))


def _near(m: re.Match[str], as_of: date) -> date:
    return as_of + timedelta(days=_NEAR[m.group()])


def _dated(m: re.Match[str], as_of: date) -> date | None:
    """A day by the calendar; a month alone is the next one to come."""
    read = dates.read(m.group(), as_of)
    if read is None:
        return None
    parts = dates.named_parts(m)
    day = read.day
    if not parts.keys() & {"y", "era", "near"} and _month_end(day) < as_of:
        day += relativedelta(years=1)
    if not read.about:
        return day
    limit = _LIMIT.match(m.string, m.end()) or parts.get("season") == "末"
    return _of_month(day, as_of, limit=bool(limit)) if _has_month(parts) else _of_year(day, as_of, limit=bool(limit))


def _has_month(parts: dict[str, str]) -> bool:
    return "m" in parts or parts.get("near", "").endswith("月") or parts.get("season", "末") not in ("末", "頭", "初め")


def _of_month(day: date, as_of: date, *, limit: bool) -> date:
    if limit:
        return _month_end(day)
    return as_of if (day.year, day.month) == (as_of.year, as_of.month) else day


def _of_year(day: date, as_of: date, *, limit: bool) -> date:
    if limit:
        return date(day.year, 12, 31)
    return as_of if day.year == as_of.year else date(day.year, 7, 1)


def _month_end(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])
