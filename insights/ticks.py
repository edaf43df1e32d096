"""What is counted."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

# What stands for a place or a trade that nobody told.
EVERYWHERE = "-"


class Kind(StrEnum):
    """What a count is of, and what its key holds: always words of the catalogue, never of a person."""

    # A consultation began; no key.
    CONSULTATION = "consultation"
    # A topic was named: the topic.
    TOPIC = "topic"
    # For a topic nothing was found: topic/prefecture/industry.
    UNMET = "unmet"
    # A question after which nobody wrote again, before any advice: the fact.
    STOPPED = "stopped"
    # A scheme was suggested: its id.
    SCHEME = "scheme"


class Tick(NamedTuple):
    """One count: on which day, by which door, of what. `times` is -1 where a question was answered after all."""

    day: date
    channel: str
    kind: Kind
    key: str = ""
    times: int = 1
