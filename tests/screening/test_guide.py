"""The example of docs/screening.md is what the command really says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from madoguchi.__main__ import main

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "screening.md"
BLOCKS = re.findall(r"^```\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


def block(beginning: str) -> str:
    (found,) = [each for each in BLOCKS if each.startswith(beginning)]
    return str(found)


def test_the_guide_shows_what_is_really_said_and_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("会員名簿.csv").write_text(block("令和8年度"), encoding="utf-8")
    assert main(["screen", "会員名簿.csv", "--out", "結果.csv", "--as-of", "2026-11-28"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert set(block("会員名簿.csv").splitlines()) <= set(said)
    assert said[-4:] == block("5社を調べて").splitlines()
    assert {path.name for path in tmp_path.iterdir()} == {"会員名簿.csv", "結果.csv", "結果.errors.csv", "結果.html"}
