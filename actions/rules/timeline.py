"""How time and money run from today to the day a firm needs the thing: counted back from that day, or on from today.

Only days that a source gives are counted. Where one stage's length is not known, the days after it are left open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal

from dateutil.relativedelta import relativedelta

from actions.rules.advice import Lead, Timing
from actions.rules.application import Closing, Stage
from actions.rules.procedure import Course

# What the firm itself does after the decision is not ours to know: the example pays a month after it orders.
ORDER_TO_PAYMENT = timedelta(days=30)


MomentKind = Literal["prepare", "apply", "decision", "order", "pay", "receive", "deadline"]
Goal = Literal["decision", "receive"]


@dataclass(frozen=True)
class Moment:
    """One step: `on` is None where no source says how long it takes; `text` is the catalogue's, if it has one."""

    kind: MomentKind
    on: date | None
    text: str | None = None


@dataclass(frozen=True)
class CashMonth:
    """What a month takes from the firm and brings to it, in yen; `month` is None while nobody knows which."""

    month: str | None
    out_yen: int
    in_yen: int


@dataclass(frozen=True)
class Timeline:
    """The course of one application.

    `goal` is the kind of stage that the wanted day is taken for: the money, or the decision where one may order only
    then, or where no money comes. `fits` says whether it is reached by that day; None without such a day, or where the course is not known.
    `late` are the leads that no longer fit before the round closes, `missed` the rounds that have closed.
    """

    goal: Goal
    moments: tuple[Moment, ...]
    begin_by: date
    fits: bool | None = None
    late: tuple[str, ...] = ()
    missed: tuple[Closing, ...] = ()
    cash: tuple[CashMonth, ...] = field(default=())


def timeline(
    timing: Timing, course: Course, figures: Mapping[str, Any], *, today: date, by: date | None = None
) -> Timeline:
    """The course towards `by`, or from today. A day too near to be reached gives the course from today, `fits` false."""
    goal = _goal(timing, course.stages)
    ready = today + timedelta(days=max((lead.days for lead in timing.prepare), default=0))
    rounds = [closing for closing in course.closings if closing.on >= today]
    closing = next((c for c in rounds if c.on >= ready), rounds[0] if rounds else None)
    span = _span(course.stages, goal)
    # Once every round that is known has closed, nobody knows when one may apply again.
    missed = () if rounds else tuple(course.closings)
    apply = closing.on if closing else None if missed else _apply(ready, by, span)
    # With a day to count back from, a lead is begun as late as it may; else at once.
    late_as_may_be = apply is not None and (closing is not None or apply > ready)
    begun = [(lead, _begin(apply, lead) if apply and late_as_may_be else today) for lead in timing.prepare]
    before = [Moment("prepare", max(on, today), lead.text) for lead, on in begun]
    after = tuple(_after(apply, course.stages, timing))
    return Timeline(
        goal=goal,
        moments=(
            *sorted(before, key=lambda moment: moment.on or today),
            Moment("deadline", closing.on, closing.text) if closing else Moment("apply", apply),
            *after,
        ),
        begin_by=min([*([apply] if apply else []), *(max(on, today) for _, on in begun)], default=today),
        fits=None if by is None or apply is None else _fits(apply, by, span),
        late=tuple(lead.text for lead, on in begun if on < today),
        missed=missed,
        cash=tuple(_cash(timing, figures, after)),
    )


def _goal(timing: Timing, stages: Sequence[Stage]) -> Goal:
    """One waits for the decision where one may order only then, or where no money comes."""
    money = not stages or any(stage.kind == "receive" for stage in stages)
    return "receive" if money and not timing.order_after_decision else "decision"


def _span(stages: Sequence[Stage], goal: str) -> int | None:
    """Days from applying to the goal; None if a stage on the way has no known length."""
    total = 0
    for stage in stages:
        if stage.days is None:
            return None
        total += stage.days
        if stage.kind == goal:
            return total
    return None


def _apply(ready: date, by: date | None, span: int | None) -> date:
    """The last day to apply that still reaches the wanted day, if there is one; else as soon as everything is ready."""
    return ready if by is None or span is None else max(ready, by - timedelta(days=span))


def _begin(apply: date, lead: Lead) -> date:
    return apply - timedelta(days=lead.days)


def _fits(apply: date, by: date, span: int | None) -> bool | None:
    if apply > by:
        return False
    return None if span is None else apply + timedelta(days=span) <= by


def _after(apply: date | None, stages: Sequence[Stage], timing: Timing) -> Iterator[Moment]:
    """The stages after applying; where one may order only after the decision, the order follows it."""
    on = apply
    for stage in stages:
        on = None if on is None or stage.days is None else on + timedelta(days=stage.days)
        yield Moment(stage.kind, on, stage.text)
        if stage.kind == "decision" and timing.order_after_decision:
            yield Moment("order", on)
            if timing.paid_afterwards and not any(other.kind == "pay" for other in stages):
                on = None if on is None else on + ORDER_TO_PAYMENT
                yield Moment("pay", on)


def _cash(timing: Timing, figures: Mapping[str, Any], after: Sequence[Moment]) -> Iterator[CashMonth]:
    """Month by month from the payment to the money, for a firm whose amounts are known."""
    if not timing.paid_afterwards or not {"subsidy_yen", "own_share_yen"} <= figures.keys():
        return
    days = {moment.kind: moment.on for moment in after}
    paid, received = days.get("pay"), days.get("receive")
    cost = figures["subsidy_yen"] + figures["own_share_yen"]
    if paid is None or received is None:
        yield CashMonth(_month(paid), cost, 0)
        yield CashMonth(None, 0, figures["subsidy_yen"])
        return
    first, last = paid.replace(day=1), received.replace(day=1)
    months = (last.year - first.year) * 12 + last.month - first.month
    for ahead in range(months + 1):
        out = cost if ahead == 0 else 0
        yield CashMonth(
            _month(first + relativedelta(months=ahead)), out, figures["subsidy_yen"] if ahead == months else 0
        )


def _month(day: date | None) -> str | None:
    return day.strftime("%Y-%m") if day else None
