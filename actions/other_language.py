"""Someone writes in another language: what is possible here, in theirs, and what could be read, said back."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.words import value_of
from actions.rules import Adviser
from actions.rules.facts import Vocabulary
from actions.state import State
from actions.task import Message, Task
from nlu import understand
from nlu.languages import ENGLISH, in_japanese, language_of

FILE = Path(__file__).with_name("languages.yml")
PLAIN_JAPANESE = "やさしい日本語で"


@cache
def texts() -> dict[str, Any]:
    """The texts of each language."""
    loaded: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return loaded


class OtherLanguage(Task):
    """Words in the person's language (English where there are none in it), then the open question in Japanese."""

    task = "other_language"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What is possible, what was read, and how the talk goes on."""
        language = language_of(message.text)
        words = texts().get(language, texts()[ENGLISH])
        read = understand(in_japanese(message.text, language), asked=None, recent=None, as_of=state.day).facts
        said = Bubble(
            text="\n".join([words["answer"], *_read(read, words, adviser.vocabulary)]), buttons=(PLAIN_JAPANESE,)
        )
        if not state.heard and (state.asked or state.advised is not None):
            return state, [said, *dialogue.repeat(state, adviser, "")]
        state, bubbles = dialogue.go_on(state.but(misses=0), adviser)
        return state, [said, *bubbles]


def _read(facts: Mapping[str, Any], words: Mapping[str, Any], vocabulary: Vocabulary) -> list[str]:
    lines = [
        f"・{name}: {_value(vocabulary, fact, facts[fact])}" for fact, name in words["names"].items() if fact in facts
    ]
    return [words["read"], *lines] if lines else []


def _value(vocabulary: Vocabulary, fact: str, value: Any) -> str:
    """Numbers as digits, which everyone reads; else the Japanese word, which the next questions use as well."""
    return f"{value:,}" if isinstance(value, int | float) else value_of(vocabulary[fact], value)
