"""`madoguchi new-scheme`: a commented file for a new scheme, to be filled in."""

from __future__ import annotations

import argparse

from madoguchi.paths import CATALOGUE, ROOT
from madoguchi.trouble import Trouble
from upkeep.blank import KINDS, Refusal, write


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What kind of scheme, and what it is called."""
    parser.add_argument("kind", metavar="KIND", help=f"種類（{'、'.join(KINDS)}）")
    parser.add_argument("id", metavar="ID", help="制度の id。半角の小文字・数字・「-」で書きます（例: loan-new）")
    parser.add_argument("--name", metavar="NAME", default=None, help="正式な名前")


def main(options: argparse.Namespace) -> int:
    """Write the file, and say what comes next."""
    try:
        path = write(CATALOGUE, options.kind, options.id, options.name)
    except Refusal as refusal:
        raise Trouble(str(refusal)) from refusal
    except OSError as error:
        raise Trouble(f"ファイルを書けません（{error.strerror}）。フォルダの権限を確かめてください。") from error
    print(f"{path.relative_to(ROOT)} を作りました。")
    print("空いているところを埋めて、madoguchi check で確かめてください。")
    print(f"言葉づかいは madoguchi preview {options.id} で見られます。")
    return 0
