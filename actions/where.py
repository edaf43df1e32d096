"""どこに行けば: the offices for this firm."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble, where_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Where(Task):
    """Where to go."""

    task = "where"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Each office with its counter, and how to reach it."""
        return state, [Bubble(text=where_text(dialogue.advise(state, adviser)))]
