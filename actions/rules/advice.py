"""The shape of an advice: what every channel, page and test may rely on.

`Advice.model_dump(mode="json")` is the JSON of `POST /api/advice` and of the `custom` part of an advice bubble.
Money is whole yen, rates are percent unless a name says share, dates are ISO 8601.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import Field

from actions.rules.fixed import Fixed


class Verdict(StrEnum):
    """Kleene's three values, over everything the unknown facts could still be."""

    ELIGIBLE = "eligible"
    UNKNOWN = "unknown"
    INELIGIBLE = "ineligible"


class Reason(Fixed):
    """One deciding condition: whether it holds (null: not known yet), the facts it read, the page it stands on."""

    text: str
    facts: list[str]
    holds: bool | None
    source: str


class Reach(Fixed):
    """One deed that would make the firm eligible."""

    text: str
    fact: str
    needs: Any


class Lead(Fixed):
    """Something to be done before applying, and how many days before it should be begun."""

    text: str
    days: int
    source: str


class Timing(Fixed):
    """How time and money run: what to begin when, whether money comes after the spending, and what goes with what."""

    prepare: list[Lead]
    paid_afterwards: bool
    order_after_decision: bool
    bridged_by: list[str] = Field(description="schemes that can pay until the money comes")
    not_with: list[str] = Field(description="schemes that cannot be used for the same cost")


class SourceRef(Fixed):
    """Where the terms stand, and the day somebody compared them."""

    title: str
    url: str | None
    page: str | None
    checked_on: date


class Span(Fixed):
    """The days on which a version holds; no end means open."""

    start: date = Field(serialization_alias="from")
    end: date | None = Field(serialization_alias="to")


class _Judged(Fixed):
    id: str
    kind: str
    name: str
    summary: str
    provider: str | None
    verdict: Verdict
    why: list[Reason]
    missing_facts: list[str]
    within_reach: list[Reach]
    terms: dict[str, Any]
    figures: dict[str, Any]
    told: list[str]
    timing: Timing
    apply_at: list[str]
    in_force: Span
    sources: list[SourceRef]
    caution: str | None


class Recommendation(_Judged):
    """One scheme, judged for one firm on one day; `score` says how much it is to the point, 0 to 1."""

    score: float


class Judgement(_Judged):
    """A scheme asked about by its id: as a recommendation, but also when it is not in force on the day."""

    status: str = Field(description="in_force, not_yet or ended")
    successor: str | None


class PlaceRef(Fixed):
    """A local counter. A phone number comes only with its source and date."""

    id: str
    name: str
    url: str | None
    phone: str | None
    phone_as_of: str | None
    address: str | None


class OfficeAdvice(Fixed):
    """An office worth turning to, with the counter for this firm where one is known."""

    id: str
    name: str
    place: PlaceRef | None
    others: list[PlaceRef] = Field(description="further counters that also serve the firm")
    url: str | None
    why: str


class Step(Fixed):
    """One step of the roadmap: do this, and it unlocks those."""

    step: int
    do: str
    unlocks: list[str]
    text: str


class Choice(Fixed):
    """A quick reply."""

    text: str
    value: Any


class Question(Fixed):
    """The fact whose answer is expected to settle most."""

    fact: str
    text: str
    why: str
    choices: list[Choice]
    left: int | None = Field(
        default=None, description="about how many questions are left with this one; null if unknown"
    )


class SizeClass(Fixed):
    """Is the firm an SME, and a small enterprise, by the Basic Act?"""

    sme: bool | None
    small: bool | None
    why: list[Reason]


class Excluded(Fixed):
    """A scheme that is certainly out, why, and the single deeds that would change it."""

    id: str
    name: str
    why: list[Reason]
    within_reach: list[Reach]

    @property
    def hurdle(self) -> Reason | None:
        """The one condition that rules it out; None if there are several."""
        failed = [reason for reason in self.why if reason.holds is False]
        return failed[0] if len(failed) == 1 else None


class Advice(Fixed):
    """What Madoguchi has to say to one firm on one day."""

    as_of: date
    size_class: SizeClass
    recommendations: list[Recommendation]
    offices: list[OfficeAdvice]
    roadmap: list[Step]
    next_question: Question | None
    ineligible: list[Excluded]
    about: list[Judgement] = Field(default_factory=list)
