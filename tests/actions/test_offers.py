"""What is offered is answered by はい or いいえ, and by nothing else."""

from __future__ import annotations

import pytest

from actions.offers import reply
from actions.rules import default_adviser
from actions.state import State
from actions.take_in import take_in
from actions.task import Message

OFFERED = State(asked="taxes_paid", offer="keep_record", complaint=("おかしい", "金額がちがう"))


def message(text: str, intent: str | None) -> Message:
    return Message(text, intent, (), "2026-11-25")


@pytest.mark.parametrize(
    ("text", "intent", "answer"),
    [
        ("はい", "greet", True),
        ("はい。", None, True),
        ("そうしてください", "affirm", True),
        ("いいえ", "inform", False),
        ("残さないで", "deny", False),
        ("いや、やめときます", "inform", False),
        ("はい、お願いします", "greet", True),
        ("はい、でもちょっと", "nlu_fallback", None),
        ("いや、従業員は5人", "correct", None),
        ("従業員は3人", "inform", None),
        ("ほかには？", "ask_more", None),
    ],
)
def test_yes_and_no_are_told_from_other_messages(text: str, intent: str | None, answer: bool | None) -> None:
    assert reply(OFFERED, message(text, intent)) is answer


def test_without_an_offer_yes_answers_the_question() -> None:
    after, _, _ = take_in(State(asked="taxes_paid"), message("はい", "affirm"), default_adviser())
    assert after.facts == {"taxes_paid": True}


def test_a_yes_to_an_offer_is_no_fact() -> None:
    after, _, _ = take_in(OFFERED, message("はい", "affirm"), default_adviser())
    assert after.facts == {}
    assert (after.offer, after.asked, after.complaint) == ("keep_record", "taxes_paid", ("おかしい", "金額がちがう"))


def test_another_message_lets_the_offer_go() -> None:
    after, _, _ = take_in(OFFERED, message("従業員は3人です", "inform"), default_adviser())
    assert after.facts == {"employees_regular": 3}
    assert (after.offer, after.complaint) == (None, ())
