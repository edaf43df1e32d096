"""なぜ聞くの: why the open question is asked."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble, why_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class WhyQuestion(Task):
    """The reason for the question, and the question again."""

    task = "why_question"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Why it is asked, and what hangs on it; without an open question, the interview goes on."""
        if state.asked is None:
            return state, [Bubble(response="utter_no_open_question")]
        return state, [Bubble(text=why_text(adviser.vocabulary[state.asked], dialogue.advise(state, adviser)))]
