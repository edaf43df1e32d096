"""Quantities: a number with its counter, as approximate or as wide as it was said.

A quantity stands where words stand: its edges are edges of tokens, so that 三重県, 八百屋 and 千葉 hold no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from nlu import dots, numbers, slips
from nlu.dates import DATE
from nlu.lexicon import table
from nlu.tokens import Token

_HALF = re.compile(r"半(?!年|期|分)")
_TENTHS = re.compile(r"([0-9一二三四五六七八九])分")
_CODE = re.compile(r"[0-9]+-(?:0[0-9]+(?:-[0-9]+)?|[0-9]+-[0-9]+)(?![0-9-])|0[0-9]+-[0-9]+(?![0-9-])")
_LATIN = re.compile(r"[A-Za-z]")
EACH = "毎"  # a measure of something else: 1人あたり
_YEN = ("¥", "￥")
_NEAR = 8  # characters before and after in which 約 and くらい are looked for


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much of what kind: 人, 円, 期間 (in days), 歳, 割合 (in percent), 社 …

    A bare number is of kind 数, one that counts what no fact is about of kind 他; a 日付 is read from the text by
    `dates`. `value` is the stated or middle figure; `about` when it was said to be rough or as a range; `monthly` when
    paid every month; `counter` is the word of measure as typed; start and end are offsets into the normalised text.
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
    if not tokens:
        return []
    sentence = _Sentence(text, tokens)
    found = [*_days(sentence), *_codes(sentence), *_whole_words(tokens), *_counted(sentence)]
    found.sort(key=lambda q: (q.start, -q.end))
    apart: list[Quantity] = []
    for q in found:
        if not apart or q.start >= apart[-1].end:
            apart.append(q)
    return [_as_said(text, q) for q in _ranges(text, apart)]


@cache
def counters() -> dict[str, tuple[str, Decimal]]:
    """Each counter's kind, and the size of one in the kind's own unit."""
    units = table("units")
    sizes = {c: (kind, Decimal(str(size))) for kind, row in units["counters"].items() for c, size in row.items()}
    return sizes | {counter: ("他", Decimal(1)) for counter in units["other_counters"]}


@cache
def _counter() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(counters(), key=len, reverse=True))))


class _Sentence:
    """The text of one sentence and where its tokens start and end."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text, self.start, self.end = text, tokens[0].start, tokens[-1].end
        self.by_start = {token.start: token for token in tokens}

    def edge(self, at: int) -> bool:
        return at == self.end or at in self.by_start

    def next_is(self, at: int, *pos: str) -> bool:
        token = self.by_start.get(at)
        return token is not None and token.pos.startswith(pos)


def _whole_words(tokens: list[Token]) -> list[Quantity]:
    rows = table("units")["whole"]
    return [
        Quantity(
            row["kind"], Decimal(str(row["value"])), token.surface, token.start, token.end, row.get("about", False)
        )
        for token in tokens
        if (row := rows.get(token.surface))
    ]


def _days(sentence: _Sentence) -> list[Quantity]:
    return [
        Quantity("日付", Decimal(0), table("units")["same_days"].get(m.group(), m.group()), m.start(), end)
        for m in DATE.finditer(sentence.text, sentence.start, sentence.end)
        if sentence.edge(m.start()) and (end := slips.end(sentence.text, m.start(), m.end())) <= sentence.end
    ]


def _codes(sentence: _Sentence) -> list[Quantity]:
    """Postal codes and telephone numbers count nothing."""
    found = _CODE.finditer(sentence.text, sentence.start, sentence.end)
    return [Quantity("他", Decimal(0), "", m.start(), m.end()) for m in found]


def _counted(sentence: _Sentence) -> list[Quantity]:
    found = (_one(sentence, m) for m in numbers.NUMBER.finditer(sentence.text, sentence.start, sentence.end))
    return [q for q in found if q is not None]


