"""必要な書類は: what to bring."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.naming import subject
from actions.replies import Bubble
from actions.replies.counsel import door_name
from actions.replies.papers import papers_text
from actions.rules import Adviser
from actions.rules.procedure import papers
from actions.state import State
from actions.task import Message, Task


class Documents(Task):
    """The papers that this firm brings."""

    task = "documents"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """For the scheme that is meant; where nothing is known of it, who tells."""
        scheme, advice = subject(message.text, state, adviser)
        if scheme is None:
            return state, [Bubble(response="utter_nothing_yet")]
        bring = papers(adviser, scheme.id, state.facts, as_of=state.day)
        text = papers_text(scheme.name, door_name(advice, scheme, adviser.catalogue), bring)
        return state.but(about=scheme.id), [Bubble(text=text)]
