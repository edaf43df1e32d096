"""最初から: everything kept is forgotten, and the conversation begins anew."""

from __future__ import annotations

from actions import counting, dialogue
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Restart(Task):
    """Takes the place of Rasa's own action of this name, which its policies choose for the intent `restart`."""

    task = "restart"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Said in one sentence, with the first question. The day, the manner of speaking, and what can be deleted stay."""
        fresh = State(as_of=message.as_of or state.as_of, style=state.style, codes=state.codes)
        counting.turn_begins(state, fresh, message)
        fresh, bubbles = dialogue.go_on(fresh, adviser)
        return fresh, [Bubble(response="utter_restarted"), *bubbles]
