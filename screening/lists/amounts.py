"""Numbers in cells: 12, １２名, 1,000万円, ▲5.2％, 5年3か月, and with the column's unit a bare 1,000.

Numbers are `nlu`'s. Unlike in a conversation, nothing is rounded and no range is taken in its middle: what is no plain
number is said to be none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache

from actions.rules.facts import FactSpec
from nlu import numbers
from screening.lists.cell import Cell, unclear
from screening.lists.lexicon import plain, solid, table, words

_YEARS_AND_MONTHS = re.compile(r"([0-9]+)年(?:と)?([0-9]+)[かヶカヵケ箇]月")
_ACCOUNTANTS = re.compile(r"\((?P<inside>[¥\\]?[0-9][0-9,.]*)\)")
_OWN_SIZE = ("万", "億", "兆")
_HALF_SIZE = ("十", "百", "千")


def units(spec: FactSpec) -> dict[str, Fraction]:
    """The units in which this number is written, with their size in the fact's own unit."""
    rows = table("values")["units"].get(_measure(spec), {})
    return {solid(unit): Fraction(str(size)) for unit, size in rows.items()}


def must_be_said(spec: FactSpec) -> bool:
    """May a bare number mean several things, as 1,000 yen or thousands of yen?"""
    return _measure(spec) in table("values")["must_be_said"]


def plainly_yen(spec: FactSpec, figures: Iterable[Fraction]) -> bool:
    """Are the bare amounts of a column so large that they can only be yen?"""
    if _measure(spec) != "yen":
        return False
    ordered = sorted(figure for figure in figures if figure)
    return bool(ordered) and ordered[len(ordered) // 2] >= table("values")["plainly_yen"]["median"]


def bare(text: str) -> Fraction | None:
    """The figure of a cell that holds a number and no unit; None for any other cell."""
    found = _number().fullmatch(solid(text))
    value = numbers.parse(found["number"]) if found and not found["unit"] else None
    return None if value is None or not found or found["number"].endswith(_OWN_SIZE) else Fraction(value)


def read(text: str, spec: FactSpec, unit: str | None, *, inferred: bool = False) -> Cell:
    """The value of a numeric fact. `unit` is the column's, `inferred` if only the size of its figures says so."""
    if solid(text) in words("empty") and spec.name in table("values")["none_is_nought"]:
        return Cell(0)
    written = _ACCOUNTANTS.sub(r"-\g<inside>", solid(text))
    if spans := _YEARS_AND_MONTHS.fullmatch(written):
        return _within(spec, Fraction(spans[1]) * _size(spec, "年") + Fraction(spans[2]) * _size(spec, "か月"), False)
    found = _number().fullmatch(written)
    if found is None:
        return unclear(_why_no_number(written, spec))
    value = numbers.parse(found["number"])
    if value is None:
        return unclear("数字として読めません。")
    size = _size_of(found, spec, unit)
    if size is None:
        return unclear(_unit_problem(spec, found["unit"]))
    if inferred and unit and not found["unit"] and 0 < value < table("values")["plainly_yen"]["least"]:
        return unclear(
            "ほかの行とくらべて小さく、単位（円・千円・万円）がはっきりしません。「300万円」のように書いてください。"
        )
    down = bool(found["minus"]) != (found["way"] in table("values")["fall"])
    return _within(spec, Fraction(value) * size * (-1 if down else 1), bool(found["before"] or found["after"]))


def fall(text: str, spec: FactSpec, unit: str | None) -> Cell:
    """A rate of decrease as a change: 20 is -20. With a minus it may mean either."""
    cell = read(text, spec, unit)
    if not isinstance(cell.value, int | float) or cell.value == 0:
        return cell
    if cell.value < 0:
        return unclear(
            "減少率のマイナスは、減ったのか増えたのか決められません。減ったときは「20%」のように書いてください。"
        )
    return _within(spec, -Fraction(str(cell.value)), cell.about)


def _size_of(found: re.Match[str], spec: FactSpec, unit: str | None) -> Fraction | None:
    """What one counts; None if neither cell nor column says so. What the cell says goes before the column."""
    known, own = units(spec), found["unit"]
    if own:
        return known.get(own)
    if _measure(spec) == "yen" and found["number"].endswith(_OWN_SIZE):
        return Fraction(1)
    if must_be_said(spec) and (unit is None or found["number"].endswith(_HALF_SIZE)):
        return None if numbers.parse(found["number"]) else Fraction(0)  # nought is nought in any unit
    return known[unit] if unit else Fraction(1)


def _size(spec: FactSpec, unit: str) -> Fraction:
    return units(spec).get(unit, Fraction(0))


def _unit_problem(spec: FactSpec, own: str) -> str:
    names = "・".join(table("values")["units"].get(_measure(spec), {}))
    if own:
        return f"「{own}」は{spec.label}の単位として読めません。{names} のどれかで書いてください。"
    return f"単位がわかりません。{names} のどれかを、数字か見出しに付けてください。"


def _within(spec: FactSpec, value: Fraction, about: bool) -> Cell:
    if spec.type == "int" and value.denominator != 1:
        return unclear(f"{spec.label}は、小数のない数字でお願いします。")
    number = int(value) if spec.type == "int" else round(float(value), 4)
    problem = spec.problem(number)
    return unclear(problem) if problem else Cell(number, about=about)


def _why_no_number(written: str, spec: FactSpec) -> str:
    if len(re.findall(r"[0-9]+", written)) > 1 and re.search(r"[0-9].*[~〜-].*[0-9]", written):
        return "幅のある数字は、どちらとも決められません。ひとつの数字で書いてください。"
    if re.search(r"以上|以下|以内|未満|超", written):
        return "「以上」「以下」だけでは、いくつか決められません。ひとつの数字で書いてください。"
    return f"{spec.label}の数字として読めません。"


def _measure(spec: FactSpec) -> str:
    return (spec.unit or "").split(" ")[0]


@cache
def _number() -> re.Pattern[str]:
    rows = table("values")
    names = {solid(unit) for group in rows["units"].values() for unit in group}
    one_of = {name: _one_of(rows[name]) for name in ("about_before", "about_after", "minus")}
    return re.compile(
        rf"(?P<before>{one_of['about_before']})?(?P<minus>{one_of['minus']})?\+?[¥\\]?(?P<number>{numbers.NUMBER.pattern}?)"
        rf"(?P<unit>{_one_of(names)})?(?:の)?(?P<way>{_one_of([*rows['fall'], *rows['rise']])})?(?P<after>{one_of['about_after']})?"
    )


def _one_of(names: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(map(plain, names), key=len, reverse=True)))
