"""戻る: the question before, once more, with its answer taken back."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble, question_bubble
from actions.replies.questions import went_back
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class GoBack(Task):
    """One step back with every message, as far as the first question."""

    task = "go_back"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """What was answered there is forgotten, and said so."""
        back = state.back()
        if back is None or back.asked is None:
            return state, [Bubble(response="utter_nothing_before"), *dialogue.repeat(state, adviser, "")]
        spec = adviser.vocabulary[back.asked]
        return back, [question_bubble(spec, went_back(spec, state.facts.get(back.asked)))]
