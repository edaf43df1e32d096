"""くわしく: the terms of a suggestion."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.naming import subject
from actions.replies import Bubble, detail_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Details(Task):
    """Terms, figures, what to know, where to apply."""

    task = "details"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Of the scheme that is named, else of the first suggestion."""
        scheme, advice = subject(message.text, state, adviser)
        if scheme is None:
            return state, [Bubble(response="utter_nothing_yet")]
        return state.but(about=scheme.id), [Bubble(text=detail_text(scheme, advice, adviser.catalogue))]
