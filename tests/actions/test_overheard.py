"""What people said to each other is read as the dialogue reads, and what stays open is not guessed."""

from __future__ import annotations

from typing import Any

import pytest

from actions.overheard import hand_over, overhear, together
from actions.rules import default_adviser
from actions.state import State
from actions.task import Message
from cases import default_store

ADVISER = default_adviser()


def heard(*texts: str) -> State:
    state = State(as_of="2026-11-25")
    for text in texts:
        state = overhear(state, message(text), ADVISER)
    return state


def message(text: str, *topics: str, intent: str = "inform") -> Message:
    return Message(text, intent, topics, None, plain_topics=topics)


@pytest.mark.parametrize(
    ("texts", "facts"),
    [
        (["堺市の居酒屋です", "従業員は3人", "お疲れさまです"], {"municipality": "堺市", "employees_regular": 3}),
        (["従業員は3人です", "やっぱり5人でした"], {"employees_regular": 5}),
        (["従業員は3人です", "従業員は3人です"], {"employees_regular": 3}),
        (["従業員は何人？", "まだ聞いていません"], {}),
    ],
)
def test_messages_are_read_one_after_the_other(texts: list[str], facts: dict[str, Any]) -> None:
    known = together(heard(*texts), State(), ADVISER).facts
    assert {fact: known.get(fact) for fact in facts} == facts
    assert facts or not known


def test_what_is_told_in_two_ways_is_no_fact_but_is_named() -> None:
    both = together(heard("従業員は3人です", "従業員は8人です", "資本金は300万円"), State(), ADVISER)
    assert both.facts == {"capital_yen": 3_000_000}
    assert set(both.ambiguous) == {"employees_regular"}


def test_where_two_places_are_named_none_counts() -> None:
    assert together(heard("堺市です", "京都市の伏見区です"), State(), ADVISER).facts == {}


def test_what_the_adviser_was_told_settles_what_is_open() -> None:
    told = State(facts={"employees_regular": 9}, words={"employees_regular": "9人"}, refused=("capital_yen",))
    both = together(heard("従業員は3人です", "従業員は8人です", "資本金は300万円"), told, ADVISER)
    assert both.facts["employees_regular"] == 9
    assert both.words["employees_regular"] == "9人"
    assert both.ambiguous == {}


def test_nobody_is_asked_and_nothing_waits() -> None:
    state = overhear(
        State(), message("資金繰りが苦しく、人も足りません", "cash_flow_trouble", "human_resources"), ADVISER
    )
    assert (state.asked, state.offer, state.later) == (None, None, ())
    assert set(state.facts["topics"]) == {"cash_flow_trouble", "human_resources"}


def test_why_they_came_is_taken_wherever_it_is_told_and_from_no_question() -> None:
    state = heard("堺市の居酒屋です")
    state = overhear(state, message("資金繰りはどうですか？", "cash_flow_trouble", intent="ask_conditions"), ADVISER)
    assert "topics" not in state.facts
    state = overhear(state, message("従業員は3人。資金繰りが苦しいとのこと", "cash_flow_trouble"), ADVISER)
    state = overhear(state, message("従業員は3人、人手も足りないそうです", "human_resources"), ADVISER)
    assert state.facts["topics"] == ["cash_flow_trouble", "human_resources"]
    assert state.words["topics"].startswith("従業員は3人。資金繰り")


def test_only_a_yes_keeps_it_and_the_talk_bears_its_code() -> None:
    told, firm = State(codes=("F3H-K7M-R2W",)), heard("堺市の居酒屋です", "従業員は3人です")
    for reply in (None, "いいえ", "どうしよう"):
        assert hand_over(firm, told, reply, ADVISER, "slack")[0] == told
    after, (bubble,) = hand_over(firm, told, "はい", ADVISER, "slack")
    old, code = after.codes
    assert old == "F3H-K7M-R2W"
    case = default_store().open(code)
    assert case is not None
    assert case.channel == "slack"
    assert {fact.fact: fact.words for fact in case.facts}["employees_regular"] == "従業員は3人"
    assert bubble.text is not None
    assert code in bubble.text


def test_the_question_says_what_was_read_and_what_would_be_kept_for_how_long() -> None:
    _, (bubble,) = hand_over(heard("堺市の居酒屋です"), State(), None, ADVISER, "slack")
    assert bubble.buttons == ("はい", "いいえ")
    for told in ("市区町村：堺市", "業種：飲食業", "30日間", "お名前"):
        assert told in str(bubble.text)
