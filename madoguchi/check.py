"""`madoguchi check`: every fault in what people edit, one line each, with file, line and remedy."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date

from actions.helplines import helplines
from actions.rules import CATALOGUE, Fault, ahead, check, default_adviser, upkeep
from actions.rules.source import read
from actions.worries import FILE as WORRIES
from cases import today
from madoguchi import worries
from madoguchi.agreement import faults, unknown_places
from madoguchi.days import day
from madoguchi.paths import ROOT
from upkeep.schema import FOLDER, stale


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The faults are always all checked; with a day, also what asks for attention on it."""
    help_text = "この日に、もうすぐ終わる版、確かめてから1年以上たった出典、試していない条件も挙げます"
    parser.add_argument("--today", type=day, default=None, metavar="DATE", help=help_text)


def main(options: argparse.Namespace) -> int:
    """Print the faults, and on request what to look after; 1 if there are faults."""
    found = sorted([*check(CATALOGUE), *faults(ROOT)]) or sorted(_behind())
    for fault in found:
        print(fault)
    notices = [] if found else _notices(options.today)
    for notice in notices:
        print(notice)
    if notices or (options.today is not None and not found):
        print(f"見直すところが{len(notices)}か所あります。")
    print(f"直すところが{len(found)}か所あります。" if found else "問題は見つかりませんでした。")
    return 1 if found else 0


def _notices(day: date | None) -> list[Fault]:
    """What asks for attention on the day; without one, only what no day can be without: checks dated ahead of today."""
    return upkeep(default_adviser(), day) if day else sorted(ahead(default_adviser(), today()))


def _behind() -> Iterator[Fault]:
    """Where a sound catalogue does not go with the rest: places that are none, the answers to fears, an editors' schema of
    former facts.
    """
    catalogue = default_adviser().catalogue
    yield from unknown_places(catalogue.documents.values())
    lines = [line["phone"] for group in helplines().values() for line in group["lines"]]
    yield from worries.faults(read(WORRIES, ROOT), catalogue.offices, lines)
    for name in stale(CATALOGUE, catalogue):
        message = "今の facts.yml や terms/ と合いません。madoguchi schema --write で書き直してください。"
        yield Fault(f"{CATALOGUE.name}/{FOLDER}/{name}", 1, message)
