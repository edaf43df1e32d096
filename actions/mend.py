"""従業員の人数を直す: a fact that was misunderstood is asked for again."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.replies import mend_bubble, summary_bubble
from actions.replies.firm import MEND_WHICH
from actions.rules import Adviser
from actions.state import State
from actions.tapping import to_mend
from actions.task import Message, Task


class Mend(Task):
    """Puts the question for the fact that the message names, with what is known."""

    task = "mend"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What is known stays until something else is said."""
        fact = to_mend(message.text, adviser.vocabulary)
        if fact is None:
            return state, [summary_bubble(state, adviser.vocabulary, MEND_WHICH)]
        return state.asking(fact), [mend_bubble(adviser.vocabulary[fact], state.facts.get(fact))]
