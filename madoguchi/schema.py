"""`madoguchi schema`: the JSON Schema of the catalogue's files, for editors; `check` names what is behind."""

from __future__ import annotations

import argparse

from madoguchi.adviser import sound_adviser
from madoguchi.paths import CATALOGUE, ROOT
from upkeep.schema import FOLDER, stale


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look, or write."""
    parser.add_argument(
        "--write", action="store_true", help="ファイルを書き直します（付けなければ、違いを知らせるだけです）"
    )


def main(options: argparse.Namespace) -> int:
    """Write the files that differ, or name them; 1 if some are left that differ."""
    found = stale(CATALOGUE, sound_adviser().catalogue)
    for name, text in found.items():
        path = CATALOGUE / FOLDER / name
        if options.write:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        print(path.relative_to(ROOT))
    if not found:
        print("エディター用のスキーマは、今の制度データと合っています。")
        return 0
    print("書き直しました。" if options.write else "今の制度データと合いません。madoguchi schema --write で直せます。")
    return 0 if options.write else 1
