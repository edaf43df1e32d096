"""What a message says is kept, and what changed is accounted for."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.hearing import Said, take_in
from actions.rules import default_adviser
from actions.state import State
from actions.tapping import addressed, confirmed, fold, impatient, tapped, to_mend

VOCABULARY = default_adviser().vocabulary


def test_new_facts_are_kept_beside_the_old() -> None:
    after, heard = take_in(State(facts={"industry": "restaurant"}), Said({"employees_regular": 3}), VOCABULARY)
    assert after.facts == {"industry": "restaurant", "employees_regular": 3}
    assert heard.told == {"employees_regular": 3}
    assert after.heard


def test_a_correction_is_taken_over_and_told_with_the_old_value() -> None:
    before = State(facts={"employees_regular": 12})
    after, heard = take_in(before, Said({"employees_regular": 8}), VOCABULARY, mend=True)
    assert after.facts == {"employees_regular": 8}
    assert heard.corrected == (("employees_regular", 12, 8),)
    assert heard.told == {}


def test_a_contradiction_is_held_open_and_what_was_known_stays() -> None:
    before = State(facts={"employees_regular": 12}, words={"employees_regular": "12人"})
    after, heard = take_in(before, Said({"employees_regular": 8, "industry": "retail"}), VOCABULARY)
    assert after.facts == {"employees_regular": 12, "industry": "retail"}
    assert after.ambiguous == {"employees_regular": [8, 12]}
    assert after.words == {"employees_regular": "12人"}
    assert heard.corrected == ()
    assert after.heard


@pytest.mark.parametrize(("intent", "value"), [("affirm", 8), ("deny", 12), ("inform", None)])
def test_yes_and_no_settle_which_value_is_right(intent: str, value: int | None) -> None:
    asked = State(facts={"employees_regular": 12}, ambiguous={"employees_regular": [8, 12]}, asked="employees_regular")
    said = confirmed(intent, asked, VOCABULARY)
    assert (said.facts["employees_regular"] if said else None) == value
    assert confirmed(intent, asked.but(asked=None), VOCABULARY) is None


def test_another_place_is_asked_about_as_one_thing() -> None:
    before = State(facts={"prefecture": "大阪府", "municipality": "堺市"})
    after, _ = take_in(before, Said({"prefecture": "新潟県", "municipality": "新潟市"}), VOCABULARY)
    assert after.facts == before.facts
    assert after.ambiguous == {"municipality": ["新潟県新潟市", "大阪府堺市"]}
    reply = tapped("新潟県新潟市", after.but(asked="municipality"), VOCABULARY)
    assert reply is not None
    moved, _ = take_in(after, reply, VOCABULARY, mend=True)
    assert moved.facts == {"prefecture": "新潟県", "municipality": "新潟市"}
    assert moved.ambiguous == {}


def test_what_may_not_be_asked_any_more_is_taken_as_said_last() -> None:
    before = State(facts={"employees_regular": 12}, asked_before=("employees_regular",) * 2)
    after, heard = take_in(before, Said({"employees_regular": 8}), VOCABULARY)
    assert after.facts == {"employees_regular": 8}
    assert heard.corrected == (("employees_regular", 12, 8),)


def test_an_answer_to_the_question_and_a_figure_made_exact_contradict_nothing() -> None:
    asked = State(facts={"employees_regular": 12}, asked="employees_regular")
    assert take_in(asked, Said({"employees_regular": 8}), VOCABULARY)[0].facts == {"employees_regular": 8}
    about = State(facts={"amount_needed_yen": 5_000_000}, approximate=("amount_needed_yen",))
    assert take_in(about, Said({"amount_needed_yen": 4_800_000}), VOCABULARY)[0].ambiguous == {}
    assert take_in(about, Said({"amount_needed_yen": 9_000_000}), VOCABULARY)[0].ambiguous != {}


def test_the_same_fact_again_changes_nothing() -> None:
    before = State(facts={"employees_regular": 8})
    after, heard = take_in(before, Said({"employees_regular": 8}), VOCABULARY)
    assert after.facts == before.facts
    assert (heard.told, heard.corrected) == ({}, ())
    assert after.heard


def test_nothing_said_is_not_heard() -> None:
    after, heard = take_in(State(facts={"employees_regular": 8}, heard=True), Said(), VOCABULARY)
    assert not after.heard
    assert heard.told == {}


def test_sets_grow_and_only_the_new_member_is_told() -> None:
    after, heard = take_in(State(facts={"topics": ["funding"]}), Said({"topics": ["digital", "funding"]}), VOCABULARY)
    assert after.facts["topics"] == ["funding", "digital"]
    assert heard.told == {"topics": ["digital"]}
    assert heard.corrected == ()


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (["none"], ["real_estate"], ["real_estate"]),
        (["real_estate"], ["none"], ["none"]),
        (["real_estate"], [], []),
        (["real_estate"], ["inventory"], ["real_estate", "inventory"]),
    ],
)
def test_nothing_of_these_stands_alone(old: list[str], new: list[str], kept: list[str]) -> None:
    after, _ = take_in(State(facts={"collateral": old}), Said({"collateral": new}), VOCABULARY)
    assert after.facts["collateral"] == kept


def test_a_correction_replaces_a_set() -> None:
    before = State(facts={"collateral": ["real_estate"]})
    after, heard = take_in(before, Said({"collateral": ["inventory"]}), VOCABULARY, mend=True)
    assert after.facts["collateral"] == ["inventory"]
    assert heard.corrected == (("collateral", ["real_estate"], ["inventory"]),)


def test_a_firm_in_another_prefecture_is_in_another_municipality() -> None:
    before = State(facts={"prefecture": "大阪府", "municipality": "堺市"})
    moved, _ = take_in(before, Said({"prefecture": "新潟県"}), VOCABULARY, mend=True)
    assert moved.facts == {"prefecture": "新潟県"}
    stayed, _ = take_in(before, Said({"prefecture": "大阪府"}), VOCABULARY)
    assert stayed.facts == before.facts


def test_what_is_taken_back_is_forgotten() -> None:
    before = State(facts={"employees_regular": 8}, approximate=("employees_regular",))
    after, heard = take_in(before, Said(retracted=("employees_regular", "capital_yen")), VOCABULARY)
    assert after.facts == {}
    assert after.approximate == ()
    assert heard.retracted == ("employees_regular",)


def test_a_declined_fact_is_never_asked_again_until_it_is_told() -> None:
    state = State(asked="capital_yen", asked_before=("capital_yen",))
    declined, heard = take_in(state, Said(unknown=("capital_yen",)), VOCABULARY)
    assert (declined.asked, declined.refused) == (None, ("capital_yen",))
    assert "capital_yen" in declined.skip
    assert heard.unknown == ("capital_yen",)
    told, _ = take_in(declined, Said({"capital_yen": 1_000_000}), VOCABULARY)
    assert told.refused == ()


def test_a_question_put_twice_is_let_go() -> None:
    assert State(asked_before=("capital_yen",)).skip == set()
    assert State(asked_before=("capital_yen", "capital_yen")).skip == {"capital_yen"}


def test_an_impossible_value_is_refused_in_words_and_the_rest_is_kept() -> None:
    said = Said({"employees_regular": -3, "industry": "restaurant"})
    after, heard = take_in(State(), said, VOCABULARY)
    assert after.facts == {"industry": "restaurant"}
    assert len(heard.problems) == 1
    assert "0以上" in heard.problems[0]


def test_what_fits_several_stays_open_until_it_is_settled() -> None:
    said = Said(ambiguous={"municipality": ["東京都府中市", "広島県府中市"]})
    state, _ = take_in(State(), said, VOCABULARY)
    assert list(state.ambiguous) == ["municipality"]
    reply = tapped("広島県府中市", state.but(asked="municipality"), VOCABULARY)
    assert reply is not None
    settled, _ = take_in(state, reply, VOCABULARY)
    assert settled.facts == {"prefecture": "広島県", "municipality": "府中市"}
    assert settled.ambiguous == {}


@pytest.mark.parametrize("fact", VOCABULARY)
def test_every_quick_reply_says_its_value(fact: str) -> None:
    for choice in VOCABULARY[fact].choices:
        reply = tapped(choice.text, State(asked=fact), VOCABULARY)
        assert reply is not None
        assert reply.facts == {fact: choice.value}


def test_a_reply_is_one_only_while_its_question_is_open() -> None:
    assert tapped("個人事業です", State(), VOCABULARY) is None
    assert tapped("個人事業です", State(asked="capital_yen"), VOCABULARY) is None
    assert tapped("いろいろあって", State(asked="legal_form"), VOCABULARY) is None


@pytest.mark.parametrize("text", ["1,000万円", "１，０００万円", " 1000万円。", "1,000 万円"])
def test_typed_like_a_reply_is_as_good_as_tapped(text: str) -> None:
    reply = tapped(text, State(asked="capital_yen"), VOCABULARY)
    assert reply is not None
    assert reply.facts == {"capital_yen": 10_000_000}


def test_the_ways_out_are_replies_to_every_question() -> None:
    state = State(asked="debt_repayment")
    unknown, refused = (tapped(text, state, VOCABULARY) for text in ("わからない", "答えたくない"))
    assert unknown is not None
    assert unknown.unknown == ("debt_repayment",)
    assert refused is not None
    assert refused.refused == ("debt_repayment",)


def test_a_reply_that_names_a_span_is_approximate() -> None:
    about = tapped("500万円くらい", State(asked="amount_needed_yen"), VOCABULARY)
    exact = tapped("3人", State(asked="employees_regular"), VOCABULARY)
    assert about is not None
    assert about.approximate == ("amount_needed_yen",)
    assert exact is not None
    assert exact.approximate == ()


@pytest.mark.parametrize("text", ["次", "飛ばして", "スキップ"])
def test_a_question_can_be_passed_over(text: str) -> None:
    reply = tapped(text, State(asked="capital_yen"), VOCABULARY)
    assert reply is not None
    assert reply.refused == ("capital_yen",)


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("従業員の人数を直す", "employees_regular"),
        ("さっきの年商を訂正したいです", "annual_sales_yen"),
        ("資本金がちがいます", "capital_yen"),
        ("従業員の人数は5人", None),
        ("資本金のことで相談したい", None),
    ],
)
def test_a_message_that_wants_a_fact_put_right_names_it(text: str, fact: str | None) -> None:
    assert to_mend(text, VOCABULARY) == fact


@pytest.mark.parametrize("text", ["さっきから質問ばっかりやないか！", "質問 多すぎ", "いつまで聞くんや、はよ教えて"])
def test_who_has_had_enough_of_questions_is_heard(text: str) -> None:
    assert impatient(text)


@pytest.mark.parametrize("text", ["質問があります", "何を聞くんですか", "ひとつ前の質問に戻って", "もう一度質問して"])
def test_who_only_speaks_of_questions_has_not_had_enough(text: str) -> None:
    assert not impatient(text)


def test_a_fact_is_set_by_its_name() -> None:
    assert addressed("従業員の人数は5人", VOCABULARY["employees_regular"])
    assert not addressed("友人の会社の従業員の人数は5人", VOCABULARY["employees_regular"])


@given(st.text(max_size=200))
def test_any_text_can_be_folded_twice(text: str) -> None:
    assert isinstance(fold(fold(text)), str)


_NUMBERS = st.dictionaries(
    st.sampled_from(["employees_regular", "capital_yen", "representative_age"]), st.integers(0, 120), max_size=3
)


@given(_NUMBERS, _NUMBERS)
def test_the_last_word_counts_and_nothing_else_is_lost(first: dict[str, Any], second: dict[str, Any]) -> None:
    state, _ = take_in(State(), Said(first), VOCABULARY)
    state, heard = take_in(state, Said(second), VOCABULARY, mend=True)
    assert state.facts == {**first, **second}
    changed = {fact for fact in second if fact in first and first[fact] != second[fact]}
    assert {fact for fact, _, _ in heard.corrected} == changed
    assert set(heard.told) == set(second) - set(first)
