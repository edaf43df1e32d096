"""Several things at once: what cannot wait goes first, and what can wait is taken up after its advice."""

from __future__ import annotations

from collections.abc import Sequence

from actions.replies.words import words
from actions.rules import Adviser
from actions.state import State


def in_turn(state: State, named: Sequence[str], adviser: Adviser) -> State:
    """Before the first advice, what can wait is set aside; afterwards a topic just named is turned to."""
    if state.advised is not None:
        wanted = [topic for topic in named if topic in (*state.later, *state.finished)]
        return turn_to(state, wanted, adviser) if wanted else state
    said = state.facts.get("topics", ())
    if state.finished or not any(topic in words()["urgent"] for topic in said):
        return state
    return state.but(later=tuple(topic for topic in said if topic in words()["can_wait"]))


def turn_to(state: State, topics: Sequence[str], adviser: Adviser) -> State:
    """The state in which the talk is about these topics alone; the questions and the advice begin anew."""
    others = [topic for topic in adviser.topics(state.facts, as_of=state.day) if topic not in topics]
    later = tuple(topic for topic in state.later if topic not in topics)
    finished = tuple(topic for topic in others if topic not in later)
    return state.but(later=later, finished=finished, advised=None, asked=None, asked_before=())
