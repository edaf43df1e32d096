"""Advice at once, without further questions first."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class GiveAdvice(Task):
    """The person wants to hear now what there is."""

    task = "give_advice"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The advice for what is known, even if it was given before."""
        return dialogue.tell(state.but(advised=None), adviser, dialogue.advise(state, adviser))
