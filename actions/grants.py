"""補助金ももらえますか, 返さなくていいお金はないんですか: the money that need not be paid back, or honestly that none fits."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.naming import fold, named
from actions.replies import Bubble
from actions.replies.grants import grants_text
from actions.replies.words import words
from actions.rules import Adviser
from actions.rules.catalogue import Catalogue
from actions.signs import shows
from actions.state import State
from actions.task import Message, Task

# What a question for grants may be taken for; how much, until when or which papers is asked of a scheme already named.
_TAKEN_FOR = {"inform", "ask_more", "ask_conditions", "ask_details", "ask_capabilities", "what_if", "out_of_scope"}
_NOT_UNDERSTOOD = {"nlu_fallback", "affirm", "deny", "abuse", "greet", "thanks"}


def wishes(message: Message, catalogue: Catalogue) -> bool:
    """Does the message want money that need not be paid back, and nothing else of it?"""
    return message.intent in _TAKEN_FOR | _NOT_UNDERSTOOD and wants_grants(message.text, catalogue)


def wants_grants(text: str, catalogue: Catalogue) -> bool:
    """Does the text want money that need not be paid back, whatever it is called?"""
    table = words()["grants"]
    return shows(fold(text), [table["asked"]], [table["unless"]]) and named(text, catalogue) is None


def asks_for_grants(state: State, message: Message, catalogue: Catalogue) -> bool:
    """Is it asked in the midst of a talk, so that an answer can be given?"""
    known = state.facts.get("topics") or state.advised is not None
    return bool(known) and wishes(message, catalogue)


class Grants(Task):
    """What need not be paid back, for this firm."""

    task = "grants"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The grants among the suggestions, or that there are none and what would change that."""
        advice = dialogue.advise(state, adviser)
        found = dialogue.grants(advice)
        about = found[0].id if found else state.about
        return state.but(about=about), [Bubble(text=grants_text(found, advice, adviser.catalogue))]
