"""What a client sees of a call: shapes only. Days are ISO 8601, amounts whole yen; names and texts are Japanese."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from pydantic import Field

from actions.rules.advice import Advice, Choice, Question
from actions.rules.fixed import Fixed
from channels.assist.cards import CallCards


class LineShown(Fixed):
    """Something said, private numbers hidden; a line that is not final may still be replaced."""

    id: str
    speaker: Literal["caller", "operator"]
    text: str
    final: bool
    notes: list[str] = Field(description="what could not be taken from it, or was hidden in it, in words")


class Flag(Fixed):
    """Something to look at: near a limit an approximate figure does not do."""

    kind: Literal["near_threshold"]
    text: str


class FactShown(Fixed):
    """A fact: its value as data and as said back, and where it came from."""

    fact: str
    name: str
    value: Any
    said: str
    approximate: bool
    words: str | None = Field(description="the caller's own words; null when the operator put it")
    line: str | None = Field(description="the id of the line it was heard in; null when the operator put it")
    type: str = Field(description="int, float, bool, enum, set, text or date")
    choices: list[Choice]
    flags: list[Flag]


class Doubt(Fixed):
    """A fact of which it is open what is right, worded so that it can be read out, with the values it may have."""

    fact: str
    name: str
    text: str
    choices: list[Choice]


class FactName(Fixed):
    """A fact that the caller does not know or will not tell."""

    fact: str
    name: str


class TopicName(Fixed):
    """What the caller is here for."""

    topic: str
    name: str


class Care(Fixed):
    """The caller may be in danger: words and helplines for the operator, and the line that says so."""

    text: str
    line: str | None


class View(Fixed):
    """A call as it stands. `revision` grows with every change."""

    call: str
    revision: int
    started: datetime
    as_of: date
    lines: list[LineShown]
    facts: list[FactShown]
    conflicts: list[Doubt]
    ambiguous: list[Doubt]
    unknown: list[FactName]
    topics: list[TopicName]
    advice: Advice
    cards: CallCards
    questions: list[Question]
    care: Care | None
