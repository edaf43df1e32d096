"""What the clerk reads of complaints."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path

import pytest

from actions.rules import Adviser, CatalogueError, Fault
from cases import Complaint, default_store, now
from madoguchi.__main__ import main

ADVICE = {"as_of": "2026-11-25", "recommendations": [{"name": "マル経融資", "verdict": "eligible"}]}


@pytest.fixture(autouse=True)
def _store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_CASES", f"sqlite:///{tmp_path / 'cases.db'}")


def _note(text: str) -> None:
    created: datetime = now()
    facts = {"employees_regular": 3, "prefecture": "大阪府"}
    default_store().note(
        Complaint(code="F3H-K7M-R2W", created=created, expires_on=date.max, text=text, facts=facts, advice=ADVICE)
    )


def test_without_complaints_it_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["complaints"]) == 0
    assert "まだ届いていません" in capsys.readouterr().out


def test_facts_stand_under_their_japanese_names(capsys: pytest.CaptureFixture[str]) -> None:
    _note("この答えはおかしい\n金額がちがう")
    assert main(["complaints"]) == 0
    shown = capsys.readouterr().out
    assert "うかがったこと：都道府県：大阪府、従業員の人数：3人" in shown
    assert "ご意見：この答えはおかしい ／ 金額がちがう" in shown
    assert "employees_regular" not in shown


def test_a_spreadsheet_takes_no_words_for_a_formula(capsys: pytest.CaptureFixture[str]) -> None:
    _note("=HYPERLINK(1)")
    assert main(["complaints", "--csv"]) == 0
    head, row = csv.reader(io.StringIO(capsys.readouterr().out))
    assert row[head.index("ご意見")] == "'=HYPERLINK(1)"


def test_a_catalogue_with_faults_is_said_in_words(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unsound() -> Adviser:
        raise CatalogueError([Fault("catalogue/facts.yml", 3, "読めません。")])

    _note("この答えはおかしい")
    monkeypatch.setattr("madoguchi.adviser.default_adviser", unsound)
    for command in (["complaints"], ["records", "--csv"]):
        assert main(command) == 1
        assert "catalogue/facts.yml:3: 読めません。" in capsys.readouterr().err
