"""Someone is in danger: care first, and a human voice."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.helplines import helplines, in_danger
from actions.replies import Bubble
from actions.replies.helplines import care_bubbles
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Danger(Task):
    """Words of care and helplines; no question follows. Without a plain sign, what is nearest to life comes first.

    What was told of the firm is kept, and that it can be gone on with is said.
    """

    task = "danger"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Care, lines with their hours, and what to do at once."""
        groups = in_danger(message.text) or list(helplines())
        bubbles: list[Bubble] = care_bubbles([helplines()[name] for name in groups])
        if state.facts:
            bubbles.append(Bubble(response="utter_kept_for_later"))
        return state.but(misses=0), bubbles