def _one(sentence: _Sentence, m: re.Match[str]) -> Quantity | None:
    value, both = numbers.parse(m.group()), numbers.neighbours(m.group())
    middle = _of_value(sentence, m, (both[0] + both[1]) / 2) if both else None
    if middle and (value is None or middle.kind in table("units")["in_one_breath"]):
        return replace(middle, about=True)
    said = None if value is None else _of_value(sentence, m, value)
    return dots.no_heads(said) if said else None


def _of_value(sentence: _Sentence, m: re.Match[str], value: Decimal) -> Quantity | None:
    if not _free_standing(sentence, m):
        return None
    unit = _counter().match(sentence.text, m.end(), sentence.end)
    if unit and not _sensible(value, unit.group()):
        return None
    if unit and (sentence.edge(unit.end()) or _split_otherwise(sentence.text, unit)):
        return _measured(sentence.text, m, value, unit)
    if not sentence.edge(m.end()):
        return None
    scale = numbers.scale(m.group())
    counted = ("接尾辞", "名詞-普通名詞-助数詞可能") if scale > 1 else ("接尾辞", "名詞-普通名詞")
    rough = sentence.text.startswith(tuple(table("units")["about_after"]), m.end())
    money = scale > 1 or sentence.text[: m.start()].endswith(_YEN)
    elsewhere = sentence.next_is(m.end(), *counted) or _at_an_age(sentence.text, m.end(), value)
    kind = "他" if elsewhere and not rough else "円" if money else "数"
    return Quantity(kind, value, "", m.start(), m.end(), scale=scale)


def _at_an_age(text: str, end: int, value: Decimal) -> bool:
    """店を継いだのは三十のとき, 五十を機に; 三千を境に is of something else."""
    units = table("units")
    turned = _sensible(value, "歳") and text.startswith(tuple(units["turned"]), end)
    return turned or text.startswith(tuple(units["at_the_age"]), end)


def _sensible(value: Decimal, counter: str) -> bool:
    least, most = table("units")["sensible"].get(counter, (value, value))
    return bool(least <= value <= most)


def _measured(text: str, m: re.Match[str], value: Decimal, unit: re.Match[str]) -> Quantity | None:
    kind, size = counters()[unit.group()]
    end, amount = unit.end(), value * size
    if unit.group() == "分の":
        return _fraction(text, m, value, end)
    if kind == "割合" and size > 1 and (more := _TENTHS.match(text, end)):
        amount, end = amount + (numbers.parse(more.group(1)) or 0), more.end()
    if kind == "期間" and (half := _HALF.match(text, end)):
        amount, end = amount + size / 2, half.end()
    return Quantity(kind, amount, unit.group(), m.start(), end, scale=numbers.scale(m.group()))


def _fraction(text: str, m: re.Match[str], below: Decimal, end: int) -> Quantity | None:
    above = numbers.NUMBER.match(text, end)
    value = numbers.parse(above.group()) if above else None
    if above is None or value is None or not below:
        return None
    return Quantity("割合", (value / below * 100).quantize(Decimal("0.1")), "分の", m.start(), above.end())


def _free_standing(sentence: _Sentence, m: re.Match[str]) -> bool:
    """A number neither inside a word (百 in 八百屋), nor inside a Latin name (B2B), nor vague (数百万)."""
    before, after = sentence.text[m.start() - 1 : m.start()], sentence.text[m.end() : m.end() + 1]
    counter = _counter().match(sentence.text, m.end())
    if before in ("数", "何") or _LATIN.match(before) or (_LATIN.match(after) and not counter):
        return False
    if m.group()[0].isascii():
        return True
    whole = sentence.by_start.get(m.start())
    # To the dictionary 十人 is a place, 三百 somebody's name, and so is the 二千六 of 二千六十万円.
    counted = counter and whole and whole.end <= counter.end()
    only = whole is not None and whole.surface == m.group() and len(whole.surface) > 1 and "人名" in whole.pos
    return whole is not None and (bool(counted) or only or not whole.pos.startswith("名詞-固有名詞"))


