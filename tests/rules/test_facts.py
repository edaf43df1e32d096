"""Facts at the door: what is taken, what is refused and how."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import Adviser, FactError
from actions.rules.facts import years_between
from actions.rules.judge import Judge

REFUSED = [
    ("employees_regular", -1, "0以上"),
    ("employees_regular", 2.5, "小数のない"),
    ("employees_regular", "12", "数字で"),
    ("employees_regular", True, "数字で"),
    ("employees_regular", float("nan"), "数字で"),
    ("capital_yen", 10**16, "大きすぎる"),
    ("capital_yen", 10**400, "大きすぎる"),
    ("representative_age", 121, "大きすぎる"),
    ("industry", "小売業", "のどれか"),
    ("industry", ["retail"], "のどれか"),
    ("topics", "funding", "リスト"),
    ("topics", ["fun"], "「fun」はありません"),
    ("topics", ["funding", "funding"], "二度"),
    ("collateral", ["none", "real_estate"], "一緒には選べません"),
    ("taxes_paid", 1, "はい（true）"),
    ("taxes_paid", "true", "はい（true）"),
    ("established_on", "2021-02-30", "実際にある日付"),
    ("established_on", 2021, "実際にある日付"),
    ("municipality", "", "文字"),
    ("municipality", "あ" * 101, "文字"),
    ("employee_regular", 3, "「employees_regular」のことでしょうか"),
    ("colour", "red", "facts.yml"),
]


@pytest.mark.parametrize(("name", "value", "message"), REFUSED)
def test_a_value_that_cannot_be_is_refused_with_a_reason(small: Adviser, name: str, value: Any, message: str) -> None:
    with pytest.raises(FactError) as caught:
        small.vocabulary.validate({name: value})
    (problem,) = caught.value.problems
    assert problem.where == name
    assert message in problem.message


def test_all_problems_are_told_at_once(small: Adviser) -> None:
    with pytest.raises(FactError) as caught:
        small.vocabulary.validate({"employees_regular": -1, "industry": "?", "capital_yen": 5})
    assert [problem.where for problem in caught.value.problems] == ["employees_regular", "industry"]


def test_null_means_not_known(small: Adviser) -> None:
    assert small.vocabulary.validate({"industry": None, "employees_regular": 0}) == {"employees_regular": 0}


def test_a_whole_float_is_taken_as_a_whole_number(small: Adviser) -> None:
    assert small.vocabulary.validate({"employees_regular": 3.0}) == {"employees_regular": 3}


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2021-01-01", "2026-01-01", 5),
        ("2020-02-29", "2021-02-28", 1),
        ("2020-02-29", "2024-02-29", 4),
        ("2025-01-01", "2025-01-01", 0),
        ("2027-04-01", "2026-01-01", 0),
    ],
)
def test_years_in_business_are_whole_on_the_anniversary(start: str, end: str, years: float) -> None:
    assert years_between(date.fromisoformat(start), date.fromisoformat(end)) == years


def test_years_are_short_of_whole_on_the_eve() -> None:
    assert 4.99 < years_between(date(2021, 1, 1), date(2025, 12, 31)) < 5


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.dates(date(1900, 1, 1), date(2026, 1, 1)))
def test_years_never_fall_as_time_goes_by(start: date, end: date) -> None:
    assert years_between(start, end) <= years_between(start, date.fromordinal(end.toordinal() + 1))


def test_the_founding_day_wins_over_a_stated_number(small: Adviser) -> None:
    facts = {"established_on": "2024-01-01", "years_in_business": 9.0}
    assert Judge(small.catalogue).derive(facts, date(2026, 1, 1))["years_in_business"] == 2


@pytest.mark.parametrize(
    ("facts", "capital"),
    [
        ({"legal_form": "sole_proprietor"}, 0),
        ({"legal_form": "sole_proprietor", "capital_yen": 5}, 5),
        ({"legal_form": "kabushiki_kaisha"}, None),
        ({}, None),
    ],
)
def test_a_fact_has_its_plain_value_where_nobody_says_otherwise(
    small: Adviser, facts: dict[str, Any], capital: int | None
) -> None:
    assert Judge(small.catalogue).derive(facts, date(2026, 1, 1)).get("capital_yen") == capital
