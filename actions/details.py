"""くわしく, って何: the terms of a suggestion, or what a word means."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.meanings import meaning
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
        """What a word means; else the terms of the scheme that is named, else of the first suggestion."""
        if plainly := meaning(message.text, state, adviser):
            return state, [Bubble(text=plainly)]
        scheme, advice = subject(message.text, state, adviser)
        if scheme is None:
            return state, [Bubble(response="utter_nothing_yet")]
        return state.but(about=scheme.id), [Bubble(text=detail_text(scheme, advice, adviser.catalogue))]
