"""Amounts, spans of time, shares and dates as people write them: 1億2,000万円, 半年, 3分の2, 2026年11月25日."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any


def yen(amount: float) -> str:
    """Whole yen in 億 and 万."""
    if amount < 0:
        return "マイナス" + yen(-amount)
    oku, rest = divmod(round(amount), 10**8)
    man, ones = divmod(rest, 10**4)
    text = (f"{oku:,}億" if oku else "") + (f"{man:,}万" if man else "")
    return text + (f"{ones:,}" if ones or not text else "") + "円"


def number(value: float) -> str:
    """A number with at most one decimal."""
    return f"{round(value, 1):,g}" if abs(value) < 10**6 else f"{round(value):,}"


def years(value: float) -> str:
    """Years, with halves in words."""
    whole, part = divmod(value, 1)
    if part == 0.5:
        return f"{whole:g}年半" if whole else "半年"
    return f"{number(value)}年"


def span(days: int) -> str:
    """About so long: 10日, 3週間, 1か月半."""
    if days < 60 and days % 7 == 0:
        return f"{days // 7}週間"
    months, rest = divmod(days, 30)
    if days < 30:
        return f"{days}日"
    if days < 180:
        return f"{months}か月" + ("半" if rest >= 15 else "")
    return years(months / 12) if months % 6 == 0 else f"{months}か月"


def day(value: date | str) -> str:
    """A date; ISO text may stop at the month or the year."""
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    return "".join(f"{int(part)}{unit}" for part, unit in zip(value.split("-"), "年月日", strict=False))


def around(value: str) -> str:
    """A date (ISO) of which only month or year was told: 2018年4月ごろ; the first month stands for the year, 2018年."""
    year, month, _ = value.split("-")
    return day(year) if month == "01" else day(f"{year}-{month}") + "ごろ"


def share(value: float | str) -> str:
    """A share of 0 to 1 (or a fraction such as 2/3) as a simple fraction, else as percent."""
    fraction = Fraction(str(value)).limit_denominator(1000)
    if 1 < fraction.denominator <= 10:
        return f"{fraction.denominator}分の{fraction.numerator}"
    return f"{number(float(fraction) * 100)}％"


def measure(value: Any, unit: str) -> str:
    """A term or figure in its unit (the units of catalogue/terms/)."""
    match unit:
        case "yen":
            return yen(value)
        case "years":
            return years(value)
        case "date":
            return day(value)
        case "share":
            return share(value)
        case "months" if value >= 24 and value % 12 == 0:
            return years(value // 12)
        case "flag":
            return "はい" if value else "いいえ"
        case "bands":
            return _bands(value)
        case "text":
            return str(value)
        case "percent":
            return f"{round(value, 2):g}％"
        case _:
            return number(value) + _COUNTERS[unit]


_COUNTERS = {"months": "か月", "days": "日", "persons": "人", "points": "点", "times": "倍"}


def _bands(bands: Sequence[Mapping[str, int]]) -> str:
    return "、".join(f"{_ceiling(band)}{number(band['months'])}か月" for band in bands)


def _ceiling(band: Mapping[str, int]) -> str:
    if "below_yen" in band:
        return f"{yen(band['below_yen'])}未満は"
    return f"{yen(band['up_to_yen'])}以下は" if "up_to_yen" in band else "それより多いときは"
