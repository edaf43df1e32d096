"""Keeping, coming back, forgetting and complaining: nothing is kept without a yes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from actions.complain import Complain
from actions.dialogue import Answer
from actions.forget import Forget
from actions.keep_record import KeepRecord
from actions.resume import Resume
from actions.rules import default_adviser
from actions.state import State
from actions.take_in import take_in
from actions.task import Message, Task
from cases import CaseStore, default_store

ADVISER = default_adviser()
SHOP = State(facts={"industry": "restaurant", "employees_regular": 3, "topics": ["funding"]}, as_of="2026-11-25")


@pytest.fixture(autouse=True)
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CaseStore:
    monkeypatch.setenv("MADOGUCHI_CASES", f"sqlite:///{tmp_path / 'cases.db'}")
    return default_store()


def say(task: Task, state: State, text: str, intent: str | None) -> Answer:
    message = Message(text, intent, (), "2026-11-25")
    heard, _, _ = take_in(state, message, ADVISER)
    return task.answer(heard, message, ADVISER)


def kept() -> State:
    state, _ = say(KeepRecord(), SHOP, "保存して", "keep_record")
    return say(KeepRecord(), state, "はい", "affirm")[0]


def test_consent_is_asked_before_anything_is_kept(store: CaseStore) -> None:
    state, (asked,) = say(KeepRecord(), SHOP, "保存して", "keep_record")
    assert "30日間" in (asked.text or "")
    assert "この相談を消して" in (asked.text or "")
    assert (state.offer, state.codes) == ("keep_record", ())


def test_with_a_yes_the_sheet_and_its_code_are_given(store: CaseStore) -> None:
    state, _ = say(KeepRecord(), SHOP, "保存して", "keep_record")
    state, (sheet, record) = say(KeepRecord(), state, "はい", "affirm")
    (code,) = state.codes
    assert "引継ぎ票" in (sheet.text or "")
    assert record.custom is not None
    assert record.custom["code"] == code
    assert store.open(code) is not None


def test_with_a_no_the_sheet_is_only_shown() -> None:
    state, _ = say(KeepRecord(), SHOP, "保存して", "keep_record")
    state, said = say(KeepRecord(), state, "いいえ", "deny")
    assert state.codes == ()
    assert "保存していません" in (said[1].text or "")


def test_a_code_carries_the_case_into_another_conversation() -> None:
    (code,) = kept().codes
    state, said = say(Resume(), State(as_of="2026-11-25"), f"コードは{code}です", "inform")
    assert state.facts == SHOP.facts
    assert "従業員の人数：3人" in (said[0].text or "")
    assert state.asked


def test_a_wrong_code_loses_nothing() -> None:
    state, said = say(Resume(), SHOP, "F3H-K7M-R2W", "inform")
    assert said[0].response == "utter_no_case"
    assert state.facts == SHOP.facts


def test_whoever_reads_easy_words_still_does_once_a_code_is_opened(store: CaseStore) -> None:
    (code,) = kept().codes
    opened, _ = say(Resume(), State(style="easy", as_of="2026-11-25"), code, "inform")
    assert opened.facts == SHOP.facts
    assert opened.style == "easy"


def test_whoever_only_says_hello_is_asked_whether_to_go_on() -> None:
    state, (asked,) = say(Resume(), SHOP, "こんにちは", "greet")
    assert asked.buttons == ("続きから", "最初から")
    assert state.offer == "resume"


def test_forgetting_is_asked_once_and_then_done(store: CaseStore) -> None:
    state = kept()
    asking, (asked,) = say(Forget(), state, "この相談を消して", "forget")
    assert asked.response == "utter_forget_offer"
    gone, (said,) = say(Forget(), asking, "はい", "affirm")
    assert gone == State(forgotten=True)
    assert said.custom == {"type": "forgotten"}
    assert store.open(state.codes[0]) is None


def test_a_no_forgets_nothing(store: CaseStore) -> None:
    state = kept()
    asking, _ = say(Forget(), state, "この相談を消して", "forget")
    left, _ = say(Forget(), asking, "いいえ", "deny")
    assert left == replace(state, offer=None)
    assert store.open(state.codes[0]) is not None


@pytest.mark.parametrize(("answer", "intent", "count"), [("はい", "affirm", 1), ("いいえ", "deny", 0)])
def test_a_complaint_is_kept_with_the_advice_only_on_a_yes(
    store: CaseStore, answer: str, intent: str, count: int
) -> None:
    state, _ = say(Complain(), SHOP.but(asked="taxes_paid"), "この答えはおかしい", "complain")
    state, (asked,) = say(Complain(), state, "従業員は5人までのはず", "inform")
    assert asked.buttons == ("はい", "いいえ")
    state, said = say(Complain(), state, answer, intent)
    assert [c.text for c in store.complaints()] == ["この答えはおかしい\n従業員は5人までのはず"] * count
    assert (state.offer, state.complaint, state.facts) == (None, (), SHOP.facts)
    assert (said[-1].custom or {})["fact"] == "taxes_paid"
