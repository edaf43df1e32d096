"""How fast a whole member list is screened: `python bench/screen.py [--firms 100000] [--write]`.

The list is made up (bench/members.py). The command itself screens it with one process, with two, and with two workers
of a Dask cluster; the three files must be the same byte for byte. Beside that some schemes of different kinds are decided
by our rules, by OpenFisca and by plain pandas code, which must agree on every firm of which all is known; and where the
list is silent, the answers of each are compared with the truth. Exits 1 where something differs.

With `--write` the tables go into docs/screening.md. Seconds are this machine's; what can be compared are the ratios.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np
import psutil
from distributed import LocalCluster

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actions.rules import Adviser, default_adviser
from actions.rules.facts import Facts
from bench.measures import pandas_rules, tables
from bench.measures.openfisca_rules import OpenFiscaRules
from bench.measures.our_rules import NO, OPEN, YES, OurRules
from bench.members import COLUMNS, EMPTY, members
from bench.simulation import DAY
from screening import Screener
from screening.evaluate import BATCH

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "screening.md"
SCHEMES = list(pandas_rules.RULES)
AT_ONCE = 1000
LOOK_EVERY_S = 0.25
MEGABYTE = 2**20
YES_NO = {True: "はい", False: "いいえ"}


class Run(NamedTuple):
    """One way of screening the list: seconds, the most memory of all its processes together, what came out."""

    name: str
    seconds: float
    megabytes: float
    digest: str


def draw(numbers: range) -> list[tuple[Facts, Facts]]:
    """Some members; each process has its own adviser."""
    return list(members(default_adviser(), numbers))


def drawn(count: int) -> Iterator[tuple[Facts, Facts]]:
    """All members, drawn by two processes."""
    parts = [range(first, min(first + AT_ONCE, count)) for first in range(0, count, AT_ONCE)]
    with get_context("spawn").Pool(2) as pool:
        for part in pool.imap(draw, parts):
            yield from part


def write_list(folder: Path, count: int) -> tuple[Path, Path]:
    """The list as a centre would send it, and beside it what it says and what is true, as JSON; drawn once a folder."""
    listed_to, known_to = folder / f"members-{count}.csv", folder / f"members-{count}.jsonl"
    if known_to.exists():
        return listed_to, known_to
    specs = default_adviser().vocabulary
    with listed_to.open("w", encoding="utf-8-sig", newline="") as rows, known_to.open("w", encoding="utf-8") as known:
        table = csv.writer(rows)
        table.writerow(["会員番号", *COLUMNS])
        for number, (listed, truth) in enumerate(drawn(count), start=1):
            cells = (_cell(specs[name].values, listed.get(name)) for name in COLUMNS)
            table.writerow([number, *cells])
            known.write(json.dumps([listed, truth], ensure_ascii=False) + "\n")
    return listed_to, known_to


def _cell(names: Any, value: Any) -> Any:
    if value is None:
        return ""
    return YES_NO[value] if isinstance(value, bool) else (names or {}).get(value, value)


def command(name: str, listed: Path, *options: str) -> Run:
    """The command in processes of its own."""
    out = listed.with_name("out.csv")
    call = [sys.executable, "-m", "madoguchi", "screen", str(listed), "--out", str(out), "--as-of", str(DAY), *options]
    started = perf_counter()
    process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    most = _watch(process)
    seconds = perf_counter() - started
    if process.returncode:
        sys.exit(f"{name}: {process.stderr.read() if process.stderr else ''}")
    return Run(name, seconds, most, hashlib.sha256(out.read_bytes()).hexdigest())


def _watch(process: subprocess.Popen[str]) -> float:
    """The most memory that the process, all below it, and any workers of a cluster of ours held at one time."""
    most = 0.0
    while True:
        family = [psutil.Process(process.pid), *psutil.Process().children(recursive=True)]
        most = max(most, sum(_resident(one) for one in set(family)))
        try:
            process.wait(LOOK_EVERY_S)
        except subprocess.TimeoutExpired:
            continue
        return most


def _resident(process: psutil.Process) -> float:
    try:
        return float(process.memory_info().rss / MEGABYTE)
    except psutil.Error:
        return 0.0


@contextmanager
def cluster() -> Iterator[str]:
    """A Dask cluster on this machine with two worker processes."""
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started.scheduler_address


def whole(listed: Path) -> list[Run]:
    """The command in its three ways."""
    runs = [command("1 process", listed, "--workers", "1"), command("2 processes", listed, "--workers", "2")]
    with cluster() as address:
        runs.append(command("Dask, 2 worker processes", listed, "--scheduler", address))
    return runs


def batches(known: Path, size: int) -> Iterator[list[tuple[Facts, Facts]]]:
    """The members again, what the list says and what is true."""
    with known.open(encoding="utf-8") as lines:
        while part := [tuple(json.loads(line)) for line in islice(lines, size)]:
            yield part  # type: ignore[misc]


def judging(known: Path) -> float:
    """Processor seconds for judging all schemes for all firms in one process, without reading and writing files."""
    screener, seconds = Screener(default_adviser(), DAY), 0.0
    for part in batches(known, BATCH):
        started = process_time()
        screener.screen_all([listed for listed, _ in part])
        seconds += process_time() - started
    return seconds


class Rival:
    """One way of deciding the subset: from rows to columns, from columns to verdicts."""

    def __init__(self, name: str, read: Any, decide: Any) -> None:
        self.name, self._read, self._decide = name, read, decide
        self.reading = self.deciding = 0.0
        self.told: Counter[tuple[bool, int]] = Counter()

    def __call__(self, firms: Sequence[Facts]) -> np.ndarray[Any, Any]:
        """The verdicts, a row for each scheme; the time is added up."""
        started = process_time()
        columns = self._read(firms)
        between = process_time()
        found = self._decide(columns, len(firms))
        self.reading += between - started
        self.deciding += process_time() - between
        return np.stack([np.asarray(found[name]).astype(np.int8) for name in SCHEMES])


def rivals(adviser: Adviser) -> list[Rival]:
    """Ours first."""
    ours, openfisca = OurRules(adviser, SCHEMES, DAY), OpenFiscaRules(adviser.catalogue, SCHEMES, DAY)
    return [
        Rival("Madoguchi", ours.read, lambda codes, _: ours.decide(codes)),
        Rival("OpenFisca", openfisca.read, openfisca.decide),
        Rival(
            "pandas",
            pandas_rules.table,
            lambda table, _: {name: rule(table) for name, rule in pandas_rules.RULES.items()},
        ),
    ]


def compare(known: Path, ways: Sequence[Rival]) -> int:
    """Decide the subset for all firms by all ways; how many verdicts differ where all is known."""
    adviser, differing = default_adviser(), 0
    for part in batches(known, BATCH):
        whole_truth = [way([truth for _, truth in part]) for way in ways]
        differing += sum(int((other != whole_truth[0]).sum()) for other in whole_truth[1:])
        listed = [adviser.derived(firm, as_of=DAY) for firm, _ in part]
        for way in ways:
            pairs = np.stack([whole_truth[0].ravel(), way(listed).ravel()], axis=1)
            kinds, counts = np.unique(pairs, axis=0, return_counts=True)
            way.told.update({(bool(true), int(told)): int(n) for (true, told), n in zip(kinds, counts, strict=True)})
    return differing


def missing_table(ways: Iterable[Rival]) -> str:
    """What each way says where half of the list is empty, against the truth."""
    rows = []
    for way in ways:
        total = sum(way.told.values())
        right = way.told[True, YES] + way.told[False, NO]
        counts = (right, way.told[False, YES], way.told[True, NO], way.told[True, OPEN] + way.told[False, OPEN])
        rows.append((way.name, *(f"{count / total:.1%}" for count in counts)))
    return tables.table("by | right | “yes”, but no | “no”, but yes | left open, with the facts that decide", rows)


def report(runs: Sequence[Run], alone: float, ways: Sequence[Rival], count: int) -> str:
    """Both tables with what they are about."""
    first = runs[0].seconds
    whole_rows = [
        (r.name, f"{count / r.seconds:,.0f}", f"{r.seconds:.0f}", f"{first / r.seconds:.2f}", f"{r.megabytes:,.0f}")
        for r in runs
    ]
    whole_rows.append(
        ("judging alone, 1 process", f"{count / alone:,.0f}", f"{alone:.0f}", f"{first / alone:.2f}", "–")
    )
    ours = ways[0].deciding + ways[0].reading
    rival_rows = [
        (
            way.name,
            f"{2 * count / (way.reading + way.deciding):,.0f}",
            f"{2 * count / way.deciding:,.0f}",
            f"{ours / (way.reading + way.deciding):.2f}",
        )
        for way in ways
    ]
    schemes = sum(1 for scheme in default_adviser().catalogue.schemes.values() if scheme.version_on(DAY))
    return "\n\n".join(
        [
            f"{count:,} made-up firms, {len(COLUMNS)} columns of facts of which {EMPTY:.0%} of the cells are empty,"
            f" {schemes} schemes in force on {DAY}; the three files are the same byte for byte.",
            tables.table(
                "the whole command | firms per second | seconds | against 1 process | memory (MB)", whole_rows
            ),
            f"{len(SCHEMES)} of these schemes by three ways, in one process; all agree on every firm of which all is"
            f" known ({', '.join(SCHEMES)}).",
            tables.table("by | firms per second | its rules alone | against ours", rival_rows),
            "The same verdicts where the list is half empty, against what is true of the firms:",
            missing_table(ways),
        ]
    )


def main() -> None:
    """Measure and print; with --write also into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the list there, and use it again")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        listed, known = write_list(args.keep or Path(folder), args.firms)
        runs = whole(listed)
        alone = judging(known)
        ways = rivals(default_adviser())
        differing = compare(known, ways)
    text = report(runs, alone, ways, args.firms)
    print(text)
    if len({run.digest for run in runs}) > 1:
        sys.exit("the files differ")
    if differing:
        sys.exit(f"{differing} verdicts differ on firms of which all is known")
    if args.write:
        tables.write(DOCS, "screening", text)


if __name__ == "__main__":
    main()
