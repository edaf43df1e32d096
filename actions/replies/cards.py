"""The advice as cards: everything a page shows of it, in words that are ready to be shown."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.replies.counsel import (
    GUIDANCE,
    SHOWN,
    STEPS_SHOWN,
    first_step,
    grounds,
    measured,
    near_misses,
    office_name,
    verdict_text,
)
from actions.replies.words import name_of
from actions.rules.advice import Advice, OfficeAdvice, Recommendation, SourceRef, Verdict
from actions.rules.catalogue import Catalogue
from actions.rules.facts import Facts
from actions.rules.fixed import Fixed

NEAR_SHOWN = 2


class Row(Fixed):
    """A figure or a term with its name: 限度額, 2億8,000万円."""

    label: str
    text: str


class Condition(Fixed):
    """A condition, and whether it holds (null: not known yet)."""

    text: str
    holds: bool | None


class SchemeCard(Fixed):
    """One suggestion: what it is, how it stands and why, the figures for this firm, what is open, and the sources."""

    id: str
    name: str
    verdict: Verdict
    verdict_text: str
    grounds: list[str]
    summary: str
    figures: list[Row]
    terms: list[Row]
    conditions: list[Condition]
    open: list[str]
    within_reach: list[str]
    told: list[str]
    caution: str | None
    apply_at: list[str]
    sources: list[SourceRef]


class Cards(Fixed):
    """The advice as it is shown, best first; the next step before everything."""

    next_step: str
    schemes: Sequence[SchemeCard]
    near: list[str]
    roadmap: list[str]
    offices: list[OfficeAdvice]
    note: str


def advice_cards(
    advice: Advice,
    catalogue: Catalogue,
    facts: Facts,
    topics: Collection[str],
    approximate: Collection[str],
    *,
    most: int = SHOWN,
) -> Cards:
    """The cards of an advice; `most` suggestions and offices, as many as its text names."""
    return Cards(
        next_step=first_step(advice, catalogue),
        schemes=[
            _card(scheme, advice, catalogue, grounds(scheme, facts, approximate, topics, catalogue))
            for scheme in advice.recommendations[:most]
        ],
        near=list(near_misses(advice, catalogue))[:NEAR_SHOWN],
        roadmap=[step.text for step in advice.roadmap[:STEPS_SHOWN]],
        offices=advice.offices[:most],
        note=GUIDANCE,
    )


def _card(scheme: Recommendation, advice: Advice, catalogue: Catalogue, reasons: list[str]) -> SchemeCard:
    return SchemeCard(
        **scheme.model_dump(include={"id", "name", "verdict", "summary", "told", "caution"}),
        verdict_text=verdict_text(scheme, catalogue),
        grounds=reasons,
        figures=_rows(scheme.figures, catalogue),
        terms=_rows(scheme.terms, catalogue),
        conditions=[Condition(text=reason.text, holds=reason.holds) for reason in scheme.why],
        open=[name_of(catalogue.vocabulary[fact]) for fact in scheme.missing_facts],
        within_reach=[f"{reach.text}と、対象になります。" for reach in scheme.within_reach],
        apply_at=[office_name(advice, office, catalogue) for office in scheme.apply_at],
        sources=scheme.sources,
    )


def _rows(values: dict[str, object], catalogue: Catalogue) -> list[Row]:
    return [Row(label=term.label, text=text) for term, text in measured(values, catalogue)]
