"""Cited pages are looked after politely, on a server of our own with every fault there is."""

from __future__ import annotations

import csv
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from editing import NEW, OLD, edit
from pages import Pages

from madoguchi.__main__ import main
from upkeep.addresses import Address, addresses
from upkeep.links import Offline, Round
from upkeep.report import Report
from upkeep.visits import State, session, visit

CHECKED = date(2026, 6, 1)
FOUND = {
    "/fine": (State.OK, ""),
    "/old": (State.OK, ""),
    "/odd-date": (State.OK, ""),
    "/made-anew": (State.OK, ""),
    "/for-now": (State.OK, ""),
    "/head-refused": (State.OK, ""),
    "/head-dropped": (State.OK, ""),
    "/head-silent": (State.OK, ""),
    "/changed": (State.CHANGED, "見比べてください"),
    "/without-zone": (State.CHANGED, "見比べてください"),
    "/moved": (State.MOVED, "書き直してください"),
    "/moved-too": (State.MOVED, "書き直してください"),
    "/to-the-front": (State.MOVED, "トップページへ移されました"),
    "/missing": (State.GONE, "ページがありません"),
    "/removed": (State.GONE, "ページがありません"),
    "/closed": (State.REFUSED, "人が開いて"),
    "/login": (State.REFUSED, "人が開いて"),
    "/busy": (State.UNREACHABLE, "あとでもう一度"),
    "/too-many": (State.UNREACHABLE, "あとでもう一度"),
    "/round": (State.UNREACHABLE, "転送が終わりません"),
    "/to-shift-jis": (State.UNREACHABLE, "転送先のアドレスが読めません"),
    "/silent": (State.UNREACHABLE, "時間内に返事がありません"),
}


@pytest.fixture
def pages() -> Iterator[Pages]:
    server = Pages()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server
    server.released.set()
    server.shutdown()
    server.server_close()
    thread.join(timeout=10)


def round_of(report: Report) -> Round:
    return Round(report, lambda address, found: None, pause=0, patience=(2, 1))


def known(pages: Pages, *paths: str) -> list[Address]:
    return [Address(pages.url(path), [f"catalogue/x.yml:{n}"], CHECKED) for n, path in enumerate(paths, start=1)]


@pytest.mark.parametrize("path", FOUND)
def test_each_fault_is_told_with_what_to_do(pages: Pages, path: str) -> None:
    state, remark = FOUND[path]
    found = visit(session("test"), pages.url(path), CHECKED, None, lambda: None, (2, 1))
    assert (found.state, remark in found.remark) == (state, True), found


def test_where_a_page_has_moved_is_told(pages: Pages) -> None:
    assert visit(session("test"), pages.url("/moved"), CHECKED, None, lambda: None).target == pages.url("/fine")


def test_a_page_is_fetched_only_where_its_head_is_not_given(pages: Pages) -> None:
    pauses: list[str] = []
    for path in ("/fine", "/head-refused"):
        visit(session("Madoguchi-test"), pages.url(path), CHECKED, None, lambda: pauses.append("pause"))
    asked = [(method, path) for method, path, _ in pages.asked]
    assert asked == [("HEAD", "/fine"), ("HEAD", "/head-refused"), ("GET", "/head-refused")]
    assert pauses == ["pause"]
    assert {agent for _, _, agent in pages.asked} == {"Madoguchi-test"}


@pytest.mark.parametrize("path", ["/tagged", "/weak"])
def test_a_page_that_has_another_tag_than_before_has_changed(pages: Pages, path: str) -> None:
    first = visit(session("test"), pages.url(path), CHECKED, None, lambda: None)
    assert first.tag is not None
    assert first.tag.isalnum()
    again = visit(session("test"), pages.url(path), CHECKED, first.tag, lambda: None)
    other = visit(session("test"), pages.url(path), CHECKED, "0" * 12, lambda: None)
    assert (again.state, other.state) == (State.OK, State.CHANGED)


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://no-such-host.invalid/", "http://", "http://[::1/"])
def test_what_is_no_server_is_told_and_no_crash(url: str) -> None:
    found = visit(session("test"), url, CHECKED, None, lambda: None, (2, 2))
    assert (found.state, found.status) == (State.UNREACHABLE, None)


def test_a_server_that_speaks_no_tls_is_told(pages: Pages) -> None:
    found = visit(session("test"), pages.url("/fine").replace("http:", "https:"), CHECKED, None, lambda: None, (2, 2))
    assert found.state is State.UNREACHABLE
    assert "安全な接続" in found.remark


def test_a_server_gets_one_request_at_a_time_and_several_are_asked_side_by_side(pages: Pages, tmp_path: Path) -> None:
    both = threading.Barrier(2, timeout=20)  # it opens only once both names are being asked at the same time
    pages.on_ask = lambda path: both.wait() and None if path == "/first" else None
    report = Report(tmp_path / "links.csv")
    wanted = known(pages, "/first", *(f"/{n}" for n in range(6)))
    wanted += [Address(pages.url(path, "localhost")) for path in ("/first", *(f"/{n}" for n in range(6)))]
    round_of(report).run(wanted)
    assert pages.together == {"127.0.0.1": 1, "localhost": 1}
    assert len(report.rows) == 14


