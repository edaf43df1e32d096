"""What a turn adds to the counts of docs/insights.md: topics, suggestions, unmet wishes, and where people stop.

That somebody stopped at a question is known without knowing who: each question put adds one, each message that comes after
it takes one away again, on the day on which it was put. What is left are the people who never wrote again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

import insights
from actions import dialogue
from actions.rules import Adviser
from actions.state import State
from cases import day_at, today
from insights import EVERYWHERE, Kind, Tick

if TYPE_CHECKING:
    from actions.task import Message

logger = logging.getLogger(__name__)

# How a door is called whose name nobody has foreseen.
OTHER = "other"
DOORS = ("rest", "line", "slack")
# Who writes again later than a day after the question has stopped at it.
BACK_WITHIN = timedelta(days=1)


def turn_begins(before: State, after: State, message: Message) -> None:
    """A message has been taken in."""
    _count(lambda: _begun(before, after, message))


def turn_ends(before: State, after: State, message: Message, adviser: Adviser) -> None:
    """The task of the turn has answered."""
    _count(lambda: _ended(before, after, message, adviser))


def _count(ticks: Callable[[], Iterator[Tick]]) -> None:
    """Whatever goes wrong in counting is no matter of the talk's."""
    if not insights.switched_on():
        return
    try:
        insights.count([*ticks()])
    except Exception:
        logger.exception("a turn could not be counted")


def _begun(before: State, after: State, message: Message) -> Iterator[Tick]:
    day, door = today(), _door(message)
    if before.seen_at is None:
        yield Tick(day, door, Kind.CONSULTATION)
    for topic in after.facts.get("topics", ()):
        if topic not in before.facts.get("topics", ()):
            yield Tick(day, door, Kind.TOPIC, topic)
    if _open(before) and day - _day(before) <= BACK_WITHIN:
        yield Tick(_day(before), door, Kind.STOPPED, str(before.asked), -1)


def _ended(before: State, after: State, message: Message, adviser: Adviser) -> Iterator[Tick]:
    door = _door(message)
    if _open(after):
        yield Tick(_day(after), door, Kind.STOPPED, str(after.asked))
    if after.advised is None or after.advised == before.advised:
        return
    old = _schemes(before, adviser)
    yield from (Tick(today(), door, Kind.SCHEME, scheme) for scheme in _schemes(after, adviser) if scheme not in old)
    if before.advised is None:
        yield from (Tick(today(), door, Kind.UNMET, f"{topic}/{_firm(after)}") for topic in _unmet(after, adviser))


def _open(state: State) -> bool:
    """Is there a question on which the first advice hangs?"""
    return state.asked is not None and state.advised is None and state.seen_at is not None


def _schemes(state: State, adviser: Adviser) -> list[str]:
    """The schemes of the advice given last (State.advised holds its marks, which begin with an id)."""
    marked = (mark.partition(" ")[0] for mark in state.advised or ())
    return [name for name in marked if name in adviser.catalogue.schemes]


def _unmet(state: State, adviser: Adviser) -> list[str]:
    """The topics that were spoken of and for which nothing is recommended, be it only perhaps."""
    found = {
        topic
        for recommendation in dialogue.advise(state, adviser).recommendations
        for topic in adviser.catalogue.scheme(recommendation.id).topics
    }
    spoken_of = (topic for topic in state.facts.get("topics", ()) if topic not in state.aside)
    return [topic for topic in spoken_of if topic not in found]


def _firm(state: State) -> str:
    return "/".join(str(state.facts.get(fact, EVERYWHERE)) for fact in ("prefecture", "industry"))


def _day(state: State) -> date:
    """The day on which the last message came."""
    return day_at(state.seen_at or 0.0)


def _door(message: Message) -> str:
    return message.channel if message.channel in DOORS else OTHER
