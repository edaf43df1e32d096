"""What an answer says by its act alone."""

from __future__ import annotations

from datetime import date

import pytest

from nlu import Reading, understand


def _read(text: str, act: str | None, asked: str | None = "employment_insurance") -> Reading:
    return understand(text, asked=asked, as_of=date(2026, 11, 25), act=act)


@pytest.mark.parametrize(("text", "act", "value"), [("そやで", "affirm", True), ("まだじゃ", "deny", False)])
def test_a_yes_or_no_that_no_word_gives_is_given_by_its_act(text: str, act: str, value: bool) -> None:
    assert _read(text, act).facts == {"employment_insurance": value}
    assert _read(text, None).facts == {}


@pytest.mark.parametrize(
    ("text", "act", "refused"), [("どぎゃんやったかな", "dont_know", ()), ("言わんばい", "refuse", ("capital_yen",))]
)
def test_who_does_not_know_or_will_not_say_leaves_open_what_was_asked(
    text: str, act: str, refused: tuple[str, ...]
) -> None:
    reading = _read(text, act, "capital_yen")
    assert (reading.facts, reading.unknown, reading.refused) == ({}, ("capital_yen",), refused)


def test_what_is_not_known_is_the_fact_that_the_message_names() -> None:
    assert _read("資本金はいくらだったか忘れました", "dont_know").unknown == ("capital_yen",)


@pytest.mark.parametrize("act", ["affirm", "deny", "dont_know"])
def test_a_question_back_answers_nothing(act: str) -> None:
    reading = _read("去年のですか、今年のですか", act)
    assert (reading.facts, reading.unknown) == ({}, ())


def test_a_yes_to_a_question_for_a_figure_is_no_figure() -> None:
    assert _read("そやで", "affirm", "capital_yen").facts == {}


def test_words_that_say_something_count_for_more_than_the_act() -> None:
    assert _read("入っていません", "affirm").facts == {"employment_insurance": False}


def test_nothing_is_answered_where_nothing_was_asked() -> None:
    reading = _read("そやで", "affirm", None)
    assert (reading.facts, reading.unknown) == ({}, ())


def test_who_does_not_understand_the_question_leaves_nothing_open() -> None:
    assert not _read("質問の意味がさっぱりわかりません", "dont_know").unknown
    assert _read("何も聞いとらんけえ", "dont_know").unknown
