"""AとBの違いは, どっちがいい: two schemes beside each other."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.naming import all_named, judged
from actions.replies import Bubble
from actions.replies.compare import difference_text
from actions.rules import Adviser
from actions.rules.advice import Advice
from actions.rules.procedure import length
from actions.state import State
from actions.task import Message, Task


class Difference(Task):
    """The two that are named; one beside the first suggestion; else the first two suggestions."""

    task = "difference"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Row by row, for this firm."""
        advice = dialogue.advise(state, adviser)
        names = _pair(message.text, state, advice, adviser)
        if len(names) < 2:
            return state, [Bubble(response="utter_name_two")]
        one, other = (judged(name, state, advice, adviser) for name in names)
        days = (length(adviser, one, as_of=state.day), length(adviser, other, as_of=state.day))
        return state, [Bubble(text=difference_text(one, other, advice, adviser.catalogue, days))]


def _pair(text: str, state: State, advice: Advice, adviser: Adviser) -> list[str]:
    """The ids of two schemes, what was named first."""
    named = all_named(text, adviser.catalogue)
    spoken_of = [state.about] if state.about and not named else []
    suggested = [recommendation.id for recommendation in advice.recommendations] if state.facts else []
    return list(dict.fromkeys([*named, *spoken_of, *suggested]))[:2]
