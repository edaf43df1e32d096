"""やさしい日本語: short sentences, and no hard word without its reading."""

import re
from datetime import date

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from rasa_sdk.executor import CollectingDispatcher

from actions.replies import Bubble, advice_bubble, question_bubble
from actions.replies.easy import EASY, easy, easy_advice, tables
from actions.replies.readings import hard, with_readings
from actions.rules import CATALOGUE, default_adviser
from actions.task import say
from nlu import readings

ADVISER = default_adviser()
VOCABULARY = ADVISER.vocabulary
DOMAIN = yaml.safe_load((CATALOGUE.parent / "domain.yml").read_text(encoding="utf-8"))
# A sentence that can be taken in at one go; the guidelines say: short, one thing at a time.
LONGEST = 36
EASY_QUESTIONS = [pytest.param(spec.name, spec.easy, id=spec.name) for spec in VOCABULARY.values() if spec.easy]
EASY_TEXTS = [*EASY_QUESTIONS, *(pytest.param(name, text, id=name) for name, text in tables()["responses"].items())]
ADVICE = ADVISER.advise(
    {"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3, "topics": ["funding"]},
    as_of=date(2026, 11, 25),
)


@pytest.mark.parametrize(("name", "text"), EASY_TEXTS)
def test_easy_sentences_are_short(name: str, text: str) -> None:
    sentences = [part for part in re.split(r"[。？\n　]+", text) if part]
    assert max(map(len, sentences)) <= LONGEST, sentences


def test_the_questions_asked_most_have_easy_words() -> None:
    assert len(EASY_QUESTIONS) >= 35


def test_easy_responses_are_those_of_the_domain() -> None:
    assert set(tables()["responses"]) <= set(DOMAIN["responses"])


def _unread(text: str) -> list[str]:
    """The hard words that stand in a text without their reading behind them the first time."""
    seen = {word for word, _ in re.findall(r"([^（）\n]+)（([ぁ-ゖー]+)）", text)}
    plain = re.sub(r"（[ぁ-ゖー]+）", "", text)
    stems = (re.sub(r"[ぁ-ゖ]+$", "", word) for word, _ in readings(plain) if hard(word))
    return [stem for stem in stems if not any(told.endswith(stem) for told in seen)]


@pytest.mark.parametrize(("name", "text"), EASY_TEXTS)
def test_no_hard_word_is_left_without_its_reading(name: str, text: str) -> None:
    read = easy(Bubble(text=text)).text or ""
    assert _unread(read) == []


def test_the_advice_is_short_read_aloud_and_explained() -> None:
    usual = advice_bubble(ADVICE, ADVISER.catalogue, {}, ())
    bubble = easy(Bubble(text=usual.text, custom=usual.custom, easy=easy_advice(ADVICE, ADVISER.catalogue)))
    text = bubble.text or ""
    assert _unread(text) == []
    assert "■ ことばの意味" in text
    assert len(easy_advice(ADVICE, ADVISER.catalogue)) < len(usual.text or "")
    assert bubble.custom is not None
    assert bubble.custom["advice"] == (usual.custom or {})["advice"]
    assert {"text", "reading"} == set(bubble.custom["ruby"][0])


def test_a_reading_is_given_once_and_kept_for_every_channel() -> None:
    text, ruby = with_readings("融資と補助金と融資", {})
    assert text == "融資（ゆうし）と補助金（ほじょきん）と融資"
    assert ruby == [{"text": "融資", "reading": "ゆうし"}, {"text": "補助金", "reading": "ほじょきん"}]


def test_a_word_with_a_reading_of_its_own_is_read_so() -> None:
    assert with_readings("日本政策金融公庫です", tables()["readings"])[0].startswith(
        "日本政策金融公庫（にほんせいさくきんゆうこうこ）"
    )


def test_the_question_keeps_its_replies_and_its_fact() -> None:
    usual = question_bubble(VOCABULARY["employees_regular"])
    bubble = easy(usual)
    assert bubble.buttons == usual.buttons
    assert (bubble.custom or {})["fact"] == "employees_regular"
    assert "働（はたら）いている人" in (bubble.text or "")


def test_a_response_keeps_its_name_and_with_it_the_quick_replies_of_the_domain() -> None:
    dispatcher = CollectingDispatcher()
    say(dispatcher, [Bubble(response="utter_abuse")], EASY)
    (said,) = dispatcher.messages
    assert said["response"] == "utter_abuse"
    assert said["text"] == tables()["responses"]["utter_abuse"]


@given(st.text(max_size=200))
def test_readings_change_nothing_else(text: str) -> None:
    read, ruby = with_readings(text, {})
    for entry in ruby:
        read = read.replace(f"{entry['text']}（{entry['reading']}）", entry["text"], 1)
    assert read == text
