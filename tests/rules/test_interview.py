"""What is asked next, how many questions are left, and which figures must be exact; on the small catalogue."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import Adviser, default_adviser
from actions.rules.interview import doubt
from actions.rules.relevance import coarse

DAY = date(2026, 1, 1)
REAL_DAY = date(2026, 11, 25)
READY = {"industry": "retail", "employees_regular": 3, "guidance_months": 6, "taxes_paid": True, "topics": ["funding"]}


def upcoming(adviser: Adviser, facts: dict[str, Any], most: int = 9, skip: tuple[str, ...] = ()) -> list[Any]:
    return adviser.upcoming(most, facts, as_of=DAY, skip=skip)


def test_the_first_upcoming_question_is_that_of_the_advice(small: Adviser) -> None:
    facts = {"topics": ["funding"]}
    assert upcoming(small, facts, most=3)[0] == small.advise(facts, as_of=DAY).next_question


def test_each_upcoming_question_is_another_one(small: Adviser) -> None:
    asked = [question.fact for question in upcoming(small, {"topics": ["funding"]})]
    assert len(asked) > 2
    assert len(asked) == len(set(asked))


def test_the_questions_left_are_counted_down(small: Adviser) -> None:
    left = [question.left for question in upcoming(small, {"topics": ["funding"]})]
    assert left == list(range(len(left), 0, -1))


def test_nobody_knows_how_many_questions_are_left_before_the_topic_is_known(small: Adviser) -> None:
    (question,) = upcoming(small, {})
    assert (question.fact, question.left) == ("topics", None)


def test_it_is_over_when_no_answer_can_change_what_comes_first(small: Adviser) -> None:
    known = {**READY, "prefecture": "大阪府", "years_in_business": 6.0}
    assert upcoming(small, known) == []
    assert small.open_questions(known, as_of=DAY) == {}


def test_a_refused_fact_is_not_among_the_questions_left(small: Adviser) -> None:
    asked = [question.fact for question in upcoming(small, {"topics": ["funding"]}, skip=("industry",))]
    assert asked
    assert "industry" not in asked


@pytest.mark.parametrize(("employees", "needed"), [(5, True), (6, True), (3, False), (50, False)])
def test_a_figure_near_a_limit_is_needed_exactly_and_one_far_from_it_is_not(
    small: Adviser, employees: int, needed: bool
) -> None:
    facts = {**READY, "employees_regular": employees}
    found = small.exact_needed(facts, ["employees_regular"], as_of=DAY)
    assert found == (["employees_regular"] if needed else [])


def test_a_range_that_was_said_counts_instead_of_a_fifth(small: Adviser) -> None:
    facts = {**READY, "employees_regular": 3}
    said = {"employees_regular": (2.0, 8.0)}
    assert small.exact_needed(facts, ["employees_regular"], as_of=DAY, ranges=said) == ["employees_regular"]


def test_a_figure_on_which_nothing_turns_is_not_needed_exactly(small: Adviser) -> None:
    facts = {**READY, "employees_regular": 5, "guidance_months": 2}
    assert small.exact_needed(facts, ["employees_regular"], as_of=DAY) == []


@given(st.lists(st.sampled_from([0.0, 1.0])))
def test_what_is_certain_leaves_no_doubt(chances: list[float]) -> None:
    assert doubt(chances) == 0


@given(st.lists(st.floats(0, 1), max_size=8))
def test_what_comes_after_three_certain_ones_leaves_no_doubt(chances: list[float]) -> None:
    assert doubt([1.0, 1.0, 1.0, *chances]) == 0


@given(st.floats(0, 1))
def test_chances_count_in_tenths_and_what_is_possible_stays_possible(chance: float) -> None:
    assert (coarse(chance) > 0) == (chance > 0)
    assert abs(coarse(chance) - chance) <= 0.05 + 1e-9


def test_of_suggestions_that_fit_alike_the_one_open_to_more_people_comes_first() -> None:
    """A general guarantee before one for companies that issue bonds, though its file comes later."""
    first = default_adviser().first({"topics": ["funding"], "amount_needed_yen": 50_000_000}, as_of=REAL_DAY, most=10)
    names = [standing.id for standing in first]
    assert "guarantee-coordinated" in names
    assert "guarantee-bond" not in names[: names.index("guarantee-coordinated")]


def test_what_turns_on_a_refused_fact_alone_and_is_all_but_certain_keeps_no_question_alive() -> None:
    """The guarantees are closed to a few industries only: who will not tell theirs is not asked for lesser ones."""
    adviser = default_adviser()
    known = {
        **{"topics": ["funding"], "legal_form": "sole_proprietor", "employees_regular": 3, "guidance_months": 0},
        **{"sales_change_pct": 10.0, "profit_trend": "growing", "bank_stance_tightened": False, "prefecture": "徳島県"},
        **{"safety_net_certificate": False, "supplier_or_customer_bankrupt": False, "continuation": "continue"},
    }
    assert list(adviser.asking(known, as_of=REAL_DAY)) == ["industry"]
    assert list(adviser.asking(known, as_of=REAL_DAY, skip={"industry"})) == []


def test_a_consultation_is_the_advice_with_the_questions_that_follow() -> None:
    adviser = default_adviser()
    facts = {"topics": ["cash_flow_trouble"], "prefecture": "大阪府", "employees_regular": 3}
    advice, questions = adviser.consult(3, facts, as_of=date(2026, 11, 25), skip=["sales_change_pct"])
    assert advice == adviser.advise(facts, as_of=date(2026, 11, 25), skip=["sales_change_pct"])
    assert questions == adviser.upcoming(3, facts, as_of=date(2026, 11, 25), skip=["sales_change_pct"])
    assert len(questions) == 3
