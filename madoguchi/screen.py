"""`madoguchi screen`: whom of a whole member list to call first, about what, and why (主動送達)."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.trouble import Trouble
from screening.explain import explained
from screening.journal import Journal
from screening.lists.layout import Layout, lay_out, told_columns
from screening.lists.unreadable import Unreadable
from screening.run import errors_of, evaluate_all, page_of, write_results
from screening.sameness import of_run
from screening.totals import Totals
from screening.unfinished import Unfinished
from screening.work import Evaluate, Plan


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The list, where the results go, and how the list is to be read."""
    parser.add_argument("firms", type=Path, metavar="FIRMS", help="会員名簿（.csv か .xlsx）")
    parser.add_argument("--out", type=Path, metavar="OUT", help="結果のファイル（.csv か .xlsx）")
    parser.add_argument("--columns", type=Path, metavar="FILE", help="列の読み方を書いたファイル（YAML）")
    parser.add_argument("--sheet", metavar="NAME", help="Excelの、読むシートの名前")
    parser.add_argument("--explain", action="store_true", help="列をどう読み取ったかを見せて、終わります")
    parser.add_argument("--long", action="store_true", help="会社と制度の組ごとに、1行ずつ書きます")
    parser.add_argument("--workers", type=_count, default=os.cpu_count() or 1, metavar="N", help="使うプロセスの数")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="Daskのスケジューラー（例: tcp://192.0.2.1:8786）")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Explain the columns, evaluate every firm, write the results."""
    adviser, day = sound_adviser(), options.as_of or today()
    try:
        told = told_columns(options.columns) if options.columns else {}
        layout = lay_out(options.firms, adviser.vocabulary, told, options.sheet)
        print(explained(layout, adviser.vocabulary, day), flush=True)
        if not options.explain:
            print(_told(_run(options, layout, Plan(layout.columns, day)), options.out))
    except (Unreadable, Unfinished) as error:
        raise Trouble(str(error)) from error
    except OSError as error:
        raise Trouble(
            f"{error.filename or options.out} に書けません（{error.strerror}）。置き場所と空きを確かめてください。"
        ) from error
    return 0


def _run(options: argparse.Namespace, layout: Layout, plan: Plan) -> Totals:
    out = _checked(options.out, options.firms)
    of = of_run(options.firms, plan.columns, plan.as_of)
    with Journal.opened(out, of) as journal:
        if journal.anew:
            print(journal.anew, flush=True)
        elif journal.rows:
            print(f"前回の続きから始めます（{journal.rows:,}行まで済んでいます）。", flush=True)
        with _progress(layout.total, journal.rows) as advance:
            evaluate_all(layout, plan, _evaluate(options), journal, advance)
        write_results(journal, layout, sound_adviser().catalogue, out, plan, long=options.long)
        journal.discard()
    return journal.totals


def _checked(out: Path | None, firms: Path) -> Path:
    if out is None:
        raise Trouble("結果のファイルを --out で教えてください。例: --out out.csv")
    if out.suffix.lower() not in (".csv", ".xlsx"):
        raise Trouble(f"結果のファイル {out} の名前は、.csv か .xlsx で終わるようにしてください。")
    if out.resolve() in (firms.resolve(), errors_of(out).resolve()) or errors_of(out).resolve() == firms.resolve():
        raise Trouble("名簿のファイルに上書きすることになります。--out は別の名前にしてください。")
    if not out.parent.is_dir():
        raise Trouble(f"{out.parent} というフォルダーがありません。先に作ってください。")
    return out


def _evaluate(options: argparse.Namespace) -> Evaluate:
    if options.scheduler:
        from screening.cluster import on_cluster

        return on_cluster(options.scheduler)
    from screening.workers import on_cores

    return on_cores(options.workers)


@contextmanager
def _progress(total: int | None, done: int) -> Iterator[Callable[[int], None]]:
    """A bar on the terminal; the results may be piped away meanwhile."""
    columns = (
        TextColumn("調べています"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=total, completed=done)
        yield lambda count: bar.advance(task, count)
        bar.update(task, total=bar.tasks[0].completed)


def _told(totals: Totals, out: Path) -> str:
    lines = [f"{totals.firms:,}社を調べて、{out} に書きました。全体のまとめは {page_of(out)} です。"]
    if totals.left_out:
        lines.append(f"{totals.left_out:,}行は、会社のことがわからず、調べていません。")
    if cells := totals.unread.total():
        lines.append(f"読めない値が{cells:,}か所ありました。その項目は、わからないものとしました。")
    if totals.left_out or cells:
        lines.append(f"行と列と理由は {errors_of(out)} にあります。")
    return "\n".join(lines)


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("1以上の数でお願いします")
    return count
