"""The consultation record of a call as it stands, and the case that is kept when somebody saves it."""

from __future__ import annotations

from datetime import date, datetime

from actions.keep_record import case_fact, case_of
from actions.replies.consultation import consultation, minutes
from actions.replies.sheet import sheet_for
from actions.rules import Adviser
from actions.rules.advice import Advice, Question
from actions.rules.fixed import Fixed
from cases import Case, CaseFact, Sheet, now
from channels.assist.call import Call
from channels.assist.lines import CHANNEL
from channels.assist.shown import FactName, TopicName
from channels.assist.view import QUESTIONS, view


class Record(Fixed):
    """What a call came to: as data, and in `sheet` as it is worded on paper. The lines themselves are not in it."""

    call: str
    started: datetime
    ended: datetime
    minutes: int
    as_of: date
    facts: list[CaseFact]
    unknown: list[FactName]
    topics: list[TopicName]
    advice: Advice
    questions: list[Question]
    sheet: Sheet


def record(call: Call, adviser: Adviser) -> Record:
    """The record as of now; nothing of it is kept."""
    state, seen, ended = call.state, view(call, 0, adviser), now().replace(microsecond=0)
    sheet = sheet_for(state, seen.advice, adviser)
    return Record(
        call=call.id,
        started=call.started,
        ended=ended,
        minutes=minutes(call.started, ended),
        as_of=seen.as_of,
        facts=[case_fact(fact.fact, state, adviser) for fact in seen.facts],
        unknown=seen.unknown,
        topics=seen.topics,
        advice=seen.advice,
        questions=seen.questions,
        sheet=consultation(sheet, state, seen.advice, seen.questions, adviser, call.started, ended),
    )


def case_for(call: Call, adviser: Adviser, note: str | None, code: str | None) -> Case:
    """What is kept of a call; `code` is the one under which it was kept before."""
    state = call.state
    advice, questions = adviser.consult(QUESTIONS, state.facts, as_of=state.day, skip=state.skip)
    case = case_of(state, advice, adviser, CHANNEL, code)
    sheet = consultation(case.sheet, state, advice, questions, adviser, call.started, case.created, note=note)
    return case.model_copy(update={"started": call.started, "note": note, "sheet": sheet})
