"""What is kept of a conversation once the person has said yes, and what is kept of a complaint."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from cases.sheet import Fixed, Sheet


class CaseFact(Fixed):
    """A fact: what it is called, its value as data and as said back, and the words that the person used for it."""

    fact: str
    name: str
    value: Any
    said: str
    approximate: bool
    words: str | None


class Case(Fixed):
    """One conversation: the facts, the advice as it was given, and the sheet as it was worded then.

    No name, telephone number or account is asked for, and none has a place here. `as_of` is the day that the advice was
    given for, `catalogue` the fingerprint of what was known then, `named_day` the day that the client had asked for. Of a
    call there is also when it began, and what the operator noted.
    """

    code: str
    created: datetime
    expires_on: date
    as_of: date
    named_day: str | None
    catalogue: str
    channel: str | None
    facts: list[CaseFact]
    refused: list[str]
    advice: dict[str, Any]
    sheet: Sheet
    started: datetime | None = None
    note: str | None = None


class Complaint(Fixed):
    """What somebody found odd about an advice, with the advice and the facts it was given for."""

    code: str
    created: datetime
    expires_on: date
    text: str
    facts: dict[str, Any]
    advice: dict[str, Any]
