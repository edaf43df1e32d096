"""この相談を消して: everything is deleted for good, once the person has said so twice."""

from __future__ import annotations

from actions import dialogue, offers
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.questions import NO, YES
from actions.replies.record import forgotten_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from cases import default_store


class Forget(Task):
    """Deletes what is kept under the codes of this conversation; the store of conversations then deletes the talk."""

    task = "forget"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Ask once, then do it and say so."""
        agreed = offers.reply(state, message) if state.offer == self.task else None
        if agreed is None:
            return state.but(offer=self.task), [Bubble(response="utter_forget_offer", buttons=(YES, NO))]
        if not agreed:
            kept = state.but(offer=None)
            return kept, [Bubble(response="utter_not_forgotten"), *dialogue.repeat(kept, adviser)]
        default_store().forget(*state.codes)
        return State(forgotten=True), [forgotten_bubble()]
