"""What the centre's own system gets of saved calls."""

from __future__ import annotations

import csv
import io
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from actions.keep_record import case_of
from actions.rules import default_adviser
from actions.state import State
from cases import default_store, now
from channels.assist.call import Call
from channels.assist.record import case_for
from madoguchi.__main__ import main

ADVISER = default_adviser()
STATE = State(facts={"employees_regular": 3, "prefecture": "大阪府"}, refused=("capital_yen",), as_of="2026-11-25")


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_CASES", f"sqlite:///{tmp_path / 'cases.db'}")


def _save(note: str | None = None, ago: int = 0) -> str:
    call = Call(id="c", started=now() - timedelta(minutes=9, seconds=30), state=STATE)
    case = case_for(call, ADVISER, note, None)
    default_store().keep(case.model_copy(update={"created": case.created - timedelta(days=ago)}))
    return case.code


def _rows(capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, Any]]:
    assert main(["records", "--csv", *options]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(shown.removeprefix("\ufeff"))))


def test_a_record_is_a_row_under_japanese_names(capsys: pytest.CaptureFixture[str]) -> None:
    code = _save()
    (row,) = _rows(capsys)
    assert (row["番号"], row["従業員の人数"], row["都道府県"], row["わからないこと"]) == (
        code,
        "3人",
        "大阪府",
        "資本金",
    )
    assert (row["通話の分数"], row["制度の日"]) == ("10", "2026-11-25")


def test_a_spreadsheet_takes_no_note_for_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    _save("=HYPERLINK(1)")
    (row,) = _rows(capsys)
    assert row["メモ"] == "'=HYPERLINK(1)"


def test_only_the_days_asked_for_come_out(capsys: pytest.CaptureFixture[str]) -> None:
    codes = [_save(ago=days) for days in (3, 2, 1)]
    since, until = ((now() - timedelta(days=days)).date().isoformat() for days in (2, 2))
    assert [row["番号"] for row in _rows(capsys, "--from", since, "--to", until)] == [codes[1]]
    assert [row["番号"] for row in _rows(capsys)] == codes


def test_sheets_of_conversations_are_no_records_of_calls(capsys: pytest.CaptureFixture[str]) -> None:
    advice = ADVISER.advise(STATE.facts, as_of=STATE.day)
    default_store().keep(case_of(STATE, advice, ADVISER, "rest"))
    assert main(["records", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"records": []}


def test_json_is_what_was_kept(capsys: pytest.CaptureFixture[str]) -> None:
    code = _save("折り返し")
    assert main(["records", "--json"]) == 0
    (record,) = json.loads(capsys.readouterr().out)["records"]
    assert (record["code"], record["note"], record["sheet"]["title"]) == (code, "折り返し", "相談カルテ")
