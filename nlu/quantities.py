"""Quantities: a number with its counter, as approximate or as wide as it was said.

A quantity stands where words stand: its edges are edges of tokens, so that 三重県, 八百屋 and 千葉 hold no number.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nlu import numbers
from nlu.dates import DATE
from nlu.lexicon import table
from nlu.tokens import Token


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of what kind (人, 円, 期間 in days, 歳, 割合 in percent, 社 … or 数, a bare number, or 日付, whose day
    `dates` reads from the text).

    `value` is the stated or middle figure; `about` when it was said to be rough or as a range; `monthly` when paid
    every month; `counter` is the word of measure as typed; start and end are offsets into the normalised text.
    """

    kind: str
    value: Decimal
    counter: str
    start: int
    end: int
    about: bool = False
    monthly: bool = False
    scale: int = 1


def quantities(text: str, tokens: list[Token]) -> list[Quantity]:
    """All quantities of one sentence, in order."""
    starts = [token.start for token in tokens]
    found = _days(text, tokens, starts) + _whole_words(tokens) + _counted(text, tokens, starts)
    found.sort(key=lambda q: (q.start, -q.end))
    apart = [q for i, q in enumerate(found) if i == 0 or q.start >= found[i - 1].end]
    return [_roughness(text, tokens, starts, q) for q in _ranges(text, apart)]


@cache
def _counters() -> tuple[re.Pattern[str], dict[str, tuple[str, Decimal]]]:
    units = table("units")
    sizes = {c: (kind, Decimal(str(size))) for kind, row in units["counters"].items() for c, size in row.items()}
    sizes |= {counter: ("他", Decimal(1)) for counter in units["other_counters"]}
    longest_first = sorted(sizes, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), sizes


def _whole_words(tokens: list[Token]) -> list[Quantity]:
    rows = table("units")["whole"]
    return [
        Quantity(row["kind"], Decimal(str(row["value"])), token.surface, token.start, token.end)
        for token in tokens
        if (row := rows.get(token.surface))
    ]


def _days(text: str, tokens: list[Token], starts: list[int]) -> list[Quantity]:
    if not tokens:
        return []
    last = tokens[-1].end
    return [
        Quantity("日付", Decimal(0), "", m.start(), m.end())
        for m in DATE.finditer(text, tokens[0].start, last)
        if _on_edge(m.start(), tokens, starts, last)
    ]


def _counted(text: str, tokens: list[Token], starts: list[int]) -> list[Quantity]:
    if not tokens:
        return []
    first, last = tokens[0].start, tokens[-1].end
    found = (_one(text, m, tokens, starts, last) for m in numbers.NUMBER.finditer(text, first, last))
    return [q for q in found if q is not None]


def _one(text: str, m: re.Match[str], tokens: list[Token], starts: list[int], last: int) -> Quantity | None:
    value = numbers.parse(m.group())
    if value is None or not _free_standing(text, m, tokens, starts):
        return None
    pattern, sizes = _counters()
    unit = pattern.match(text, m.end(), last)
    if unit and (_on_edge(unit.end(), tokens, starts, last) or _split_otherwise(text, unit)):
        return _measured(text, m, value, unit, *sizes[unit.group()])
    if not _on_edge(m.end(), tokens, starts, last):
        return None
    kind = "他" if _counted_by_noun(m.end(), tokens, starts) else "円" if numbers.scale(m.group()) > 1 else "数"
    return Quantity(kind, value, "", m.start(), m.end(), scale=numbers.scale(m.group()))


def _measured(
    text: str, m: re.Match[str], value: Decimal, unit: re.Match[str], kind: str, size: Decimal
) -> Quantity | None:
    end, amount = unit.end(), value * size
    if kind == "割合":
        more = re.compile(r"([0-9一二三四五六七八九])分?").match(text, end) if size == 10 else None
        if unit.group() == "分の":
            return _fraction(text, m, value, end)
        if more and more.group().endswith("分"):
            amount, end = amount + (numbers.parse(more.group(1)) or 0), more.end()
    if kind == "期間" and (half := re.compile(r"半(?!年|期|分)").match(text, end)):
        amount, end = amount + size / 2, half.end()
    return Quantity(kind, amount, unit.group(), m.start(), end, scale=numbers.scale(m.group()))


