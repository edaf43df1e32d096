"""How a reading of facts compares with the right answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from measures.messages import Answered
from nlu import FactValue, Reading


@dataclass(frozen=True)
class Verdict:
    """One message: facts read right, missed, read with another value, and read though nothing of the kind was said.

    `whole` is true when all facts and all that is said about them (approximate, unknown, refused, taken back,
    ambiguous, supposed) is right.
    """

    right: tuple[str, ...]
    missed: tuple[str, ...]
    other: tuple[str, ...]
    unsaid: tuple[str, ...]
    whole: bool


@dataclass(frozen=True)
class Score:
    """Many messages together; rates from 0 to 1. What was missed or misread counts against recall, what was misread or
    unsaid against precision; `unsaid` is the share of messages with a fact of which they say nothing."""

    messages: int
    said: int
    precision: float
    recall: float
    f1: float
    whole: float
    unsaid: float


def verdict(answer: Answered, reading: Reading) -> Verdict:
    """Compare what was read of a message with its right answer."""
    agree = {fact for fact, value in reading.facts.items() if agrees(answer, fact, value)}
    right = tuple(fact for fact in answer.facts if fact in agree)
    missed = tuple(fact for fact in answer.facts if fact not in reading.facts)
    other = tuple(fact for fact in answer.facts if fact in reading.facts and fact not in agree)
    unsaid = tuple(fact for fact in reading.facts if fact not in answer.facts and fact not in agree)
    whole = not (missed or other or unsaid) and _same_states(answer, reading)
    return Verdict(right, missed, other, unsaid, whole)


def agrees(answer: Answered, fact: str, value: FactValue) -> bool:
    """Whether a careful listener could have read this value of the fact."""
    said, may = answer.facts.get(fact), answer.may.get(fact)
    if isinstance(value, list):
        needed = set(said) if isinstance(said, list) else set()
        return needed <= set(value) <= needed | set(may or ())
    return value == said if fact in answer.facts and value == said else value in _either(may)


def _either(may: FactValue | None) -> tuple[FactValue, ...]:
    return tuple(may) if isinstance(may, list) else () if may is None else (may,)


def _same_states(answer: Answered, reading: Reading) -> bool:
    """Names that may be read or left are left out on both sides: their state is open too."""
    pairs = [
        (answer.about, reading.approximate),
        (answer.unknown, reading.unknown),
        (answer.refused, reading.refused),
        (answer.retracted, reading.retracted),
        (answer.ambiguous, reading.ambiguous),
    ]
    same = all(set(said) - answer.may.keys() == set(read) - answer.may.keys() for said, read in pairs)
    options = all(
        sorted(reading.ambiguous[fact]) == sorted(answer.ambiguous[fact])
        for fact in answer.ambiguous.keys() & reading.ambiguous.keys()
    )
    return same and options and all(reading.supposed.get(fact) == value for fact, value in answer.supposed.items())


def score(verdicts: Iterable[Verdict]) -> Score:
    """Sum up: micro-averaged over all facts of all messages."""
    each = list(verdicts)
    right, missed, other, unsaid = (
        sum(len(getattr(v, kind)) for v in each) for kind in ("right", "missed", "other", "unsaid")
    )
    return Score(
        messages=len(each),
        said=right + missed + other,
        precision=_share(right, right + other + unsaid),
        recall=_share(right, right + missed + other),
        f1=_share(2 * right, 2 * right + missed + 2 * other + unsaid),
        whole=_share(sum(v.whole for v in each), len(each)),
        unsaid=_share(sum(bool(v.unsaid) for v in each), len(each)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
