"""Who is afraid of several things hears two answers in one reply, in the order of telling, and nothing twice."""

import pytest

from actions.reassure import Reassure
from actions.rules import default_adviser
from actions.state import State
from actions.task import Message
from actions.worries import tables

ADVISER = default_adviser()
FACTS = {"prefecture": "新潟県", "topics": ["turnaround"]}
ROWS = {row["name"]: row for row in tables()["worries"]}
BANK, HOME, CREDIT = "銀行に相談したら終わりですよね？", "家もとられるんでしょうか。", "ブラックリストに載りますか。"


def reply(text: str) -> str:
    state = State(FACTS, as_of="2026-11-29", advised=())
    _, (bubble, *_) = Reassure().answer(state, Message(text, None, (), None), ADVISER)
    assert bubble.text is not None
    return bubble.text


def test_one_fear_is_answered_in_full() -> None:
    assert reply(BANK).startswith(ROWS["bank"]["text"])


@pytest.mark.parametrize(("text", "first", "second"), [(BANK + HOME, "bank", "home"), (HOME + BANK, "home", "bank")])
def test_two_fears_are_answered_in_the_order_of_telling(text: str, first: str, second: str) -> None:
    opening, one, other, *doors = reply(text).splitlines()
    assert (opening, one, other) == (tables()["several"], ROWS[first]["short"], ROWS[second]["short"])
    assert len([row for row in doors if "新潟県中小企業活性化協議会" in row]) == 1
    assert len([row for row in doors if "0570-001-240" in row]) == 1
    assert len([row for row in doors if row.startswith("出典：")]) == 1


def test_a_third_fear_waits_until_it_is_asked_again() -> None:
    told = reply(BANK + HOME + CREDIT)
    assert ROWS["credit"]["short"] not in told
    assert tables()["further"] in told
    assert reply(CREDIT).startswith(ROWS["credit"]["text"])


def test_what_is_lost_by_ordering_too_early_is_said_once() -> None:
    told = reply("もう機械を注文しちゃったんだけど。物件も契約していいですか")
    assert ROWS["ordered"]["short"] in told
    assert ROWS["to_order"]["short"] in told
    assert told.count("ご案内できるものでは") <= 1
