"""What asks for a clerk's attention on a day."""

from datetime import date
from pathlib import Path

import pytest
from editing import OLD, edit

from actions.rules import Adviser, ahead, upkeep


def messages(adviser: Adviser, day: date, file: str) -> list[str]:
    return [notice.message for notice in upkeep(adviser, day) if notice.file.endswith(file)]


def test_terms_that_end_within_six_months_are_listed(small: Adviser) -> None:
    assert "2026年6月30日で終わります" in " ".join(messages(small, date(2026, 1, 1), "loan-ending.yml"))
    assert "で終わります" not in " ".join(messages(small, date(2025, 12, 30), "loan-ending.yml"))


@pytest.mark.parametrize(("day", "listed"), [(date(2027, 1, 1), False), (date(2027, 1, 2), True)])
def test_sources_not_compared_for_over_a_year_are_listed(small: Adviser, day: date, listed: bool) -> None:
    found = [m for m in messages(small, day, "loan-new.yml") if "最後に確かめたのは2026年1月1日" in m]
    assert bool(found) is listed


@pytest.mark.parametrize(("day", "listed"), [(date(2026, 1, 1), False), (date(2025, 12, 31), True)])
def test_a_day_of_checking_still_to_come_is_listed(small: Adviser, day: date, listed: bool) -> None:
    found = [m for m in messages(small, day, "loan-new.yml") if "2026年1月1日は、まだ来ていません" in m]
    assert bool(found) is listed


@pytest.mark.parametrize("kind", [OLD, "offices/office-town.yml"])
def test_a_slip_in_the_year_of_checking_is_listed_at_its_line_wherever_it_stands(copy: Path, kind: str) -> None:
    (before, year) = ("checked_on: 20", "checked_on: 30")
    edit(copy, kind, before, year)
    (found,) = ahead(Adviser.load(copy), date(2026, 11, 28))
    assert found.file == f"catalogue/{kind}"
    assert year in (copy / kind).read_text(encoding="utf-8").splitlines()[found.line - 1]


def test_terms_without_a_firm_source_are_listed(small: Adviser) -> None:
    assert any("confidence: low" in m for m in messages(small, date(2026, 1, 1), "loan-ending.yml"))


def test_a_condition_that_no_case_fails_is_listed_with_its_line(small: Adviser) -> None:
    (untested, line) = next(
        (n.message, n.line) for n in upkeep(small, date(2026, 1, 1)) if n.file.endswith("loan-new.yml")
    )
    assert untested == "この条件を満たさないケースがありません。cases に足してください。"
    assert line == 15


def test_a_version_of_another_time_is_not_called_old(small: Adviser) -> None:
    assert messages(small, date(2026, 1, 1), "loan-old.yml") == []
