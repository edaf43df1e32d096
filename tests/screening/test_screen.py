"""`madoguchi screen` from list to results, whatever the list is like and whatever stops it."""

from __future__ import annotations

import csv
import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import psutil
import pytest

from madoguchi.__main__ import main
from screening.journal import Journal
from screening.sameness import house

if TYPE_CHECKING:
    from conftest import Server

ROOT = Path(__file__).resolve().parents[2]
DAY = "2026-11-28"
HEADERS = ["会員番号", "名称", "業種", "従業員数", "資本金（千円）", "所在地", "設立年月日", "電話番号"]
TRADES = ["飲食業", "製造業", "小売業", "建設業", "卸売業", "運送業", "美容室"]
TOWNS = ["大阪府大阪市北区", "東京都大田区", "神奈川県川崎市川崎区", "山梨県西八代郡市川三郷町", "北海道札幌市中央区"]


def firm(number: int) -> list[str]:
    return [
        str(number),
        f"会社{number}",
        TRADES[number % len(TRADES)],
        str(number % 60),
        str(number % 40 * 500),
        TOWNS[number % len(TOWNS)],
        f"H{number % 30 + 1}.4.1",
        f"03-0000-{number:04}",
    ]


def written(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def screen(*arguments: str | Path) -> int:
    return main(["screen", *map(str, arguments), "--as-of", DAY, "--workers", "1"])


def command(*arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "madoguchi", "screen", *map(str, arguments), "--as-of", DAY]


@pytest.fixture
def firms(tmp_path: Path) -> Path:
    return written(tmp_path / "firms.csv", [HEADERS, *map(firm, range(30))])


def test_every_firm_has_a_line_the_most_urgent_first(firms: Path, tmp_path: Path) -> None:
    assert screen(firms, "--out", tmp_path / "out.csv") == 0
    rows = table(tmp_path / "out.csv")
    assert sorted(int(row["会員番号"]) for row in rows) == list(range(30))
    assert [int(row["順番"]) for row in rows] == list(range(1, 31))
    priorities = [float(row["優先度"]) for row in rows]
    assert priorities == sorted(priorities, reverse=True)
    first = rows[0]
    assert first["ご案内1"]
    assert first["理由"]
    assert first["相談先"]
    assert first["電話番号"] == f"03-0000-{int(first['会員番号']):04}"
    assert int(first["名簿の行"]) == int(first["会員番号"]) + 2


def test_it_is_first_said_what_each_column_was_taken_for(firms: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert screen(firms, "--explain") == 0
    said = capsys.readouterr().out
    assert "E列「資本金（千円）」 → 資本金・出資の総額（数字だけのときは、千円として）" in said
    assert "「500」→ 50万円" in said
    assert "結果にそのまま写す列：A列「会員番号」、B列「名称」、H列「電話番号」" in said
    assert not list(firms.parent.glob("*.partial"))


def test_long_results_have_a_line_for_each_firm_and_scheme(firms: Path, tmp_path: Path) -> None:
    assert screen(firms, "--out", tmp_path / "short.csv") == 0
    assert screen(firms, "--out", tmp_path / "long.csv", "--long") == 0
    short, long = table(tmp_path / "short.csv")[0], table(tmp_path / "long.csv")
    own = [row for row in long if row["会員番号"] == short["会員番号"]]
    counts = [
        sum(row["判定"] == verdict for row in own) for verdict in ("使えます", "確かめると決まります", "対象外です")
    ]
    told = ("使える制度の数", "確かめると決まる制度の数", "対象外の制度の数")
    assert counts == [int(short[name]) for name in told]
    assert {row["制度"] for row in own if row["ご案内の順"] == "1"} == {short["ご案内1"]}


def test_results_can_be_a_workbook(firms: Path, tmp_path: Path) -> None:
    assert screen(firms, "--out", tmp_path / "out.csv") == 0
    assert screen(firms, "--out", tmp_path / "out.xlsx") == 0
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx").active
    shown = [["" if cell is None else str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in shown] == [row[0] for row in csv.reader(file)]
    assert shown[0][:3] == ["順番", "優先度", "会員番号"]


def test_no_cell_becomes_a_formula(tmp_path: Path) -> None:
    evil = ["@SUM(A1)", "+cmd|' /C calc'!A0", "-1+1", "\tx"]
    rows = [[str(n), name, "飲食業", "3", "1000", "大阪府", "H1.4.1", "-5"] for n, name in enumerate(evil)]
    firms = written(tmp_path / "firms.csv", [HEADERS, *rows])
    assert screen(firms, "--out", tmp_path / "out.csv") == 0
    assert {row["名称"] for row in table(tmp_path / "out.csv")} == {f"'{name}" for name in evil}
    assert {row["電話番号"] for row in table(tmp_path / "out.csv")} == {"-5"}
    assert screen(firms, "--out", tmp_path / "out.xlsx") == 0
    cells = [row[3] for row in openpyxl.load_workbook(tmp_path / "out.xlsx").active.iter_rows(min_row=2)]
    assert {cell.value for cell in cells} == set(evil)
    assert {cell.data_type for cell in cells} == {"s"}


def faulty(path: Path) -> Path:
    """A list in which much is wrong: the firms of lines 4, 5 and 21 are whole."""
    header = "会員番号,名称,業種,従業員数,資本金（千円）,所在地,従業員数（うちパート）,備考\r\n"
    lines: list[bytes] = [
        "令和8年度　会員名簿,,,,,,,\r\n".encode(),
        b"\r\n",
        header.encode(),
        '1,山田食堂,飲食業,３名,"1,000",大阪府大阪市北区,1,\r\n'.encode(),
        "2,佐藤工業,金属加工,２５人,1000万円,東京都大田区,0,\r\n".encode("cp932"),
        "3,負の数,小売業,-5,500,大阪府,,\r\n".encode(),
        "4,数式,小売業,=1+2,500,大阪府,,\r\n".encode(),
        ("5,長い," + "あ" * 1_000_000 + ",3,500,大阪府,,\r\n").encode(),
        '6,"閉じない,小売業,3,500,大阪府,,\r\n'.encode(),
        "7,ナル,小\0売業,3,500,大阪府,,\r\n".encode(),
        b"8,\xff\xfe\xfd,\xff\xfe,3,500,,,\r\n",
        "9,多い,列,小売業,3,500,大阪府,,,余り\r\n".encode(),
        "10,少ない,小売業\r\n".encode(),
        header.encode(),
        "11,何もない,,,,,,\r\n".encode(),
        "12,矛盾,小売業,3,500,大阪府大阪市,,\r\n".encode(),
        "13,よその町,小売業,3,500,府中市,,\r\n".encode(),
        "合計,,,99,,,,\r\n".encode(),
        b",,,,,,,\r\n",
        "14,卸も小売も,卸・小売,10〜20人,abc,大阪府,,\r\n".encode(),
        "15,終わり,美容室,2,0,神奈川県川崎市,,".encode(),
    ]
    path.write_bytes(b"".join(lines))
    return path


def test_of_a_list_full_of_faults_every_good_row_is_done_and_every_bad_one_named(tmp_path: Path) -> None:
    assert screen(faulty(tmp_path / "firms.csv"), "--out", tmp_path / "out.csv") == 0
    done = {int(row["名簿の行"]): row["読めなかった項目"] for row in table(tmp_path / "out.csv")}
    named = {(int(row["名簿の行"]), row["列"], row["この会社は"]) for row in table(tmp_path / "out.errors.csv")}
    used, left_out = "ほかの項目で調べました", "調べていません"
    assert {line for line, unread in done.items() if not unread and (line, "", used) not in named} == {4, 5, 16, 21}
    assert named == {
        (6, "従業員数", used),
        (7, "従業員数", used),
        (8, "業種", used),
        (9, "", left_out),
        (10, "業種", used),
        (11, "名称", used),
        (11, "業種", used),
        (12, "", left_out),
        (13, "", used),
        (14, "", left_out),
        (15, "", left_out),
        (17, "所在地", used),
        (18, "", left_out),
        (20, "業種", used),
        (20, "従業員数", used),
        (20, "資本金（千円）", used),
    }
    assert set(done) == {4, 5, 6, 7, 8, 10, 11, 13, 16, 17, 20, 21}
    assert all(len(row["値"]) < 50 for row in table(tmp_path / "out.errors.csv"))


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["none.csv", "--out", "out.csv"], "none.csv を読めません"),
        (["firms.csv"], "--out で教えてください"),
        (["firms.csv", "--out", "firms.csv"], "上書き"),
        (["firms.csv", "--out", "nowhere/out.csv"], "フォルダーがありません"),
        (["firms.csv", "--out", "out.pdf"], ".csv か .xlsx"),
        (["firms.csv", "--out", "out.csv", "--columns", "none.yml"], "none.yml を読めません"),
        (["firms.csv", "--out", "out.csv", "--scheduler", "tcp://127.0.0.1:1"], "つながりません"),
    ],
)
def test_what_cannot_be_done_is_said_with_what_to_do(
    firms: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: list[str], hint: str
) -> None:
    monkeypatch.chdir(firms.parent)
    monkeypatch.setattr("screening.cluster._WAIT_S", 1)
    assert screen(*arguments) == 1
    assert hint in capsys.readouterr().err


