"""The day a command is asked for."""

from __future__ import annotations

import argparse
from datetime import date

from channels.days import read_day


def day(text: str) -> date:
    """Read a day of the command line, such as 2021-08-01."""
    try:
        return read_day(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"「{text}」は日付として読めません。例: 2021-08-01") from None


def add_as_of(parser: argparse.ArgumentParser) -> None:
    """Let a command be asked as of another day than today."""
    parser.add_argument(
        "--as-of", type=day, default=None, metavar="DATE", help="この日の制度で答えます（例: 2021-08-01）"
    )
