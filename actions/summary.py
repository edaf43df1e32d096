"""これまでの内容: everything kept so far."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.replies import summary_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Summary(Task):
    """What was understood, and how to mend it."""

    task = "summary"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """One fact a line, in groups."""
        return state, [summary_bubble(state, adviser.vocabulary)]