def _split_otherwise(text: str, unit: re.Match[str]) -> bool:
    """2割増 and 10人前後 have their counter in one token with what follows, or end within one (人前 + 後)."""
    return text.startswith(tuple(table("units")["split_otherwise"]), unit.start())


def _ranges(text: str, found: list[Quantity]) -> list[Quantity]:
    """5〜10人, 500から600万円, 2、3人: one quantity with the middle figure; 5年と2か月 is one as well."""
    out: list[Quantity] = []
    for q in found:
        ends = _ends(text, out[-1], q) if out else None
        if out and _years_and_months(text, out[-1], q):
            out[-1] = replace(q, value=out[-1].value + q.value, start=out[-1].start)
        elif ends is None and out and (tenths := _tenths(text, out[-1], q)):
            out[-1] = tenths
        elif ends is None:
            out.append(q)
        else:
            out[-1] = replace(q, value=(ends[0] + ends[1]) / 2, start=out[-1].start, about=True)
    return out


def _years_and_months(text: str, years: Quantity, months: Quantity) -> bool:
    both = years.kind == months.kind == "期間" and text[years.end : months.start].strip() in ("", "と")
    return both and _size_of_one(months) < _size_of_one(years)


def _tenths(text: str, whole: Quantity, q: Quantity) -> Quantity | None:
    """一・五倍: the figure before the dot and those behind it."""
    value = dots.decimal(whole.value, q.value / _size_of_one(q)) if dots.joins(text, whole, q) else None
    return None if value is None else dots.no_heads(replace(q, value=value * _size_of_one(q), start=whole.start))


def _ends(text: str, low: Quantity, high: Quantity) -> tuple[Decimal, Decimal] | None:
    """Both figures of a range in the unit of the upper, None when the two are no range."""
    between = text[low.end : high.start].strip()
    if between not in table("units")["between"] or high.kind in ("他", "日付"):
        return None
    if between == "から" and text[high.end : high.end + 1] in ("に", "へ"):
        return None
    if between == dots.DOT and dots.always_splits(high):
        return None
    if low.kind == "数" and between in ("、", dots.DOT):
        return _neighbours(low.value, high)
    value = low.value * _size_of_one(high) if low.kind == "数" else low.value
    same_unit = low.kind == "数" or (low.kind == high.kind and low.counter in ("", high.counter) and between != "、")
    return (value, high.value) if same_unit and value < high.value else None


def _neighbours(low: Decimal, high: Quantity) -> tuple[Decimal, Decimal] | None:
    """2、3人, 14、15人; 二、三百万 and 二十二、三人 say only once what both figures share."""
    size = _size_of_one(high)
    count = high.value / size
    if low + 1 == count:
        return low * size, high.value
    step, last = Decimal(10) ** count.adjusted(), low % 10
    shared = low - last
    if (last + 1) * step != count or 0 < shared <= count:
        return None
    return (shared + last * step) * size, (shared + count) * size


def _size_of_one(q: Quantity) -> Decimal:
    return (counters()[q.counter][1] if q.counter in counters() else Decimal(1)) * q.scale


def _as_said(text: str, q: Quantity) -> Quantity:
    """With what stands beside it: 約, くらい, 月 …; a range is rough already."""
    units = table("units")
    before = text[max(0, q.start - _NEAR) : q.start].rstrip(" 、")
    after = text[q.end : q.end + _NEAR].lstrip(" ")
    rough_words = _bare_of(before, units["each"]).endswith(tuple(units["about_before"])) or after.startswith(
        tuple(units["about_after"])
    )
    return replace(
        q,
        kind=EACH if after.startswith(tuple(units["per"])) else q.kind,
        about=q.about or q.counter.endswith("前後") or rough_words,
        monthly=q.kind == "円" and _bare_of(before, units["about_before"]).endswith(tuple(units["monthly"])),
    )


def _bare_of(before: str, words: list[str]) -> str:
    """だいたい年90万: what stands before 年; 毎月だいたい: before だいたい."""
    return next((before.removesuffix(word).rstrip(" 、") for word in words if before.endswith(word)), before)
