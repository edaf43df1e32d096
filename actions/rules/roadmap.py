"""The order of steps for one firm: what it does itself, the plans that open more, then money, then tax.

Each leg says who helps, about how long it takes, and what it opens. Lengths are those that sources give, else None.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from actions.rules.advice import Advice, Reach
from actions.rules.advise import Adviser
from actions.rules.facts import Facts
from actions.rules.procedure import length

# What one walks through before what: the deed, what is certified, what brings money, what comes at the year's end.
_RANKS = {"deed": 0, "plan": 1, "programme": 1, "consultation": 1, "guarantee": 2, "loan": 2, "mutual": 2, "tax": 4}
_OTHER_RANK = 3
LEGS_MOST = 6
_FIRST = 3
# Of what is out, only what is to the point is worth a deed.
_NEAR = 5
_MONTH_DAYS = 30


@dataclass(frozen=True)
class Leg:
    """One step: `do` is a scheme's id (None for a deed of the firm's own), `who` offices, `days` about how long."""

    kind: str
    do: str | None
    text: str
    who: tuple[str, ...]
    days: int | None
    opens: tuple[str, ...] = ()


def roadmap(adviser: Adviser, advice: Advice, facts: Facts) -> list[Leg]:
    """The legs for what an advice suggests first, in the order in which one makes them possible for the other."""
    legs = [*_deeds(adviser, advice, facts), *_schemes(adviser, advice)]
    return sorted(legs, key=lambda leg: _RANKS.get(leg.kind, _OTHER_RANK))[:LEGS_MOST]


def _deeds(adviser: Adviser, advice: Advice, facts: Facts) -> Iterator[Leg]:
    """The single deeds that would make something eligible, or remove the one thing that rules it out; not a plan that
    stands among the legs itself.
    """
    opened = {name for step in advice.roadmap for name in step.unlocks}
    opens: dict[str, list[str]] = {}
    reaches: dict[str, Reach] = {}
    near = [(scheme.id, scheme.within_reach) for scheme in advice.recommendations[:_FIRST]]
    near += [(out.id, out.within_reach) for out in advice.ineligible]
    for wanted, within_reach in near:
        for reach in within_reach[:1]:
            if not ("has" in reach.needs and wanted in opened):
                opens.setdefault(reach.text, []).append(wanted)
                reaches[reach.text] = reach
    for text, reach in list(reaches.items())[:_FIRST]:
        who = _helpers(adviser, [reach.fact])
        yield Leg("deed", None, text, who, _months_left(adviser, reach, facts), tuple(opens[text][:_FIRST]))
    for out in advice.ineligible[:_NEAR]:
        hurdle = None if out.within_reach else out.hurdle
        if hurdle and (who := _helpers(adviser, hurdle.facts)):
            yield Leg("deed", None, f"「{hurdle.text}」を満たす", who, None, (out.id,))


def _helpers(adviser: Adviser, read: Sequence[str]) -> tuple[str, ...]:
    """The offices that help a firm to change the first of these facts that it can change."""
    deeds = (adviser.vocabulary[fact].deed for fact in read)
    return next((deed.by for deed in deeds if deed), ())


def _months_left(adviser: Adviser, reach: Reach, facts: Facts) -> int | None:
    """Days until a deed that is counted in months is done, from what the firm has already."""
    if adviser.vocabulary[reach.fact].unit != "months" or "min" not in reach.needs:
        return None
    left: int = reach.needs["min"] - facts.get(reach.fact, 0)
    return left * _MONTH_DAYS


def _schemes(adviser: Adviser, advice: Advice) -> Iterator[Leg]:
    unlocks = {step.do: tuple(step.unlocks) for step in advice.roadmap}
    opened = {name for step in advice.roadmap for name in step.unlocks}
    for place, scheme in enumerate(advice.recommendations):
        if place < _FIRST or scheme.id in unlocks or scheme.id in opened:
            days = length(adviser, scheme, as_of=advice.as_of)
            yield Leg(scheme.kind, scheme.id, scheme.name, tuple(scheme.apply_at), days, unlocks.get(scheme.id, ()))
