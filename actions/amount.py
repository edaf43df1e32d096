"""いくら借りられる, いくらもらえる: the amounts for this firm."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.naming import all_named, judged
from actions.replies import Bubble
from actions.replies.amounts import amounts_text
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task


class Amount(Task):
    """The firm's own figures, and the ceilings."""

    task = "amount"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Of the schemes that are named, else of the first suggestions that have amounts."""
        advice = dialogue.advise(state, adviser)
        names = all_named(message.text, adviser.catalogue)
        schemes = [judged(name, state, advice, adviser) for name in names] or advice.recommendations
        about = names[0] if names else state.about
        return state.but(about=about), [Bubble(text=amounts_text(schemes, adviser.catalogue))]
