"""One batch of rows evaluated: what every worker does, in this process, in another, or on another machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice

from actions.rules import default_adviser
from screening.evaluate import Screener
from screening.lists.columns import Column
from screening.lists.firm import Firms
from screening.lists.row import Row
from screening.record import dumped
from screening.totals import Totals

# Large enough to be judged fast and to cost little to send, small enough to lose little when the run is stopped.
BATCH = 1000


@dataclass(frozen=True)
class Plan:
    """All that a worker has to know of a run."""

    columns: tuple[Column, ...]
    as_of: date


@dataclass(frozen=True)
class Evaluated:
    """The record of each row of a batch, as a line, and what they come to."""

    lines: list[str]
    totals: Totals


# Evaluates batches, their results in order.
Evaluate = Callable[[Plan, Iterable[Sequence[Row]]], Iterator[Evaluated]]


def evaluate(plan: Plan, rows: Sequence[Row]) -> Evaluated:
    """One batch."""
    reader, screener, schemes = _desk(plan)
    firms = [reader.read(row) for row in rows]
    found = iter(screener.screen_all([firm.facts for firm in firms if not firm.bad]))
    totals, lines = Totals(), []
    for firm in firms:
        screened = None if firm.bad else next(found)
        if screened:
            totals.add(screened, firm.facts)
        totals.add_unread([problem.column for problem in firm.problems if problem.column], left_out=firm.bad)
        lines.append(dumped(firm, screened, schemes))
    return Evaluated(lines, totals)


def here(plan: Plan, batches: Iterable[Sequence[Row]]) -> Iterator[Evaluated]:
    """All batches, one after the other, in this process."""
    return (evaluate(plan, batch) for batch in batches)


def batches(rows: Iterator[Row]) -> Iterator[list[Row]]:
    """The rows in batches, the last one shorter."""
    while batch := list(islice(rows, BATCH)):
        yield batch


@lru_cache(maxsize=1)
def _desk(plan: Plan) -> tuple[Firms, Screener, list[str]]:
    """What a worker keeps from batch to batch."""
    adviser = default_adviser()
    firms = Firms(plan.columns, adviser, plan.as_of)
    return firms, Screener(adviser, plan.as_of), sorted(adviser.catalogue.schemes)
