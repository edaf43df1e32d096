"""How one applies, as the catalogue's files hold it: what to begin before, what to bring, and what follows."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from actions.rules.entry import ConditionField, Kind, Sourced, Stated


class Preparation(Stated):
    """Something to be done before applying, and how many days before it should be begun; `unless` it is done already.

    `counted_by` names a fact counted in months that says how much of it is done.
    """

    days: Annotated[int, Field(ge=0)]
    unless: ConditionField | None = None
    counted_by: str | None = None


class Paper(Stated):
    """Something to bring; with `applies` (YAML: `if`) only for firms for which that holds, told in words by `whom`."""

    applies: ConditionField | None = Field(default=None, alias="if")
    whom: str | None = None


class Stage(Stated):
    """What follows the application, and about how many days after the stage before (null: no source says)."""

    kind: Literal["decision", "pay", "receive"]
    days: Annotated[int, Field(ge=0)] | None


class Closing(Stated):
    """The last day of a round of applications."""

    on: date


class Procedure(Sourced):
    """How an application runs, the same for several schemes: what to bring, and what follows it.

    One with `usual_for` also speaks for schemes of these kinds that have none of their own: what is usual, and no more.
    """

    id: str
    name: str
    usual_for: list[Kind] = []
    papers: list[Paper]
    stages: list[Stage] = []
    note: str | None = None
