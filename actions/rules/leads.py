"""What a firm still has to begin before it applies: what is done is left out, what is half done takes less time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions.rules.advice import Lead
from actions.rules.application import Preparation
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Version

_MONTH_DAYS = 30


def leads(judge: Judge, version: Version, facts: Facts, day: date) -> Iterator[Lead]:
    """The preparations that are left for this firm, with the days that they still take."""
    for preparation in version.prepare:
        done = preparation.unless is not None and judge.find(preparation.unless, facts, day).holds is True
        days = _left(preparation, facts)
        if not done and (days or not preparation.days):
            yield Lead(text=preparation.text, days=days, source=version.source_of(preparation).title)


def _left(preparation: Preparation, facts: Facts) -> int:
    months = facts.get(preparation.counted_by or "", 0)
    return max(0, preparation.days - int(months * _MONTH_DAYS))
