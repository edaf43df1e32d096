"""Someone is in danger: care first, and a human voice."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.helplines import UNTOLD, helplines, in_danger
from actions.other_language import texts
from actions.replies import Bubble
from actions.replies.helplines import care_bubbles
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from nlu.languages import language_of


class Danger(Task):
    """Words of care and helplines; no question follows. Without a plain sign, the one line that hears everything.

    What was told of the firm is kept, and that it can be gone on with is said.
    """

    task = "danger"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Care in the person's language, lines with their hours, and what to do at once."""
        groups = [helplines()[name] for name in in_danger(message.text) or [UNTOLD]]
        bubbles: list[Bubble] = care_bubbles(groups, texts().get(language_of(message.text)))
        if state.facts:
            bubbles.append(Bubble(response="utter_kept_for_later"))
        return state.but(misses=0), bubbles
