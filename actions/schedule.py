"""いつまでに, 間に合う？, いつお金が入る: the course of an application, day by day."""

from __future__ import annotations

from datetime import date

from actions.dialogue import Answer
from actions.naming import subject
from actions.replies import Bubble
from actions.replies.timetable import schedule_bubble
from actions.rules import Adviser
from actions.rules.procedure import course
from actions.rules.timeline import timeline
from actions.state import State
from actions.task import Message, Task
from nlu import days


class Schedule(Task):
    """Counted back from the day that is named, else on from today."""

    task = "schedule"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """For the scheme that is meant."""
        scheme, advice = subject(message.text, state, adviser)
        if scheme is None:
            return state, [Bubble(response="utter_nothing_yet")]
        by = _ahead(message.text, state.day)
        after = course(adviser, scheme.id, as_of=state.day)
        way = timeline(scheme.timing, after, scheme.figures, today=state.day, by=by)
        return state.but(about=scheme.id), [
            schedule_bubble(scheme, way, by, after.sources, advice.recommendations, adviser.catalogue)
        ]


def _ahead(text: str, today: date) -> date | None:
    """The day still to come that the text names."""
    day = days.named(text, today)
    return day if day and day >= today else None
