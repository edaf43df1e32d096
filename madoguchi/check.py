"""`madoguchi check`: every fault in what people edit, one line each, with file, line and remedy."""

from __future__ import annotations

import argparse

from actions.rules import CATALOGUE, check
from madoguchi.agreement import faults
from madoguchi.paths import ROOT


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """No options: everything is checked, always."""


def main(options: argparse.Namespace) -> int:
    """Print the faults; 1 if there are any."""
    found = sorted([*check(CATALOGUE), *faults(ROOT)])
    for fault in found:
        print(fault)
    print(f"直すところが{len(found)}か所あります。" if found else "問題は見つかりませんでした。")
    return 1 if found else 0
