"""The course of a run: every firm evaluated and kept, then the results written, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from actions.rules.catalogue import Catalogue
from screening import sheets
from screening.journal import Journal
from screening.lists.layout import Layout
from screening.lists.table import EXCEL
from screening.output import Results
from screening.unfinished import Unfinished
from screening.work import Evaluate, Plan, batches


@dataclass(frozen=True)
class Outcome:
    """How a run ended: how many firms were evaluated, how many rows could not be, and how many cells were not read."""

    firms: int
    bad_rows: int
    cells: int


def evaluate_all(layout: Layout, plan: Plan, evaluate: Evaluate, journal: Journal, done: Callable[[int], None]) -> None:
    """Evaluate what the journal does not have yet; `done` hears how many rows were."""
    rows = islice(layout.firms(), journal.rows, None)
    for lines in evaluate(plan, batches(rows)):
        journal.add(lines)
        done(len(lines))


def write_results(journal: Journal, layout: Layout, catalogue: Catalogue, out: Path, *, long: bool) -> Outcome:
    """Write the results beside the journal and put each in its place when it is whole."""
    results = Results(journal.records(), layout.columns, catalogue)
    if out.suffix.lower() in EXCEL and journal.rows >= sheets.MOST_ROWS:
        raise Unfinished(
            f"{journal.rows:,}行は、Excelの1枚のシートにおさまりません。--out の名前を .csv にしてください。"
        )
    rows = results.by_scheme() if long else results.by_firm()
    _put(out, journal, lambda path: sheets.write(path, rows, kind=out.suffix.lower()))
    _put(errors_of(out), journal, lambda path: sheets.write(path, results.problems(), kind=".csv"))
    return _outcome(results)


def errors_of(out: Path) -> Path:
    """Where the rows and cells that were not understood are named."""
    return out.with_name(f"{out.stem}.errors.csv")


def _put(path: Path, journal: Journal, write: Callable[[Path], None]) -> None:
    new = journal.folder / path.name
    write(new)
    new.replace(path)


def _outcome(results: Results) -> Outcome:
    firms = bad = cells = 0
    for record in results.all():
        firms += not record.bad
        bad += record.bad
        cells += sum(1 for column, _, _ in record.problems if column)
    return Outcome(firms, bad, cells)
