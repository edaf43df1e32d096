"""What a calculator is, and the exact arithmetic that all of them share.

Money is whole yen, shares are 0 to 1, percents are of a hundred. Every sum is a fraction until the last step, so that no
yen is lost or won on the way; the last step says which way it rounds.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

Compute = Callable[[Mapping[str, Any], Mapping[str, Any], date], dict[str, Any]]


@dataclass(frozen=True)
class Calculator:
    """Turns facts of a firm and terms of a version into named figures.

    `reads` are the facts it can use, `terms` those that a version naming it must have, `optional` those it uses where
    they are given, `figures` all it can give. `compute(facts, terms, as_of)` gives {} without the facts it needs.
    """

    name: str
    reads: frozenset[str]
    terms: frozenset[str]
    figures: frozenset[str]
    compute: Compute
    optional: frozenset[str] = frozenset()


def exact(value: object) -> Fraction:
    """A number as it is written: 14.6 is 73/5, and "2/3" is two thirds."""
    return Fraction(str(value))


def yen_down(amount: Fraction | int) -> int:
    """Whole yen, the rest dropped: for what a firm receives."""
    return math.floor(amount)


def yen_up(amount: Fraction | int) -> int:
    """Whole yen, the rest made full: for what a firm must bring or pay."""
    return math.ceil(amount)


def percent_down(share: Fraction, decimals: int = 1) -> float:
    """A share as percent, cut after some decimals, so that 9.99 % never passes for 10 %."""
    scale: int = 10**decimals
    return math.floor(share * 100 * scale) / scale
