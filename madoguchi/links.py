"""`madoguchi links`: are the pages that the catalogue cites still there, and still the same?"""

from __future__ import annotations

import argparse
from pathlib import Path

from madoguchi.paths import CATALOGUE
from madoguchi.trouble import Trouble
from upkeep.addresses import Address, addresses
from upkeep.links import AGENT, PAUSE, Offline, Round, summary
from upkeep.report import STATE, Report
from upkeep.visits import State, Visit

REPORT = Path("links.csv")
AGAIN_AFTER = 30
_OFFLINE = "どのアドレスからも返事がありません。インターネットにつながっているか、確かめてください。結果には何も書いていません。"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How many, how gently, and where the report goes."""
    parser.add_argument("--limit", type=int, metavar="N", default=None, help="今回は、この数だけ見ます")
    parser.add_argument("--out", type=Path, metavar="FILE", default=REPORT, help=f"結果のCSV（なければ {REPORT}）")
    again = f"この日数のうちに見たアドレスは、もう一度は見ません（なければ {AGAIN_AFTER}）"
    parser.add_argument("--again-after", type=int, metavar="DAYS", default=AGAIN_AFTER, help=again)
    parser.add_argument("--pause", type=float, metavar="SECONDS", default=PAUSE, help="同じサーバーへの間隔（秒）")
    contact = "相手のサーバーに伝える連絡先（メールアドレスなど）"
    parser.add_argument("--contact", metavar="TEXT", default=None, help=contact)


def main(options: argparse.Namespace) -> int:
    """Visit what is due; 1 if some address has moved, is gone or cannot be reached."""
    report, known = _report(options.out), addresses(CATALOGUE)
    due = report.due(known, options.again_after)[: options.limit]
    agent = f"{AGENT}; {options.contact}" if options.contact else AGENT
    print(
        f"{len(known)}のアドレスのうち、{len(due)}を見ます。やめるときは Ctrl-C（続きから始められます）。", flush=True
    )
    try:
        Round(report, _tell, pause=max(options.pause, 0.0), agent=agent).run(due)
        report.tidy(known)
    except Offline as error:
        raise Trouble(_OFFLINE) from error
    except OSError as error:
        raise Trouble(f"{options.out} に書けません（{error.strerror}）。場所を確かめてください。") from error
    print(summary(report, known))
    print(f"くわしくは {options.out} にあります。")
    return 1 if any(row[STATE] in (State.GONE, State.MOVED, State.UNREACHABLE) for row in report.of(known)) else 0


def _report(path: Path) -> Report:
    try:
        return Report(path)
    except OSError as error:
        raise Trouble(f"{path} を読めません（{error.strerror}）。場所を確かめてください。") from error
    except ValueError as error:
        raise Trouble(f"{path} は、この点検の結果ではないようです。--out で別のファイルを指定してください。") from error


def _tell(address: Address, visit: Visit) -> None:
    if visit.state is not State.OK:
        print(f"{address.places[0]}: {visit.state} {address.url}　{visit.remark}{visit.target or ''}", flush=True)
