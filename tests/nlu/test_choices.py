"""Every quick reply and every value's own name is its answer, when its fact was asked for."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from nlu import understand
from nlu.vocabulary import facts

AS_OF = date(2026, 11, 25)
ANSWERABLE = [fact for fact in facts().values() if fact.name != "topics"]


@pytest.mark.parametrize(
    ("fact", "text", "value"), [(f.name, text, value) for f in ANSWERABLE for text, value in f.choices.items()]
)
def test_a_quick_reply_is_read_as_its_value(fact: str, text: str, value: Any) -> None:
    assert understand(text, asked=fact, as_of=AS_OF).facts[fact] == value


@pytest.mark.parametrize(
    ("fact", "text", "value"), [(f.name, text, value) for f in ANSWERABLE for value, text in f.values.items()]
)
def test_the_name_of_a_value_is_an_answer(fact: str, text: str, value: Any) -> None:
    said = understand(f"{text}です", asked=fact, as_of=AS_OF).facts[fact]
    assert said in (value, [value])


@pytest.mark.parametrize("fact", [f.name for f in ANSWERABLE])
@pytest.mark.parametrize("text", ["わかりません", "ちょっとわからないです", "さあ…", "知りません", "覚えていません"])
def test_not_knowing_is_heard_for_every_fact(fact: str, text: str) -> None:
    reading = understand(text, asked=fact, as_of=AS_OF)
    assert (reading.facts, reading.unknown, reading.refused) == ({}, (fact,), ())


@pytest.mark.parametrize("fact", [f.name for f in ANSWERABLE])
@pytest.mark.parametrize("text", ["言いたくないです", "答えたくありません", "それは秘密です"])
def test_not_wanting_to_say_is_heard_for_every_fact(fact: str, text: str) -> None:
    reading = understand(text, asked=fact, as_of=AS_OF)
    assert (reading.facts, reading.unknown, reading.refused) == ({}, (fact,), (fact,))
