"""How an application runs for one firm: what to bring, and what follows it.

A scheme names its procedure, which several share, and its version may ask for more papers. A scheme without one gets
what is usual for its kind, and the answer says so.
"""

from __future__ import annotations

from datetime import date

from pydantic import Field

from actions.rules.advice import Judgement, Recommendation, SourceRef
from actions.rules.advise import Adviser
from actions.rules.application import Closing, Paper, Procedure, Stage
from actions.rules.facts import Facts
from actions.rules.fixed import Fixed
from actions.rules.judge import Judge, applies_to, refer
from actions.rules.model import Scheme


class Bring(Fixed):
    """One thing to bring, and the page that says so; `whom` tells who brings it while a fact not known decides that."""

    text: str
    whom: str | None
    source: str


class Papers(Fixed):
    """What to bring; `usual` marks what is usual for the kind of scheme, where nothing is known of this one."""

    bring: list[Bring]
    usual: bool
    sources: list[SourceRef] = Field(description="those that the entries name, in their order")


class Course(Fixed):
    """What follows an application, the last days of its rounds (the next first), and the pages that say so."""

    stages: list[Stage]
    closings: list[Closing]
    sources: list[SourceRef]


def papers(adviser: Adviser, wanted: str, facts: Facts, *, as_of: date) -> Papers:
    """What this firm brings to apply for a scheme; empty where nobody knows. Raises UnknownId."""
    scheme = adviser.catalogue.scheme(wanted)
    _, version = applies_to(scheme, as_of)
    procedure = _procedure(adviser, scheme)
    found = [(paper, version.source_of(paper)) for paper in version.papers]
    if procedure:
        found += [(paper, procedure.source_of(paper)) for paper in procedure.papers]
    judge = Judge(adviser.catalogue)
    asked = [(paper, source, _asked_of(judge, paper, facts, as_of)) for paper, source in found]
    kept = [(paper, source, sure) for paper, source, sure in asked if sure is not False]
    return Papers(
        bring=[
            Bring(text=paper.text, whom=None if sure else paper.whom, source=source.title)
            for paper, source, sure in kept
        ],
        usual=scheme.procedure is None and not version.papers,
        sources=list({source.title: refer(source) for _, source, _ in kept}.values()),
    )


def _asked_of(judge: Judge, paper: Paper, facts: Facts, day: date) -> bool | None:
    """Is the paper asked of this firm? None while a fact not known decides it."""
    return True if paper.applies is None else judge.find(paper.applies, judge.derive(facts, day), day).holds


def course(adviser: Adviser, wanted: str, *, as_of: date) -> Course:
    """What follows an application for the scheme; empty where no source says. Raises UnknownId."""
    scheme = adviser.catalogue.scheme(wanted)
    _, version = applies_to(scheme, as_of)
    named = adviser.catalogue.procedures[scheme.procedure] if scheme.procedure else None
    stages = named.stages if named else []
    found = [version.source_of(closing) for closing in version.closings]
    found += [named.source_of(stage) for stage in stages] if named else []
    return Course(
        stages=stages,
        closings=sorted(version.closings, key=lambda closing: closing.on),
        sources=list({source.title: refer(source) for source in found}.values()),
    )


def _procedure(adviser: Adviser, scheme: Scheme) -> Procedure | None:
    known = adviser.catalogue.procedures
    if scheme.procedure is not None:
        return known[scheme.procedure]
    return next((procedure for procedure in known.values() if scheme.kind in procedure.usual_for), None)


def length(adviser: Adviser, scheme: Recommendation | Judgement, *, as_of: date) -> int | None:
    """Days from beginning to prepare until the decision; None where no source says."""
    first = next(iter(course(adviser, scheme.id, as_of=as_of).stages), None)
    if first is None or first.days is None:
        return None
    return first.days + max((lead.days for lead in scheme.timing.prepare), default=0)
