"""The hand-over sheet as it stands on paper: headings and lines, worded already. Every rendering shows all of it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Fixed(BaseModel):
    """Its keys are known, and it never changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Line(Fixed):
    """One line, with smaller print below it."""

    text: str
    notes: list[str] = []


class Section(Fixed):
    """A heading and its lines; `facts` stand side by side, `half` sections stand beside each other."""

    title: str
    lines: list[Line]
    form: Literal["facts", "wide", "half"] = "wide"


class Sheet(Fixed):
    """One A4 page. `lead` is the next step, which everything else only explains."""

    title: str
    made: str
    lead: str
    sections: list[Section]
    footer: list[str]
