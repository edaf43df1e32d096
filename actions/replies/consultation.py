"""The consultation record (相談カルテ): what a call came to, for the centre's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from actions.replies import units
from actions.replies.counsel import SHOWN
from actions.replies.sheet import SUGGESTED
from actions.replies.words import name_of
from actions.rules import Adviser
from actions.rules.advice import Advice, Question, Recommendation
from actions.state import State
from cases import Line, Section, Sheet

TITLE = "相談カルテ"


def consultation(
    sheet: Sheet,
    state: State,
    advice: Advice,
    questions: Sequence[Question],
    adviser: Adviser,
    began: datetime,
    ended: datetime,
    *,
    note: str | None = None,
) -> Sheet:
    """The record of a call from `began` to `ended`: its hand-over sheet with what a centre files besides."""
    unsaid = [_unsaid(scheme, adviser) for scheme in advice.recommendations[:SHOWN]]
    sections = [
        Section(title="ご相談", lines=list(_topics(state, adviser))),
        *(_with_unsaid(section, unsaid) for section in sheet.sections),
        Section(title="進め方", lines=[Line(text=step.text) for step in advice.roadmap[:SHOWN]]),
        Section(title="わからないとのこと", lines=list(_unknown(state, adviser))),
        Section(title="次にうかがうこと", lines=[Line(text=question.text) for question in questions]),
        Section(title="メモ", lines=list(_note(note or ""))),
    ]
    return sheet.model_copy(
        update={
            "title": TITLE,
            "made": f"{_when(began, ended)}のお電話／{sheet.made}",
            "sections": [section for section in sections if section.lines],
        }
    )


def minutes(began: datetime, ended: datetime) -> int:
    """How long a call took, in begun minutes."""
    return max(1, -int(-(ended - began).total_seconds() // 60))


def _when(began: datetime, ended: datetime) -> str:
    return f"{units.day(began.date())} {began.hour}時{began.minute:02}分から{minutes(began, ended)}分間"


def _topics(state: State, adviser: Adviser) -> Iterator[Line]:
    labels = adviser.vocabulary["topics"].values or {}
    yield from (Line(text=labels[topic]) for topic in adviser.topics(state.facts, as_of=state.day))


def _note(note: str) -> Iterator[Line]:
    """In one line, however it was typed: the record is one page."""
    if text := " ／ ".join(line.strip() for line in note.splitlines() if line.strip()):
        yield Line(text=text)


def _unknown(state: State, adviser: Adviser) -> Iterator[Line]:
    names = [name_of(adviser.vocabulary[fact]) for fact in state.refused if fact not in state.facts]
    if names:
        yield Line(text="、".join(names))


def _unsaid(scheme: Recommendation, adviser: Adviser) -> str:
    names = "、".join(name_of(adviser.vocabulary[fact]) for fact in scheme.missing_facts)
    return f"まだ確かめること：{names}" if names else ""


def _with_unsaid(section: Section, unsaid: list[str]) -> Section:
    """The suggestions, each with what is still to be found out for it."""
    if section.title != SUGGESTED:
        return section
    pairs = zip(section.lines, unsaid, strict=True)
    lines = [line.model_copy(update={"notes": [*line.notes, *filter(None, [more])]}) for line, more in pairs]
    return section.model_copy(update={"lines": lines})
