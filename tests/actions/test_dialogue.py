"""One question at a time, and advice as soon as it is worth giving."""

from typing import Any

import pytest
from firms import SHOP
from hypothesis import given
from hypothesis import strategies as st

from actions import dialogue
from actions.replies import Bubble
from actions.rules import default_adviser
from actions.state import State

ADVISER = default_adviser()
DAY = "2026-11-25"
RESTAURANT = {**SHOP, "topics": ["cash_flow_trouble", "funding"]}


def _kinds(bubbles: list[Bubble]) -> list[str]:
    return [bubble.custom["type"] for bubble in bubbles if bubble.custom]


def _decline(state: State) -> State:
    return state.but(refused=(*state.refused, state.asked or ""), asked=None)


def test_whoever_has_said_nothing_is_asked_what_they_come_for() -> None:
    state, bubbles = dialogue.go_on(State(as_of=DAY), ADVISER)
    assert state.asked == "topics"
    assert _kinds(bubbles) == ["question"]


def test_an_opening_with_facts_leads_to_one_question() -> None:
    state, bubbles = dialogue.go_on(State(RESTAURANT, as_of=DAY), ADVISER)
    assert len(bubbles) == 1
    assert bubbles[0].custom is not None
    assert bubbles[0].custom["fact"] == state.asked
    assert state.asked not in RESTAURANT


def test_advice_comes_after_five_questions_at_the_latest() -> None:
    state = State(RESTAURANT, as_of=DAY)
    for _ in range(dialogue.QUESTIONS_BEFORE_ADVICE):
        state, bubbles = dialogue.go_on(_decline(state), ADVISER)
    if state.advised is None:
        state, bubbles = dialogue.go_on(_decline(state), ADVISER)
    assert state.advised is not None
    assert _kinds(bubbles)[0] == "advice"


def test_no_more_questions_are_announced_than_are_put_before_the_advice() -> None:
    state = State({"topics": ["turnaround", "subcontract_trouble"]}, as_of=DAY)
    for put in range(dialogue.QUESTIONS_BEFORE_ADVICE):
        state, bubbles = dialogue.go_on(_decline(state) if put else state, ADVISER)
        if state.advised is None:
            assert bubbles[-1].custom is not None
            assert 0 < bubbles[-1].custom["left"] <= dialogue.QUESTIONS_BEFORE_ADVICE - put


def test_no_question_is_put_again_once_declined() -> None:
    state, asked = State(RESTAURANT, as_of=DAY), []
    for _ in range(dialogue.QUESTIONS_IN_ALL + 2):
        state, _ = dialogue.go_on(_decline(state), ADVISER)
        asked.append(state.asked)
    put = [fact for fact in asked if fact]
    assert len(put) == len(set(put)) <= dialogue.QUESTIONS_IN_ALL
    assert asked[-1] is None


def test_advice_is_told_anew_only_when_it_changed() -> None:
    state = State(RESTAURANT, as_of=DAY)
    state, first = dialogue.tell(state, ADVISER, dialogue.advise(state, ADVISER))
    state, second = dialogue.tell(state, ADVISER, dialogue.advise(state, ADVISER))
    assert first[0].text != second[0].text == "先ほどのご案内は、このまま変わりません。"
    moved = state.but(facts={**RESTAURANT, "prefecture": "新潟県", "municipality": "新潟市"})
    _, third = dialogue.tell(moved, ADVISER, dialogue.advise(moved, ADVISER))
    assert third[0].text is not None
    assert "新潟" in third[0].text


def test_what_is_unclear_is_settled_first() -> None:
    open_place = State({"topics": ["funding"]}, ambiguous={"municipality": ["東京都府中市", "広島県府中市"]}, as_of=DAY)
    state, bubbles = dialogue.go_on(open_place, ADVISER)
    assert state.asked == "municipality"
    assert bubbles[0].buttons == ("東京都府中市", "広島県府中市", "わからない")
    assert dialogue.repeat(state, ADVISER, "")[0] == bubbles[0]


def test_the_size_class_that_had_to_wait_comes_with_the_deciding_fact() -> None:
    facts = {"industry": "restaurant", "topics": ["funding"]}
    waiting = State(facts, pending=dialogue.SIZE, as_of=DAY)
    state, bubbles = dialogue.go_on(waiting, ADVISER)
    assert state.pending == dialogue.SIZE
    told = waiting.but(facts={**facts, "employees_regular": 3})
    state, bubbles = dialogue.go_on(told, ADVISER)
    assert state.pending is None
    assert bubbles[0].text is not None
    assert "小規模な事業者にあたります" in bubbles[0].text


def test_without_an_open_question_nothing_is_repeated() -> None:
    assert dialogue.repeat(State(), ADVISER) == []


_FACTS: dict[str, st.SearchStrategy[Any]] = {
    "prefecture": st.sampled_from(["東京都", "沖縄県", "神奈川県"]),
    "industry": st.sampled_from(sorted(ADVISER.vocabulary["industry"].values or ())),
    "legal_form": st.sampled_from(sorted(ADVISER.vocabulary["legal_form"].values or ())),
    "employees_regular": st.integers(0, 400),
    "capital_yen": st.integers(0, 10**9),
    "years_in_business": st.floats(0, 100),
    "amount_needed_yen": st.integers(0, 10**9),
    "topics": st.lists(st.sampled_from(sorted(ADVISER.vocabulary["topics"].values or ())), unique=True, max_size=3),
    "debt_repayment": st.sampled_from(sorted(ADVISER.vocabulary["debt_repayment"].values or ())),
    "trade_violation": st.just(["late_payment"]),
    "payment_days_after_receipt": st.integers(0, 400),
}


@given(st.fixed_dictionaries({}, optional=_FACTS), st.sampled_from(["2021-08-01", DAY]))
def test_every_firm_gets_words_and_never_a_hole_in_them(facts: dict[str, Any], day: str) -> None:
    state = State(facts, as_of=day)
    _, bubbles = dialogue.tell(state, ADVISER, dialogue.advise(state, ADVISER))
    for bubble in bubbles:
        assert bubble.text
        assert not [hole for hole in ("None", "True", "False", "{", "nan") if hole in bubble.text]


def test_a_figure_near_a_threshold_is_asked_exactly_once_before_the_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(ADVISER), "exact_needed", lambda *_, **__: ["employees_regular"])
    done = ("topics",) * dialogue.QUESTIONS_BEFORE_ADVICE
    state = State(RESTAURANT, approximate=("employees_regular",), asked_before=done, as_of=DAY)
    state, bubbles = dialogue.go_on(state, ADVISER)
    assert state.asked == "employees_regular"
    assert "3人くらいと伺いました" in (bubbles[-1].text or "")
    state, _ = dialogue.go_on(state.but(asked=None), ADVISER)
    assert state.advised is not None
