"""`madoguchi diff`: what changed for which firms, between two days or by an edit that is not published yet.

Without days the catalogue as it is being edited is compared with the last commit, or with `--base`. With `--against` the
exit code is 1 if some saved case would be advised otherwise, so that a script can stop before publishing.
"""

from __future__ import annotations

import argparse
import tempfile
from contextlib import ExitStack
from pathlib import Path

from actions.rules import Adviser, CatalogueError
from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import day
from madoguchi.paths import ROOT
from madoguchi.trouble import Trouble
from upkeep import flips, saved
from upkeep.between import View, changes, offices, upcoming
from upkeep.flips import Side
from upkeep.published import LAST, Unpublished, published
from upkeep.told import offices_text, told, upcoming_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two days or two catalogues, the schemes, and saved cases."""
    parser.add_argument("schemes", nargs="*", metavar="SCHEME", help="見たい制度の id（なければ全部）")
    parser.add_argument("--from", dest="start", type=day, metavar="DATE", help="この日と")
    parser.add_argument("--to", dest="end", type=day, metavar="DATE", help="この日を比べます")
    base = "日を指定しないとき、今の編集をこれと比べます。gitの版か、制度データのフォルダ（なければ最後のコミット）"
    parser.add_argument("--base", metavar="REF|FOLDER", default=LAST, help=base)
    parser.add_argument("--as-of", type=day, metavar="DATE", help="編集を、この日の制度で比べます（なければ今日）")
    against = "保存した会社の情報（JSON）のフォルダ。ご案内が変わるものを挙げ、あれば終了コード1で終わります"
    parser.add_argument("--against", type=Path, metavar="FOLDER", help=against)


def main(options: argparse.Namespace) -> int:
    """Tell what changed, and which saved cases flip."""
    with ExitStack() as scratch:
        old, new = _sides(options, scratch)
        _check(options.schemes, old, new)
        before, after = View(old.adviser.catalogue, old.day), View(new.adviser.catalogue, new.day)
        print(told(list(changes(before, after, options.schemes)), before, after))
        if moved := [] if options.schemes else offices(before, after):
            print(f"\n{offices_text(moved)}")
        if ahead := upcoming(before, after):
            print(f"\n{upcoming_text(ahead)}")
        return _flipped(options.against, old, new) if options.against else 0


def _sides(options: argparse.Namespace, scratch: ExitStack) -> tuple[Side, Side]:
    adviser = sound_adviser()
    if (options.start is None) != (options.end is None):
        raise Trouble("--from と --to は、両方の日を指定してください。")
    if options.start is not None:
        return Side(adviser, options.start), Side(adviser, options.end)
    place = Path(scratch.enter_context(tempfile.TemporaryDirectory()))
    as_of = options.as_of or today()
    return Side(_base(options.base, place), as_of), Side(adviser, as_of)


def _base(base: str, place: Path) -> Adviser:
    try:
        return Adviser.load(published(base, ROOT, place))
    except Unpublished as nothing:
        raise Trouble(str(nothing)) from nothing
    except CatalogueError as error:
        raise Trouble(
            f"比べる前の制度データ（{base}）が読めません。別の版を指定してください。\n{error.faults[0]}"
        ) from error


def _check(schemes: list[str], *sides: Side) -> None:
    known = {name for side in sides for name in side.adviser.catalogue.schemes}
    for name in schemes:
        if name not in known:
            raise Trouble(f"「{name}」という制度はありません。catalogue/schemes/ のファイル名で指定してください。")


def _flipped(folder: Path, old: Side, new: Side) -> int:
    try:
        cases = saved.read(folder, new.adviser.vocabulary)
    except saved.Unreadable as error:
        raise Trouble(str(error)) from error
    found = flips.flips(cases, old, new)
    print(f"\n{flips.told(found, len(cases))}")
    return 1 if found else 0
