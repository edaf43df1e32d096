"""What a firm is called about first.

A member list has no topics: nobody on it has said what they want. So the order follows from what is there:

1. What the firm can certainly use comes before what one answer decides, and that before what needs several. What
   anyone can use is a step of its own, with the last: a call about it could be made to every firm.
2. Within such a step, what few firms can use comes before what anyone can (`sharp`), what closes or ends soon before
   what can wait (`urgent`), and what fits the firm's own signs before what does not (`to_the_point`). Each counts with
   its weight, together less than a step, and as much as it is likely that the scheme is open to the firm at all.
3. A scheme whose known rounds have all closed comes last in its step.

How many firms can use a scheme is estimated from the shares of catalogue/priors.yml. The numbers stand in order.yml.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Self

import yaml
from pydantic import Field, model_validator

from actions.rules.entry import Kind
from actions.rules.fixed import Fixed
from actions.rules.model import Scheme, Version

FILE = Path(__file__).with_name("order.yml")


class Weights(Fixed):
    """What counts within a step; together less than one."""

    sharp: float = Field(ge=0)
    urgent: float = Field(ge=0)
    to_the_point: float = Field(ge=0)

    @model_validator(mode="after")
    def _below_a_step(self) -> Self:
        if self.sharp + self.urgent + self.to_the_point >= 1:
            raise ValueError("order.yml の weights は、合わせて1より小さくしてください。")
        return self


class Order(Fixed):
    """The numbers of order.yml."""

    no_call: frozenset[Kind]
    no_call_schemes: frozenset[str]
    most_calls: int = Field(ge=1)
    least_chance: float = Field(gt=0, lt=1)
    for_anyone: float = Field(gt=0, le=1)
    sharpest: float = Field(gt=1)
    soon_days: int = Field(ge=1)
    weights: Weights

    def calls_about(self, scheme: Scheme) -> bool:
        """Is it something to call a firm about? Not what has no topics: that is a part of something else."""
        return bool(scheme.topics) and scheme.kind not in self.no_call and scheme.id not in self.no_call_schemes

    def step(self, missing: Sequence[str], share: float) -> int:
        """2 if nothing is missing, 1 if one answer decides, 0 if several are needed or the share of all firms is large."""
        return 0 if share >= self.for_anyone else 2 - min(len(missing), 2)

    def sharpness(self, share: float) -> float:
        """0 for what all firms can use, 1 for what hardly any can: each tenfold rarer adds alike."""
        return 1.0 if share <= 0 else min(-math.log(share) / math.log(self.sharpest), 1.0)

    def urgency(self, last: date | None, day: date) -> float:
        """0 for what can wait, 1 on the last day."""
        return 0.0 if last is None else max(0.0, 1 - (last - day).days / self.soon_days)


@cache
def order() -> Order:
    """The numbers, read once."""
    return Order.model_validate(yaml.safe_load(FILE.read_text(encoding="utf-8")))


def last_day(version: Version, day: date) -> date | None:
    """The day on which the next round closes, or the version ends if that is sooner; None if neither is known."""
    ahead = [closing.on for closing in version.closings if closing.on >= day]
    return min([*ahead, *([version.end] if version.end else [])], default=None)


def rounds_over(version: Version, day: date) -> bool:
    """Have all the rounds that are known closed?"""
    return bool(version.closings) and all(closing.on < day for closing in version.closings)
