"""What screening tells of one firm."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from actions.rules import Verdict


@dataclass(frozen=True, slots=True)
class Call:
    """One scheme to call a firm about.

    `why` is a sentence, `ask` are the fewest facts that can make it certain, `office` names the counter for the firm's
    place; the higher the `priority`, the sooner.
    """

    scheme: str
    name: str
    verdict: Verdict
    why: str
    ask: tuple[str, ...]
    office: str
    priority: float


@dataclass(frozen=True, slots=True)
class Screened:
    """One firm: the calls, best first; the ids of all schemes in force by their verdict, and of the open ones those
    that one answer decides; and for each fact the number of schemes that it alone would decide.
    """

    calls: tuple[Call, ...]
    eligible: tuple[str, ...]
    open: tuple[str, ...]
    ineligible: tuple[str, ...]
    unlocks: Mapping[str, int]
    one_answer: tuple[str, ...] = ()
