"""Advice at once, without further questions first."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.rules import Adviser
from actions.state import State
from actions.tapping import impatient
from actions.task import Message, Task


class GiveAdvice(Task):
    """The person wants to hear now what there is."""

    task = "give_advice"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The advice for what is known, even if it was given before; no question more for who has had enough of them."""
        advice = dialogue.advise(state, adviser)
        return dialogue.tell(state.but(advised=None), adviser, advice, sharpen=not impatient(message.text))
