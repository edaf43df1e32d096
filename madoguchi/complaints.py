"""`madoguchi complaints`: what people found odd, for the clerk who keeps the catalogue."""

from __future__ import annotations

import argparse
import csv
import sys

from actions.replies.firm import fact_lines
from cases import Complaint, default_store
from cases.cells import safe_cell
from madoguchi.adviser import sound_adviser

COLUMNS = ("受け付けた日", "ご案内の日", "ご意見", "ご案内した制度", "うかがったこと", "消える日")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The form of the list."""
    parser.add_argument("--csv", action="store_true", help="表計算ソフトで開けるCSVで出します")


def main(options: argparse.Namespace) -> int:
    """Print the complaints, the oldest first."""
    found = default_store().complaints()
    if options.csv:
        writer = csv.writer(sys.stdout)
        writer.writerow(COLUMNS)
        writer.writerows([safe_cell(cell) for cell in _row(complaint)] for complaint in found)
    elif not found:
        print("ご意見は、まだ届いていません。")
    else:
        blocks = (zip(COLUMNS, _row(complaint), strict=True) for complaint in found)
        print("\n\n".join("\n".join(f"{name}：{cell}" for name, cell in block) for block in blocks))
    return 0


def _row(complaint: Complaint) -> list[str]:
    schemes = [f"{scheme['name']}（{scheme['verdict']}）" for scheme in complaint.advice["recommendations"][:3]]
    facts = fact_lines(complaint.facts, (), sound_adviser().vocabulary)
    return [
        complaint.created.date().isoformat(),
        str(complaint.advice["as_of"]),
        complaint.text.replace("\n", " ／ "),
        "、".join(schemes),
        "、".join(facts),
        complaint.expires_on.isoformat(),
    ]
