"""ほかには: further suggestions, and what is out."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble, more_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class More(Task):
    """What else there is."""

    task = "more"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The suggestions behind the first ones, and what is out with the reason."""
        return state, [Bubble(text=more_text(dialogue.advise(state, adviser), adviser.catalogue))]
