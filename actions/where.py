"""どこに行けば, 電話番号は: the offices for this firm."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.naming import fold, offices_named
from actions.replies import Bubble, phones_text, where_text
from actions.replies.words import words
from actions.rules import Adviser
from actions.signs import shows
from actions.state import State
from actions.task import Message, Task


def asks_phone(text: str) -> bool:
    """Is it the number to call that is wanted?"""
    return shows(fold(text), [words()["phone"]], [words()["phone_unless"]])


class Where(Task):
    """Where to go."""

    task = "where"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Each office with its counter, and how to reach it; or only the numbers, of the office that is named."""
        advised = dialogue.advise(state, adviser).offices
        if not asks_phone(message.text):
            return state, [Bubble(text=where_text(advised))]
        named = [adviser.office(name, state.facts) for name in offices_named(message.text, adviser.catalogue)]
        return state, [Bubble(text=phones_text(named or advised))]
