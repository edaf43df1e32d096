"""Which saved cases would be advised otherwise: another verdict, other first suggestions, or another first office."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from actions.replies.counsel import SHOWN, verdict_text
from actions.rules import Adviser
from actions.rules.advice import Advice, Judgement
from upkeep.saved import Saved

NONE = "なし"


@dataclass(frozen=True)
class Side:
    """An adviser on a day."""

    adviser: Adviser
    day: date

    def advise(self, saved: Saved) -> Advice:
        """The advice for a case."""
        return self.adviser.advise(saved.facts, as_of=self.day)

    def judge(self, scheme: str, saved: Saved) -> Judgement | None:
        """One scheme for a case; None if the catalogue does not know it."""
        known = scheme in self.adviser.catalogue.schemes
        return self.adviser.judge(scheme, saved.facts, as_of=self.day) if known else None

    def words(self, judgement: Judgement | None) -> str:
        """The verdict as the person would hear it."""
        return verdict_text(judgement, self.adviser.catalogue) if judgement else NONE


@dataclass(frozen=True)
class Flip:
    """A case and, in words, everything about its advice that would be otherwise."""

    name: str
    lines: list[str]


def flips(cases: Sequence[Saved], old: Side, new: Side) -> list[Flip]:
    """The cases that would be advised otherwise."""
    found = (Flip(saved.name, list(_differences(saved, old, new))) for saved in cases)
    return [flip for flip in found if flip.lines]


def _differences(saved: Saved, old: Side, new: Side) -> Iterator[str]:
    before, after = old.advise(saved), new.advise(saved)
    for scheme in dict.fromkeys(r.id for advice in (before, after) for r in advice.recommendations):
        was, is_ = old.judge(scheme, saved), new.judge(scheme, saved)
        if _settled(was) != _settled(is_):
            judged = is_ or was
            assert judged is not None
            yield f"{judged.name}：{old.words(was)} → {new.words(is_)}"
    firsts = [[r.name for r in advice.recommendations[:SHOWN]] for advice in (before, after)]
    if [r.id for r in before.recommendations[:SHOWN]] != [r.id for r in after.recommendations[:SHOWN]]:
        yield f"最初の{SHOWN}つ：{' → '.join('、'.join(names) or NONE for names in firsts)}"
    doors = [_door(advice) for advice in (before, after)]
    if doors[0] != doors[1]:
        yield f"最初の相談先：{' → '.join(doors)}"


def _settled(judgement: Judgement | None) -> tuple[str, str] | None:
    return (judgement.status, judgement.verdict) if judgement else None


def _door(advice: Advice) -> str:
    first = next(iter(advice.offices), None)
    if first is None:
        return NONE
    return first.place.name if first.place else first.name


def told(found: Sequence[Flip], cases: int) -> str:
    """The cases that flip, each with what would be otherwise, after one line that counts them."""
    head = f"保存した{cases}件のうち、{len(found)}件でご案内が変わります。"
    return "\n".join([head, *(f"■ {flip.name}\n" + "\n".join(f"・{line}" for line in flip.lines) for flip in found)])
