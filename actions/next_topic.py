"""つづけて、後継者のことも: what had to wait is taken up, if the person likes."""

from __future__ import annotations

from actions import dialogue, offers
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.subjects import left_text, turning_text
from actions.rules import Adviser
from actions.state import State
from actions.subjects import turn_to
from actions.task import Message, Task


class NextTopic(Task):
    """The answer to the offer that follows the advice on what could not wait."""

    task = "next_topic"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """With a yes the interview goes on with the other matter; with a no it is left, and said how to come back."""
        waiting = state.later
        agreed, state = offers.reply(state, message), state.but(offer=None)
        if not agreed:
            left = state.but(later=(), finished=(*state.finished, *waiting))
            return left, [Bubble(text=left_text(waiting, adviser.vocabulary))]
        state, bubbles = dialogue.go_on(turn_to(state, waiting, adviser), adviser)
        return state, [Bubble(text=turning_text(waiting, adviser.vocabulary)), *bubbles]
