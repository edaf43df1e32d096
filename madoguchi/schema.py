"""`madoguchi schema`: the JSON Schema of the catalogue's files, for editors; a test keeps them in agreement."""

from __future__ import annotations

import argparse
from pathlib import Path

from madoguchi.adviser import sound_adviser
from madoguchi.paths import CATALOGUE, ROOT
from upkeep.schema import FOLDER, schemas


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Look, or write."""
    parser.add_argument(
        "--write", action="store_true", help="ファイルを書き直します（付けなければ、違いを知らせるだけです）"
    )


def main(options: argparse.Namespace) -> int:
    """Write the files that differ, or name them; 1 if some are left that differ."""
    folder = CATALOGUE / FOLDER
    made = schemas(sound_adviser().catalogue)
    stale = [name for name, text in made.items() if _differs(folder / name, text)]
    for name in stale:
        if options.write:
            folder.mkdir(exist_ok=True)
            (folder / name).write_text(made[name], encoding="utf-8")
        print((folder / name).relative_to(ROOT))
    if stale:
        print(
            "書き直しました。" if options.write else "今の制度データと合いません。madoguchi schema --write で直せます。"
        )
    else:
        print("エディター用のスキーマは、今の制度データと合っています。")
    return 1 if stale and not options.write else 0


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_text(encoding="utf-8") != text
