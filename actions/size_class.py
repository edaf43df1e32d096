"""うちは中小企業ですか: the size class, or the fact on which it turns."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import SIZE, Answer
from actions.replies import Bubble, question_bubble, size_text
from actions.replies.explain import size_missing
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class SizeClass(Task):
    """How large the firm counts. If that is open, the deciding fact is asked, and the answer follows it."""

    task = "size_class"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The size class with its source; then the question that was open, or the one that decides."""
        size = dialogue.advise(state, adviser).size_class
        bubble = Bubble(text=size_text(size, state.facts, adviser.vocabulary))
        missing = [fact for fact in size_missing(size, state.facts) if fact not in state.skip]
        if None not in (size.sme, size.small) or not missing:
            return state, [bubble, *dialogue.repeat(state, adviser)]
        state = state.but(pending=SIZE).asking(missing[0])
        return state, [bubble, question_bubble(adviser.vocabulary[missing[0]])]
