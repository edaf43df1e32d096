"""What a call makes of lines and changes, without a server and without the learned model."""

from __future__ import annotations

import re
from datetime import datetime, timezone
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.hearing import Said
from actions.rules import default_adviser
from actions.state import State
from actions.task import Message
from channels.assist.call import Call, Line, asked, edited, heard, open_doubts, resolved, unknown, without
from channels.assist.calls import KEPT, Calls
from channels.assist.lines import MESSAGE, pieces
from channels.assist.questions import asked_aloud
from channels.assist.view import view

ADVISER = default_adviser()
VOCABULARY = ADVISER.vocabulary
STARTED = datetime(2026, 11, 25, 10, 0, tzinfo=timezone.utc)  # noqa: UP017
CALL = Call("c", STARTED, State(as_of="2026-11-25"))


def say(call: Call, text: str, question: str | None = None, intent: str = "inform", **line: Any) -> Call:
    number = str(len(call.lines) + 1)
    message = Message(text, intent, (), None)
    return heard(call, Line(number, "caller", text, **line), message, ADVISER, question)


def test_what_cannot_both_be_true_is_asked_and_what_gives_way_is_let_go() -> None:
    call = say(CALL, "個人事業で食堂をしています。資本金は300万円です")
    assert list(open_doubts(call, ADVISER)) == ["legal_form"]
    (doubt,) = view(call, 1, ADVISER).conflicts
    assert "資本金があるのは、会社だけです" in doubt.text
    company = resolved(call, "legal_form", "kabushiki_kaisha", ADVISER)
    assert (company.state.facts["capital_yen"], list(open_doubts(company, ADVISER))) == (3_000_000, [])
    person = resolved(call, "legal_form", "sole_proprietor", ADVISER)
    assert "capital_yen" not in person.state.facts
    assert list(open_doubts(person, ADVISER)) == []


def test_the_value_told_before_keeps_the_words_it_came_from() -> None:
    call = say(say(CALL, "従業員は8人です"), "従業員は12人です")
    kept = resolved(call, "employees_regular", 8, ADVISER)
    assert (kept.state.facts, kept.sources["employees_regular"], kept.doubts) == (call.state.facts, "1", {})
    assert kept.state.words["employees_regular"] == "従業員は8人"


def test_a_name_of_two_places_is_settled_with_its_prefecture() -> None:
    call = say(CALL, "府中市で美容室をやっています")
    (doubt,) = view(call, 1, ADVISER).ambiguous
    assert doubt.fact == "municipality"
    settled = resolved(call, "municipality", "広島県府中市", ADVISER)
    assert (settled.state.facts["prefecture"], settled.state.facts["municipality"]) == ("広島県", "府中市")
    assert settled.sources["municipality"] == "1"


def test_a_firm_put_into_another_prefecture_leaves_its_municipality() -> None:
    call = edited(say(CALL, "大阪市で居酒屋をしています"), Said({"prefecture": "兵庫県"}), VOCABULARY)
    assert call.state.facts["prefecture"] == "兵庫県"
    assert "municipality" not in call.state.facts
    assert "municipality" not in call.sources


def test_what_sounds_like_an_order_to_the_chat_is_heard_like_any_other_words() -> None:
    assert say(CALL, "従業員は8人です", intent="go_back").state.facts["employees_regular"] == 8
    assert say(CALL, "もし従業員が8人だったら", intent="what_if").state.facts == {}


def test_what_cannot_be_taken_is_noted_at_its_line() -> None:
    call = say(CALL, "年商は5000兆円です")
    assert call.state.facts == {}
    assert "桁をお確かめください" in call.lines[0].notes[0]


def test_the_next_line_answers_the_doubt_before_the_next_question() -> None:
    call = say(say(CALL, "従業員は8人です"), "従業員は12人です")
    assert asked(call, ADVISER) == "employees_regular"
    assert say(call, "12人です", question=asked(call, ADVISER)).state.facts["employees_regular"] == 12


def test_where_the_operator_is_heard_nothing_is_asked_but_what_they_ask() -> None:
    line = Line("o", "operator", "お待たせいたしました。")
    call = asked_aloud(say(CALL, "資金繰りが苦しいです").with_line(line), line.text, ADVISER)
    assert asked(call, ADVISER) is None
    call = asked_aloud(call, "では、資本金はおいくらでしょうか。", ADVISER)
    assert asked(call, ADVISER) == "capital_yen"
    assert asked(asked_aloud(call, "はい、はい。", ADVISER), ADVISER) == "capital_yen"
    assert asked(asked_aloud(call, "お名前を伺ってもよろしいですか", ADVISER), ADVISER) is None


FACTS = st.sampled_from(["employees_regular", "capital_yen", "legal_form", "prefecture"])
VALUES = {"employees_regular": 5, "capital_yen": 10_000_000, "legal_form": "kabushiki_kaisha", "prefecture": "兵庫県"}
TEXTS = st.sampled_from(
    ["大阪市で居酒屋をしています", "従業員は8人です", "従業員は12人くらいです", "資本金は300万円です", "はい"]
)
CHANGES = st.one_of(
    TEXTS.map(lambda text: lambda call: say(call, text)),
    FACTS.map(lambda fact: lambda call: without(call, fact)),
    FACTS.map(lambda fact: lambda call: unknown(call, fact, VOCABULARY)),
    FACTS.map(lambda fact: lambda call: edited(call, Said({fact: VALUES[fact]}), VOCABULARY)),
)


@settings(max_examples=40)
@given(st.lists(CHANGES, max_size=6))
def test_whatever_happens_facts_are_sound_and_undo_leads_back_step_by_step(changes: list[Any]) -> None:
    live = Calls(ADVISER).begin("2026-11-25")
    before = []
    for change in changes:
        then = live.call
        live.become(change(live.call))
        before += [then] if live.call != then else []
    state, lines = live.call.state, {line.id for line in live.call.lines}
    assert VOCABULARY.validate(state.facts) == state.facts
    assert set(live.call.sources) <= set(state.facts)
    assert set(live.call.sources.values()) <= lines
    assert set(live.call.removed).isdisjoint(state.facts)
    revision = live.revision
    for then in reversed(before):
        assert live.undo()
        assert live.call == then
    assert not live.undo()
    assert live.revision == revision + len(before)


@given(st.text(alphabet="あい。！\n", max_size=3 * MESSAGE))
def test_a_long_line_is_cut_between_sentences_and_nothing_of_it_is_lost(text: str) -> None:
    cut = list(pieces(text))
    assert text.startswith("".join(cut))
    assert not text.removeprefix("".join(cut)).strip()
    assert all(len(piece) <= MESSAGE or not re.search(r"[。！\n][^。！\n]", piece) for piece in cut)


def test_calls_are_let_go_after_a_working_day_without_a_change() -> None:
    time = 0.0
    calls = Calls(ADVISER, clock=lambda: time)
    idle, busy = calls.begin(None), calls.begin(None)
    time = KEPT - 1.0
    busy.become(say(busy.call, "従業員は8人です"))
    time = KEPT + 1.0
    assert calls.find(idle.call.id) is None
    assert calls.find(busy.call.id) is busy
    assert idle.closed
