"""Numbers as Japanese writes them: 1200, 1,200, 1.5億, 1億2千万, 二千五百, 一二〇, and the accountants' 5,000千.

The grammar is strict: what is no well-formed number (三百二十百, 億万, 200,00,000) gives None instead of a guess.
"""

from __future__ import annotations

import re
from decimal import Decimal

NUMBER = re.compile(r"[0-9〇零一二三四五六七八九十百千](?:[0-9〇零一二三四五六七八九十百千万億兆]|[,.](?=[0-9]))*")

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0} | {str(i): i for i in range(10)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_BIG = {"万": 10**4, "億": 10**8, "兆": 10**12}
_SECTION = re.compile(r"([^万億兆]*)([万億兆]?)")
_PART = re.compile(r"([0-9〇零一二三四五六七八九.]*)([十百千]?)")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])")
_KANJI_DIGIT = "[〇零一二三四五六七八九]"
_NEIGHBOURS = re.compile(rf"(?<!{_KANJI_DIGIT})(?:一二|二三|三四|四五|五六|六七|七八|八九)(?!{_KANJI_DIGIT})")
_LONGEST = 60
_LIMIT = 10**20


def parse(text: str) -> Decimal | None:
    """The value of a whole string that is a number, else None."""
    plain = _ungroup(text)
    if plain is None or len(plain) > _LONGEST:
        return None
    total, limit = Decimal(0), None
    for small, big in _SECTION.findall(plain):
        if not small and not big:
            continue
        value = _section(small)
        if value is None or (limit is not None and (_BIG.get(big, 1) >= limit or value * _BIG.get(big, 1) >= limit)):
            return None
        if not big and limit == _BIG["億"] and value % 100 == 0:
            big = "万"  # 1億2千 is 1億2千万
        limit = _BIG.get(big, 1)
        total += value * limit
    return total if total < _LIMIT else None


def neighbours(text: str) -> tuple[Decimal, Decimal] | None:
    """Both numbers of two said in one breath: 二三 (人) is two or three, 二十五六 and 五六百 likewise; None where there are no two."""
    pair = _NEIGHBOURS.search(text)
    both = [parse(text[: pair.start()] + digit + text[pair.end() :]) for digit in pair.group()] if pair else []
    return (both[0], both[1]) if len(both) == 2 and both[0] is not None and both[1] is not None else None


def scale(text: str) -> int:
    """The last big unit of a number (万 in 1億2千万), 1 when there is none."""
    return _BIG.get(text[-1:], 1)


def _ungroup(text: str) -> str | None:
    plain = _GROUPED.sub(lambda m: m.group().replace(",", ""), text)
    return None if "," in plain or plain.count(".") > 1 else plain


def _section(text: str) -> Decimal | None:
    """A number below 万: digits in position, or 千百十 in falling order."""
    total, limit = Decimal(0), None
    for digits, unit in _PART.findall(text):
        if not digits and not unit:
            continue
        value = _digits(digits) if digits else Decimal(1)
        size = _SMALL.get(unit, 1)
        if value is None or (limit is not None and (size >= limit or value * size >= limit)):
            return None
        if value >= 10 and (unit == "十" or (unit and not digits.isascii())):
            return None
        limit = size
        total += value * size
    return total if limit is not None else None


def _digits(text: str) -> Decimal | None:
    if text.endswith(".") or text.startswith("."):
        return None
    return Decimal("".join(c if c == "." else str(_DIGITS[c]) for c in text))
