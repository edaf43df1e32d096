"""何から, どの順番で: the steps as a numbered plan."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.route import route_text
from actions.rules import Adviser
from actions.rules.roadmap import roadmap
from actions.state import State
from actions.task import Message, Task


class Roadmap(Task):
    """What first, with whom, how long, and what it opens."""

    task = "roadmap"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """For what the advice suggests."""
        advice = dialogue.advise(state, adviser)
        legs = roadmap(adviser, advice, state.facts)
        return state, [Bubble(text=route_text(legs, advice, adviser.catalogue))]
