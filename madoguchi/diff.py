"""`madoguchi diff`: what changed for which firms, between two days or by an edit that is not published yet."""

from __future__ import annotations

import argparse

from actions.rules.catalogue import Catalogue
from madoguchi.adviser import sound_adviser
from madoguchi.days import day
from madoguchi.trouble import Trouble
from upkeep.between import View, changes
from upkeep.told import told


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Two days, and the schemes."""
    parser.add_argument("schemes", nargs="*", metavar="SCHEME", help="見たい制度の id（なければ全部）")
    parser.add_argument("--from", dest="start", type=day, required=True, metavar="DATE", help="この日と")
    parser.add_argument("--to", dest="end", type=day, required=True, metavar="DATE", help="この日を比べます")


def main(options: argparse.Namespace) -> int:
    """Tell what changed."""
    catalogue = sound_adviser().catalogue
    _known(options.schemes, catalogue)
    old, new = View(catalogue, options.start), View(catalogue, options.end)
    print(told(list(changes(old, new, options.schemes)), old, new))
    return 0


def _known(schemes: list[str], *catalogues: Catalogue) -> None:
    known = {name for catalogue in catalogues for name in catalogue.schemes}
    for name in schemes:
        if name not in known:
            raise Trouble(f"「{name}」という制度はありません。catalogue/schemes/ のファイル名で指定してください。")
