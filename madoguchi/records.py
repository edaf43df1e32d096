"""`madoguchi records`: the saved records of the call centre, for its own system."""

from __future__ import annotations

import argparse
import json
import sys

from madoguchi.adviser import sound_adviser
from madoguchi.days import day


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form, and the days of saving."""
    form = parser.add_mutually_exclusive_group(required=True)
    form.add_argument("--csv", action="store_true", help="表計算ソフトで開けるCSVで出します")
    form.add_argument("--json", action="store_true", help="保存したままのJSONで出します")
    parser.add_argument("--from", dest="since", type=day, default=None, metavar="DATE", help="この日に保存したものから")
    parser.add_argument("--to", dest="until", type=day, default=None, metavar="DATE", help="この日に保存したものまで")


def main(options: argparse.Namespace) -> int:
    """Print the records, the oldest first."""
    from channels.assist.export import as_csv, as_json, saved

    found = saved(options.since, options.until)
    if options.csv:
        sys.stdout.write(as_csv(found, sound_adviser().vocabulary))
    else:
        print(json.dumps(as_json(found), ensure_ascii=False, indent=2))
    return 0
