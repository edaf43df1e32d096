"""A person to talk to."""

from __future__ import annotations

import re

from actions.dialogue import Answer
from actions.naming import fold
from actions.replies import Bubble
from actions.replies.people import people_text
from actions.replies.words import words
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task

# Whoever wants a person and has not said why is best served by the offices that take up everything.
EVERYTHING = "management_general"


def what_to_say(text: str) -> bool:
    """Does the message ask what to say at the counter?"""
    return bool(re.search(words()["what_to_say"], fold(text)))


def people(state: State, adviser: Adviser, *, wished: bool = False) -> Bubble:
    """Offices to phone or visit, and what to tell them; `wished` if the person asked for somebody to talk to."""
    topics = state.facts.get("topics") or [EVERYTHING]
    advice = adviser.advise({**state.facts, "topics": topics}, as_of=state.day, skip=state.skip)
    offices = sorted(advice.offices, key=lambda office: -adviser.catalogue.office(office.id).topics.get(EVERYTHING, 0))
    return Bubble(text=people_text(offices, state.facts, state.approximate, adviser.vocabulary, wished=wished))


class Human(Task):
    """Someone would rather talk to a person."""

    task = "human"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Where to find one."""
        return state, [people(state, adviser, wished=True)]
