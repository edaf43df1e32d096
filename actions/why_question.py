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
        """Why it is asked, and what hangs on it; if the same message has answered it, why it was."""
        asked = state.asked or (state.asked_before[-1] if state.heard and state.asked_before else None)
        if asked is None:
            return state, [Bubble(response="utter_no_open_question")]
        advice = dialogue.advise(state, adviser)
        return state, [Bubble(text=why_text(adviser.vocabulary[asked], advice, answered=state.asked is None))]
