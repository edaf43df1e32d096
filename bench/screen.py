"""How fast a whole member list is screened: `python bench/screen.py [--firms 100000] [--keep FOLDER] [--write]`.

The list is made up (bench/members.py). The command screens it with one process, with two, and with two workers of a Dask
cluster; exits 1 unless the three files are the same byte for byte. With `--write` the table goes into docs/screening.md.
Processor seconds tell what the work costs however busy the machine is; what can be compared are the ratios.
"""

from __future__ import annotations

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import perf_counter, process_time, sleep
from typing import NamedTuple

import psutil
from distributed import Client

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actions.rules import default_adviser
from bench.measures import tables
from bench.members import COLUMNS, EMPTY, batches, options, write_list
from bench.simulation import DAY
from screening import Screener
from screening.work import BATCH

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "screening.md"
LOOK_EVERY_S = 0.5
WAIT_S = 120
MEGABYTE = 2**20


class Run(NamedTuple):
    """One way of screening the list: what it took in all its processes together, and what came out."""

    name: str
    seconds: float
    processor_seconds: float
    megabytes: float
    digest: str


def command(name: str, listed: Path, *options: str) -> Run:
    """The command in processes of its own."""
    out = listed.with_name("out.csv")
    call = [sys.executable, "-m", "madoguchi", "screen", str(listed), "--out", str(out), "--as-of", str(DAY), *options]
    started, spent = perf_counter(), _spent()
    process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = _watch(process)
    if process.returncode:
        sys.exit(f"{name}: the command failed; try it by hand: {' '.join(call)}")
    digest = hashlib.sha256(out.read_bytes()).hexdigest()
    return Run(name, perf_counter() - started, _spent() - spent, most, digest)


def _spent() -> float:
    """Processor seconds of all processes that have ended, and of those of a cluster of ours that run."""
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    running = (process.cpu_times() for process in psutil.Process().children(recursive=True))
    return ended.ru_utime + ended.ru_stime + sum(times.user + times.system for times in running)


def _watch(process: subprocess.Popen[bytes]) -> float:
    """The most memory that the process, all below it, and any workers of a cluster of ours held at one time, in MB."""
    most = 0.0
    while True:
        most = max(most, sum(_resident(one) for one in psutil.Process().children(recursive=True)))
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
def cluster(folder: Path) -> Iterator[str]:
    """A Dask scheduler with two worker processes on this machine, as they are started for a list beyond one machine."""
    file = folder / "scheduler.json"
    file.unlink(missing_ok=True)
    with ExitStack() as stack:
        stack.enter_context(
            _running("dask_scheduler", "--port", "0", "--host", "127.0.0.1", "--scheduler-file", str(file))
        )
        for _ in range(2):
            worker = ("--nthreads", "1", "--no-nanny", "--memory-limit", "0", "--scheduler-file", str(file))
            stack.enter_context(_running("dask_worker", *worker))
        while not file.exists():
            sleep(LOOK_EVERY_S)
        address = json.loads(file.read_text())["address"]
        with Client(address, timeout=WAIT_S) as client:
            client.wait_for_workers(2, timeout=WAIT_S)
        yield address


@contextmanager
def _running(command: str, *options: str) -> Iterator[None]:
    call = [sys.executable, "-m", f"distributed.cli.{command}", "--no-dashboard", *options]
    process = subprocess.Popen(call, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        process.terminate()
        process.wait()


def measure(listed: Path) -> list[Run]:
    """The command in its three ways."""
    runs = [command("1プロセス", listed, "--workers", "1"), command("2プロセス", listed, "--workers", "2")]
    with cluster(listed.parent) as address:
        runs.append(command("Dask、働くプロセス2つ", listed, "--scheduler", address))
    return runs


def judging(known: Path) -> float:
    """Processor seconds for judging all schemes for all firms, without reading and writing files."""
    screener, seconds = Screener(default_adviser(), DAY), 0.0
    for part in batches(known, BATCH):
        started = process_time()
        screener.screen_all([listed for listed, _ in part])
        seconds += process_time() - started
    return seconds


def report(runs: Sequence[Run], judged: float, count: int) -> str:
    """The table with what it is about."""
    first = runs[0]
    rows = [
        (
            run.name,
            f"{count / run.processor_seconds:,.0f}",
            f"{run.processor_seconds / first.processor_seconds:.2f}",
            f"{run.seconds:,.0f}",
            f"{run.seconds / first.seconds:.2f}",
            f"{run.megabytes:,.0f}",
        )
        for run in runs
    ]
    rows.append(("うち判定だけ", f"{count / judged:,.0f}", f"{judged / first.processor_seconds:.2f}", "", "", ""))
    schemes = sum(1 for scheme in default_adviser().catalogue.schemes.values() if scheme.version_on(DAY))
    busy = psutil.getloadavg()[2] / (psutil.cpu_count() or 1)
    head = "命令全体 | 会社／CPU秒 | CPU時間の比 | かかった秒 | 秒の比 | メモリー（MB）"
    return "\n\n".join(
        [
            f"つくりものの名簿{count:,}社（{len(COLUMNS)}列、セルの{EMPTY:.0%}は空欄）を、{DAY}の{schemes}制度の全部に照らしました。"
            f"三つのやり方の結果は、一字一句同じでした。CPUは{psutil.cpu_count()}コアで、1コアにつき{busy:.1f}個の仕事が"
            "順番を待っていたときの数字です。比べられるのはCPU時間です。メモリーは、全部のプロセスの合計です。",
            tables.table(head, rows),
        ]
    )


def main() -> None:
    """Measure and print; with --write also into the documentation."""
    args = options(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        listed, known = write_list(args.keep or Path(folder), args.firms)
        runs = measure(listed)
        text = report(runs, judging(known), args.firms)
    print(text)
    if len({run.digest for run in runs}) > 1:
        sys.exit("the files differ")
    if args.write:
        tables.write(DOCS, "screening", text)


if __name__ == "__main__":
    main()
