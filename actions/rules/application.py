"""How one applies, as the catalogue's files hold it: what to begin before, what to bring, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from actions.rules.entry import ConditionField, Entry, Kind, Source


class Preparation(Entry):
    """Something to be done before applying, and how many days before it should be begun; `unless` it is done already.

    `counted_by` names a fact counted in months that says how much of it is done.
    """

    text: str
    days: Annotated[int, Field(ge=0)]
    unless: ConditionField | None = None
    counted_by: str | None = None
    source: str | None = None


class Paper(Entry):
    """Something to bring; with `applies` (YAML: `if`) only for firms for which that holds, told in words by `whom`."""

    text: str
    applies: ConditionField | None = Field(default=None, alias="if")
    whom: str | None = None
    source: str | None = None


class Stage(Entry):
    """What follows the application, and about how many days after the stage before (null: no source says)."""

    kind: Literal["decision", "pay", "receive"]
    text: str
    days: Annotated[int, Field(ge=0)] | None
    source: str | None = None


class Closing(Entry):
    """The last day of a round of applications."""

    text: str
    on: date
    source: str | None = None


class Procedure(Entry):
    """How an application runs, the same for several schemes: what to bring, and what follows it.

    One with `usual_for` also speaks for schemes of these kinds that have none of their own: what is usual, and no more.
    """

    id: str
    name: str
    usual_for: list[Kind] = []
    papers: list[Paper]
    stages: list[Stage] = []
    sources: Annotated[list[Source], Field(min_length=1)]
    note: str | None = None

    def source_of(self, entry: Paper | Stage) -> Source:
        """The source on which an entry stands: the one it names, else the first."""
        return next((s for s in self.sources if s.key and s.key == entry.source), self.sources[0])
