"""What `madoguchi check` says of sound data."""

from datetime import date

import pytest

from madoguchi.__main__ import main


def test_a_check_dated_ahead_of_today_is_told_without_being_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.check.today", lambda: date(2000, 1, 1))
    assert main(["check"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert any("は、まだ来ていません" in line for line in told)
    assert told[-2:] == [f"見直すところが{len(told) - 2}か所あります。", "問題は見つかりませんでした。"]


def test_sound_data_ask_for_nothing_more(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("madoguchi.check.today", lambda: date(2099, 1, 1))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "問題は見つかりませんでした。\n"