def test_the_report_opens_in_a_spreadsheet_with_what_to_look_at_first(pages: Pages, tmp_path: Path) -> None:
    report = Report(tmp_path / "links.csv")
    wanted = known(pages, "/fine", "/changed", "/missing", "/moved", "/tagged")
    round_of(report).run(wanted)
    report.tidy(wanted)
    text = (tmp_path / "links.csv").read_bytes()
    assert text.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(text.decode("utf-8-sig").splitlines()))
    assert [row["結果"] for row in rows] == ["なくなった", "移転", "更新あり", "正常", "正常"]
    assert rows[0]["書いてあるところ"] == "catalogue/x.yml:3"
    assert rows[2]["ページの更新日"] == "2026-09-01"
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_a_run_that_was_stopped_goes_on_where_it_was(pages: Pages, tmp_path: Path) -> None:
    path = tmp_path / "links.csv"
    wanted = known(pages, "/fine", "/missing", "/busy", "/old", "/changed")
    round_of(Report(path)).run(wanted[:3])
    with path.open("a", encoding="utf-8") as file:
        file.write(f"正常,{wanted[3].url},200")  # the power went while this row was being written
    due = Report(path).due(wanted, 30)
    assert [address.url for address in due] == [wanted[3].url, wanted[4].url, wanted[2].url]
    assert len(Report(path).due(wanted, -1)) == len(wanted)
    round_of(Report(path)).run(due)
    assert set(Report(path).rows) == {address.url for address in wanted}


def test_an_address_that_left_the_catalogue_leaves_the_report(pages: Pages, tmp_path: Path) -> None:
    report = Report(tmp_path / "links.csv")
    wanted = known(pages, "/fine", "/old")
    round_of(report).run(wanted)
    report.tidy(wanted[:1])
    assert list(Report(tmp_path / "links.csv").rows) == [wanted[0].url]


def test_where_nothing_answers_at_all_nothing_is_reported(tmp_path: Path) -> None:
    report = Report(tmp_path / "links.csv")
    with pytest.raises(Offline):
        round_of(report).run([Address(f"http://127.0.0.1:1/{n}") for n in range(3)])
    assert not (tmp_path / "links.csv").exists()


def test_where_one_answers_the_silent_ones_are_reported_as_well(pages: Pages, tmp_path: Path) -> None:
    report = Report(tmp_path / "links.csv")
    round_of(report).run([Address("http://127.0.0.1:1/"), *known(pages, "/fine")])
    assert {row["結果"] for row in report.rows.values()} == {"つながらない", "正常"}


def test_every_address_of_the_catalogue_is_found_with_its_line(copy: Path) -> None:
    found = {address.url: address for address in addresses(copy)}
    assert found["https://example.jp/new"].places == ["catalogue/schemes/loan/loan-new.yml:24"]
    assert found["https://example.jp/new"].checked_on == date(2026, 1, 1)
    assert all(address.host for address in found.values())


@pytest.fixture
def cited(copy: Path, pages: Pages, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue that cites our server."""
    edit(copy, NEW, "https://example.jp/new", pages.url("/fine"))
    edit(copy, OLD, "https://example.jp/old", pages.url("/missing"))
    monkeypatch.setattr("madoguchi.links.CATALOGUE", copy)
    return copy


def only_ours(monkeypatch: pytest.MonkeyPatch, pages: Pages) -> None:
    monkeypatch.setattr(
        "madoguchi.links.addresses",
        lambda folder: [each for each in addresses(folder) if str(pages.server_port) in each.url],
    )


def test_the_command_names_what_is_gone_with_file_and_line(
    cited: Path, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only_ours(monkeypatch, pages)
    arguments = ["links", "--out", str(tmp_path / "links.csv"), "--pause", "0", "--contact", "clerk@example.jp"]
    assert main([*arguments, "--limit", "1"]) == 0
    assert main(arguments) == 1
    said = capsys.readouterr().out
    assert f"catalogue/schemes/loan/loan-old.yml:13: なくなった {pages.url('/missing')}" in said
    assert "2のアドレスのうち、2を見ました。正常1、更新あり0、移転0、なくなった1、" in said
    assert all(agent.endswith("; clerk@example.jp") for _, _, agent in pages.asked)
    assert main(arguments) == 1
    assert "2のアドレスのうち、0を見ます。" in capsys.readouterr().out


def test_without_a_network_the_command_says_so(
    copy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.links.addresses", lambda folder: [Address("http://127.0.0.1:1/", ["x.yml:1"])])
    assert main(["links", "--out", str(tmp_path / "links.csv"), "--pause", "0"]) == 1
    assert "インターネットにつながっているか" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "said"), [("", "を読めません"), ("other.csv", "点検の結果ではない")])
def test_a_report_that_is_none_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, said: str
) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    assert main(["links", "--out", str(tmp_path / name)]) == 1
    assert said in capsys.readouterr().err


def test_a_report_that_cannot_be_written_is_named_at_the_first_page(
    cited: Path, pages: Pages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    only_ours(monkeypatch, pages)
    assert main(["links", "--out", str(tmp_path / "nowhere" / "links.csv"), "--pause", "0"]) == 1
    assert "links.csv に書けません" in capsys.readouterr().err
    assert len(pages.asked) <= 2
