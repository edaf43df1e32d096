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

# Small enough to lose little when the run is stopped, large enough to cost little to send.
BATCH = 200

# Evaluates batches, their results in order.
Evaluate = Callable[["Plan", Iterable[Sequence[Row]]], Iterator[list[str]]]


@dataclass(frozen=True)
class Plan:
    """All that a worker has to know of a run."""

    columns: tuple[Column, ...]
    as_of: date


def evaluate(plan: Plan, rows: Sequence[Row]) -> list[str]:
    """The record of each row, as a line."""
    firms, screener, schemes = _desk(plan)
    read = map(firms.read, rows)
    return [dumped(firm, None if firm.bad else screener.screen(firm.facts), schemes) for firm in read]


def here(plan: Plan, batches: Iterable[Sequence[Row]]) -> Iterator[list[str]]:
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
