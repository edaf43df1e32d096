"""The dot between figures: 一・五倍 and 金利一・八 are decimals, though 二・三人 are two or three, and 20・30代 two ages."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from nlu.lexicon import table

if TYPE_CHECKING:
    from nlu.quantities import Quantity

DOT = "・"
_TEN, _HUNDRED = Decimal(10), Decimal(100)


def joins(text: str, whole: Quantity, tenths: Quantity) -> bool:
    """Whether nothing but the dot stands between two figures, of which the second may be tenths."""
    apart = text[whole.end : tenths.start] != DOT or whole.kind != "数"
    return not apart and tenths.kind in table("units")["in_tenths"]


def decimal(whole: Decimal, behind: Decimal) -> Decimal | None:
    """1 and 5 make 1.5, 1 and 25 1.25; 30 and 40, or 5 and 10, are two."""
    if behind < _TEN:
        return whole + behind / _TEN
    return whole + behind / _HUNDRED if whole < _TEN and behind < _HUNDRED and behind % _TEN else None


def always_splits(said: Quantity) -> bool:
    """一・二パーセント, 一・二億円: nobody says one or two percent with a dot."""
    units = table("units")
    return said.counter in units["never_in_one_breath"] or said.scale >= units["decimal_from"]


def no_heads(said: Quantity) -> Quantity:
    """常勤で2.5人 counts hours, and no heads."""
    return replace(said, kind="他") if said.kind == "人" and said.value % 1 else said
