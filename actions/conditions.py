"""条件は: what one must meet for a scheme, as far as the firm is known."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.naming import subject
from actions.replies import Bubble, conditions_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Conditions(Task):
    """The conditions: met, not met, still open, and those that only the office can check."""

    task = "conditions"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Of the scheme that is meant."""
        scheme, _ = subject(message.text, state, adviser)
        if scheme is None:
            return state, [Bubble(response="utter_nothing_yet")]
        return state.but(about=scheme.id), [Bubble(text=conditions_text(scheme, adviser.catalogue))]
