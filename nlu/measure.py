"""From a quantity to the value of a fact, in the fact's own unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from nlu import dates
from nlu.lexicon import table
from nlu.quantities import Quantity
from nlu.vocabulary import Fact

FactValue = bool | int | float | str | list[str]

_DAYS = {"years": Decimal(365), "months": Decimal(365) / 12, "days": Decimal(1)}
_KINDS = {
    "yen": ("円",), "persons": ("人",), "years": ("期間", "年目", "期目"), "months": ("期間", "年目"), "days": ("期間",),
    "percent": ("割合",), "filings": ("期", "期目", "回", "年目"), "members": ("社", "人"),
}  # fmt: skip
_LEAST_BARE_AGE = 15  # a smaller number without 歳 is of something else (男3、女2)
_LONGEST_TERM = 730  # days
_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Amount:
    """A fact's value, and whether it is approximate."""

    value: FactValue
    about: bool


class Figure(NamedTuple):
    """A sum of money or a number of people, and whether it is approximate."""

    value: Decimal
    about: bool


def kinds(fact: Fact) -> tuple[str, ...]:
    """The kinds of quantity that can be this fact's value, the usual one first."""
    if fact.type == "date":
        return ("日付",)
    if fact.name.endswith("_age"):
        return ("歳", "代", "日付")
    return _KINDS.get((fact.unit or "").split(" ")[0], ())


def measure(fact: Fact, said: Quantity, text: str, as_of: date, way: str = "number") -> Amount | None:
    """The value that a quantity gives a fact; None when it cannot be one.

    `way` is how the number counts: as said, or for a rate as a `fall`, a `rise`, what is `left` of a hundred, or what it
    has `fallen_to`, which is no more than a hundred; for a period counted by its ordinal, whether it is `completed`; for a
    sum of a year, what a twelfth of it is (`by_month`); for a period, the day `since` which it lasts.
    A bare amount of money below ten thousand is taken in 万円, and is approximate.
    """
    if said.kind == "日付":
        return _from_day(fact, text[said.start : said.end], as_of, way)
    if (
        fact.type == "date"
        or said.kind not in (*kinds(fact), "数")
        or (said.kind == "数" and "歳" in kinds(fact) and said.value < _LEAST_BARE_AGE)
    ):
        return None
    if (
        said.kind == "円"
        and 0 < said.value < table("units")["least_sum"]
        and fact.name not in table("units")["any_sum"]
    ):
        return None
    if _is_day_of_month(fact, said) or _is_no_term(fact, said):
        return None
    number, about = _in_unit(fact, said)
    if way == "fallen_to" and number > _HUNDRED:
        return None
    if way == "completed":  # 二期目が終わった: two, though 二期目 alone is in the second
        number += 1
    if way == "by_month":
        number, about = number * 12, True
    number = {"fall": -number, "left": number - _HUNDRED, "fallen_to": number - _HUNDRED}.get(way, number)
    value: int | float
    value = int(number.quantize(Decimal(1), ROUND_HALF_UP)) if fact.type == "int" else round(float(number), 2)
    return Amount(value, about) if fact.admits(value) else None


def _is_day_of_month(fact: Fact, said: Quantity) -> bool:
    """25日の給料: nobody counts months in days."""
    return (fact.unit or "").startswith("months") and said.kind == "期間" and said.counter == "日"


def _is_no_term(fact: Fact, said: Quantity) -> bool:
    """団地に入って20年: what is counted in days takes no years."""
    return (fact.unit or "").startswith("days") and said.kind == "期間" and said.value > _LONGEST_TERM


def _from_day(fact: Fact, text: str, as_of: date, way: str) -> Amount | None:
    """A day that is not to come; an age is counted from the day of birth, and rough unless that is told to the day."""
    said = dates.read(text, as_of)
    if said is None or said.day > as_of:
        return None
    if fact.type == "date":
        return Amount(said.day.isoformat(), said.about)
    gone = relativedelta(as_of, said.day)
    if way == "since":
        months = gone.years * 12 + gone.months
        return Amount(months if fact.type == "int" else round(months / 12, 2), about=True)
    return Amount(gone.years, said.about)


def money(said: Quantity) -> Figure:
    """A sum of money; a bare number below ten thousand is taken in 万円, and is approximate."""
    if said.kind == "数" and 0 < said.value < 10000:
        return Figure(said.value * 10000, True)
    return Figure(said.value, said.about)


def _in_unit(fact: Fact, said: Quantity) -> tuple[Decimal, bool]:
    unit = (fact.unit or "").split(" ")[0]
    if said.kind == "期間":
        return said.value / _DAYS[unit], said.about
    if said.kind == "年目":
        years = said.value / 365
        return years - 1 if unit == "filings" else (years - Decimal("0.5")) * (12 if unit == "months" else 1), True
    if said.kind == "期目":
        return (said.value - Decimal("0.5"), True) if unit == "years" else (said.value - 1, said.about)
    if said.kind == "代":
        return said.value + 5, True
    if unit == "yen":
        return money(said)
    return said.value, said.about
