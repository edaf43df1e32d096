"""What is otherwise between two cases: other facts on one day, or the same facts on another."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from actions.rules.advice import Advice, Judgement
from actions.rules.advise import Adviser
from actions.rules.facts import Facts


@dataclass(frozen=True)
class Case:
    """A firm on a day."""

    facts: Facts
    day: date


@dataclass(frozen=True)
class Change:
    """One scheme that is judged otherwise, or has other figures: in the first case and in the second."""

    now: Judgement
    then: Judgement


def changes(adviser: Adviser, now: Case, then: Case, aside: Collection[str] = ()) -> list[Change]:
    """Of all that either case would be told of, what differs, the most to the point first.

    `aside` are topics left for another time. That one is suggested later in the list or no longer fits on it changes nothing about it.
    """
    advices = [adviser.advise(case.facts, as_of=case.day, aside=aside) for case in (then, now)]
    wanted = dict.fromkeys(name for advice in advices for name in _told(advice))
    pairs = [Change(*(adviser.judge(name, case.facts, as_of=case.day) for case in (now, then))) for name in wanted]
    return [pair for pair in pairs if _differs(pair)]


def _told(advice: Advice) -> list[str]:
    return [*(r.id for r in advice.recommendations), *(out.id for out in advice.ineligible)]


def _differs(pair: Change) -> bool:
    return (pair.now.verdict, pair.now.status) != (pair.then.verdict, pair.then.status) or _refigured(pair)


def _refigured(pair: Change) -> bool:
    both = pair.now.figures.keys() & pair.then.figures.keys()
    return any(pair.now.figures[name] != pair.then.figures[name] for name in both)
