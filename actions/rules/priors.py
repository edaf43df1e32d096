"""How likely an answer is before it is given: what the interview weighs its questions with.

Never used for a verdict. A fact without a prior is taken to fall into each piece alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from actions.rules.pieces import MemberVariable, NumberVariable, RatioVariable, ValueVariable, Variable

# For every piece of a variable, how likely it is.
Chances = Callable[[Variable], Sequence[float]]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Entry):
    """The share of firms at or below a number."""

    up_to: float
    share: Annotated[float, Field(ge=0, le=1)]


class Origin(_Entry):
    """The statistics that a prior comes from."""

    title: str
    url: str | None = None
    year: int
    checked_on: date


class Shares(_Entry):
    """Shares of values, or of firms up to a number (the last share is 1)."""

    values: dict[str, float] = {}
    steps: list[Step] = []


class Prior(Shares):
    """What is known of one fact, and of those who come for a topic if it is otherwise for them.

    Without a source it is an estimate, and `note` says so: it then only orders questions.
    """

    source: Origin | None = None
    note: str
    among: dict[str, Shares] = {}

    def of(self, topics: Iterable[str]) -> Shares:
        """The shares among people who come for these topics; the first that the prior knows counts."""
        return next((self.among[topic] for topic in topics if topic in self.among), self)


class Priors(_Entry):
    """Priors by fact."""

    facts: dict[str, Prior]

    def among(self, topics: Iterable[str]) -> Chances:
        """The chances for people who come for these topics."""
        return partial(self.chances, topics=tuple(topics))

    def chances(self, variable: Variable, topics: Iterable[str] = ()) -> Sequence[float]:
        """A chance for every piece of the variable; they sum to 1."""
        known = self.facts.get(variable.facts[0])
        prior = known.of(topics) if known else None
        match variable:
            case NumberVariable() if prior and prior.steps:
                return _from_steps(variable, prior.steps)
            case ValueVariable() if prior and prior.values:
                return _from_values(variable, prior.values)
            case MemberVariable(_, member) if prior and prior.values:
                inside = prior.values.get(member, 0.0)
                return (1 - inside, inside)
            case RatioVariable():  # hardly anybody has nothing of nothing
                return [*_even(variable.size - 1), 0.0]
            case NumberVariable() | ValueVariable() | MemberVariable():
                return _even(variable.size)


def _even(pieces: int) -> list[float]:
    return [1 / pieces] * pieces


def _from_values(variable: ValueVariable, values: dict[str, float]) -> Sequence[float]:
    named = [values.get(_key(value), 0.0) for value in variable.named]
    rest = [max(0.0, 1 - sum(named))] if variable.rest else []
    total = sum(named) + sum(rest)
    return [share / total for share in (*named, *rest)] if total else _even(variable.size)


def _key(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else value


def _from_steps(variable: NumberVariable, steps: Sequence[Step]) -> Sequence[float]:
    below = [0.0, *(_share_below(cut[0], steps) for cut in variable.cuts), 1.0]
    return [upper - lower for lower, upper in pairwise(below)]


def _share_below(limit: float, steps: Sequence[Step]) -> float:
    """The share of firms below a number, on straight lines between the known ones."""
    left_at, left = 0.0, 0.0
    for step in steps:
        if limit <= step.up_to:
            width = step.up_to - left_at
            return left + (step.share - left) * ((limit - left_at) / width if width else 1.0)
        left_at, left = step.up_to, step.share
    return 1.0