# Some seconds of work: on a busy machine a run must still be under way when it is ended.
MANY = 7500


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("many") / "firms.csv", [HEADERS, *map(firm, range(MANY))])


@pytest.fixture(scope="module")
def whole(many: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run that nothing interrupts, in one process."""
    out = tmp_path_factory.mktemp("whole") / "out.csv"
    assert screen(many, "--out", out) == 0
    return out


def same(out: Path, whole: Path) -> bool:
    names = ("out.csv", "out.errors.csv", "out.html")
    return all(out.with_name(name).read_bytes() == whole.with_name(name).read_bytes() for name in names)


@contextmanager
def in_mid_run(arguments: list[str], out: Path) -> Iterator[tuple[subprocess.Popen[bytes], int]]:
    """A run whose bar has just moved, and the terminal that shows it."""
    terminal, side = pty.openpty()
    process = subprocess.Popen(arguments, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=side)
    os.close(side)
    shown = ""
    while not re.search(rf"[1-9][0-9]*/{MANY}", shown):
        shown += os.read(terminal, 4096).decode(errors="replace")
    yield process, terminal
    os.close(terminal)
    assert not out.exists()
    assert 0 < rows_kept(out.with_name("out.csv.partial") / "state.json") < MANY


def killed_in_mid_run(arguments: list[str], out: Path) -> None:
    """Start a run and end it by force."""
    with in_mid_run(arguments, out) as (process, _):
        process.kill()
        assert process.wait() == -signal.SIGKILL


def last_words(process: subprocess.Popen[bytes], terminal: int) -> str:
    """What a run that ends by itself still shows."""
    shown = b""
    with suppress(OSError):  # a terminal nobody writes to any more cannot be read
        while more := os.read(terminal, 4096):
            shown += more
    assert process.wait() == 1
    return shown.decode(errors="replace").replace("\r\n", "")


def rows_kept(state: Path) -> int:
    found = re.search(r'"rows": ([0-9]+)', state.read_text(encoding="utf-8"))
    assert found is not None
    return int(found[1])


def test_killed_in_mid_run_it_goes_on_to_the_same_bytes(many: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    killed_in_mid_run(command(many, "--out", out, "--workers", "2"), out)
    with (tmp_path / "out.csv.partial" / "records.jsonl").open("ab") as records:
        records.write(b'{"line": 99, "half a rec')  # what was being written when it was killed
    again = subprocess.run(command(many, "--out", out, "--workers", "2"), cwd=ROOT, capture_output=True, check=True)
    assert "前回の続きから" in again.stdout.decode()
    assert same(out, whole)
    assert not (tmp_path / "out.csv.partial").exists()


def test_a_worker_that_dies_is_no_mystery_and_costs_nothing(many: Path, whole: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    with in_mid_run(command(many, "--out", out, "--workers", "2"), out) as (process, terminal):
        spawned = [child for child in psutil.Process(process.pid).children() if "spawn_main" in str(child.cmdline())]
        spawned[0].kill()
        assert "とつぜん止まりました" in last_words(process, terminal)
    assert screen(many, "--out", out) == 0
    assert same(out, whole)


def test_a_changed_list_begins_anew_and_says_so(many: Path, whole: Path, tmp_path: Path) -> None:
    mine, out = tmp_path / "firms.csv", tmp_path / "out.csv"
    mine.write_bytes(many.read_bytes().replace("会社7,".encode(), "会社七,".encode()))
    killed_in_mid_run(command(mine, "--out", out, "--workers", "1"), out)
    mine.write_bytes(many.read_bytes())
    again = subprocess.run(command(mine, "--out", out, "--workers", "1"), cwd=ROOT, capture_output=True, check=True)
    assert "名簿が変わっているので、はじめからやり直します" in again.stdout.decode()
    assert same(out, whole)


def test_two_runs_never_write_the_same_results(firms: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Journal.opened(tmp_path / "out.csv", {}):
        assert screen(firms, "--out", tmp_path / "out.csv") == 1
    assert "いま別の" in capsys.readouterr().err


@pytest.fixture(scope="module")
def scheduler(start_command: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A real Dask scheduler with two worker processes, started as the guide tells."""
    dask = str(Path(sys.executable).with_name("dask"))
    scheduler = [dask, "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    running = start_command(scheduler, r"Scheduler at:\s+(tcp://\S+)")
    for _ in range(2):
        folder = ["--local-directory", str(tmp_path_factory.mktemp("worker"))]
        worker = [dask, "worker", running.url, "--nthreads", "1", "--no-nanny", "--no-dashboard", *folder]
        start_command(worker, r"Registered to:\s+(tcp://\S+)", PYTHONPATH=str(ROOT))
    return running


def test_a_cluster_writes_the_same_bytes(many: Path, whole: Path, tmp_path: Path, scheduler: Server) -> None:
    assert screen(many, "--out", tmp_path / "out.csv", "--scheduler", scheduler.url) == 0
    assert same(tmp_path / "out.csv", whole)


def test_a_cluster_of_another_house_is_refused(
    firms: Path, tmp_path: Path, scheduler: Server, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("screening.sameness.CATALOGUE", tmp_path)  # of this process only
    house.cache_clear()
    assert screen(firms, "--out", tmp_path / "out.csv", "--scheduler", scheduler.url) == 1
    house.cache_clear()
    assert "制度のデータが、こちらとちがいます" in capsys.readouterr().err


def test_a_cluster_that_goes_away_is_no_mystery_and_costs_nothing(
    many: Path, whole: Path, tmp_path: Path, scheduler: Server
) -> None:
    out = tmp_path / "out.csv"
    with in_mid_run(command(many, "--out", out, "--scheduler", scheduler.url), out) as (process, terminal):
        scheduler.process.kill()
        assert "途中で止まりました" in last_words(process, terminal)
    assert screen(many, "--out", out) == 0
    assert same(out, whole)
