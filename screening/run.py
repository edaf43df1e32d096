"""The course of a run: every firm evaluated and kept, then the results written, all or nothing."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from pathlib import Path

from actions.rules.catalogue import Catalogue
from screening import sheets
from screening.journal import Journal
from screening.lists.layout import Layout
from screening.lists.table import EXCEL
from screening.output import Results
from screening.summary import summary_page
from screening.unfinished import Unfinished
from screening.work import Evaluate, Plan, batches


def evaluate_all(layout: Layout, plan: Plan, evaluate: Evaluate, journal: Journal, done: Callable[[int], None]) -> None:
    """Evaluate what the journal does not have yet; `done` hears how many rows were."""
    rows = islice(layout.firms(), journal.rows, None)
    for batch in evaluate(plan, batches(rows)):
        journal.add(batch)
        done(len(batch.lines))


def write_results(journal: Journal, layout: Layout, catalogue: Catalogue, out: Path, plan: Plan, *, long: bool) -> None:
    """Write the results beside the journal and put each in its place when it is whole."""
    results = Results(journal.records(), layout.columns, catalogue)
    if out.suffix.lower() in EXCEL and journal.rows >= sheets.MOST_ROWS:
        raise Unfinished(
            f"{journal.rows:,}行は、Excelの1枚のシートにおさまりません。--out の名前を .csv にしてください。"
        )
    rows = results.by_scheme() if long else results.by_firm()
    page = summary_page(journal.totals, catalogue, as_of=plan.as_of, name=layout.name)
    _put(out, journal, lambda path: sheets.write(path, rows, kind=out.suffix.lower()))
    _put(errors_of(out), journal, lambda path: sheets.write(path, results.problems(), kind=".csv"))
    _put(page_of(out), journal, lambda path: path.write_text(page, encoding="utf-8"))


def errors_of(out: Path) -> Path:
    """Where the rows and cells that were not understood are named."""
    return out.with_name(f"{out.stem}.errors.csv")


def page_of(out: Path) -> Path:
    """The page that shows what the results come to."""
    return out.with_suffix(".html")


def _put(path: Path, journal: Journal, write: Callable[[Path], object]) -> None:
    new = journal.folder / path.name
    write(new)
    new.replace(path)