def _split_otherwise(text: str, unit: re.Match[str]) -> bool:
    """2割増 and 10人前後 have their counter in one token with what follows, or end within one (人前 + 後)."""
    return unit.group() == "人前後" or (unit.group() == "割" and text[unit.end() : unit.end() + 1] in ("増", "減"))


def _fraction(text: str, m: re.Match[str], below: Decimal, end: int) -> Quantity | None:
    above = numbers.NUMBER.match(text, end)
    value = numbers.parse(above.group()) if above else None
    if above is None or value is None or not below:
        return None
    return Quantity("割合", (value / below * 100).quantize(Decimal("0.1")), "分の", m.start(), above.end())


def _free_standing(text: str, m: re.Match[str], tokens: list[Token], starts: list[int]) -> bool:
    """A number neither inside a word (百 in 八百屋), nor inside a Latin name (B2B), nor vague (数百万)."""
    before, after = text[m.start() - 1 : m.start()], text[m.end() : m.end() + 1]
    if before in ("数", "何") or any(c.isascii() and c.isalpha() for c in before + after if after not in "tlmckGh"):
        return False
    if m.group()[0].isascii():
        return True
    at = bisect_left(starts, m.start())
    return at < len(tokens) and tokens[at].start == m.start() and tokens[at].pos[:6] != "名詞-固有名"


def _on_edge(end: int, tokens: list[Token], starts: list[int], last: int) -> bool:
    at = bisect_left(starts, end)
    return end == last or (at < len(starts) and starts[at] == end)


def _counted_by_noun(end: int, tokens: list[Token], starts: list[int]) -> bool:
    at = bisect_left(starts, end)
    return at < len(tokens) and tokens[at].start == end and tokens[at].pos.startswith(("接尾辞", "名詞-普通名詞"))


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """5〜10人, 500から600万円, 2、3人: one quantity with the middle figure."""
    out: list[Quantity] = []
    for q in found:
        low = _lower_end(text, out[-1], q) if out else None
        if low is None:
            out.append(q)
            continue
        middle = (low + q.value) / 2
        out[-1] = replace(q, value=middle, start=out[-1].start, about=True)
    return out


def _lower_end(text: str, low: Quantity, high: Quantity) -> Decimal | None:
    between = text[low.end : high.start].strip()
    if between not in table("units")["between"] or (not between and low.end == high.start):
        return None
    if between in ("から", "と") and (low.kind == "数" or text[high.end : high.end + 1] in ("に", "へ")):
        return None
    if low.kind == high.kind and low.kind != "数" and low.counter in ("", high.counter):
        return low.value if low.value < high.value and between not in ("、", "と") else None
    if low.kind != "数" or high.kind in ("他", "日付"):
        return None
    size = _size_of_one(high)
    value = low.value * size
    if between == "、" and high.value - value != size:
        return None
    return value if value < high.value else None


def _size_of_one(q: Quantity) -> Decimal:
    _, sizes = _counters()
    size = sizes[q.counter][1] if q.counter in sizes else Decimal(1)
    return size * q.scale


def _roughness(text: str, tokens: list[Token], starts: list[int], q: Quantity) -> Quantity:
    """Marks what stands beside it: 約, くらい, 月 …; a range is rough already."""
    units = table("units")
    before = text[max(0, q.start - 6) : q.start].rstrip(" 、")
    after = text[q.end : q.end + 6].lstrip(" ")
    about = (
        q.about
        or q.counter.endswith("前後")
        or before.endswith(tuple(units["about_before"]))
        or after.startswith(tuple(units["about_after"]))
    )
    monthly = q.kind == "円" and before.removesuffix("約").endswith(tuple(units["monthly"]))
    return replace(q, about=about, monthly=monthly)
