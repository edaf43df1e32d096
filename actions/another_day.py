"""2021年の制度では: the advice, or one scheme, by the rules of another day; the day of the talk stays."""

from __future__ import annotations

from actions.dialogue import Answer
from actions.naming import named
from actions.replies import Bubble
from actions.replies.changes import day_text, scheme_day_text
from actions.rules import Adviser
from actions.rules.changes import Case, changes
from actions.state import State
from actions.task import Message, Task
from nlu import days


class AnotherDay(Task):
    """What differed then, or will differ."""

    task = "another_day"
    digression = True

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """For the scheme that is named, else for the whole advice."""
        day = days.named(message.text, state.day)
        if day is None:
            return state, [Bubble(response="utter_which_day")]
        wanted = named(message.text, adviser.catalogue)
        if wanted:
            now = adviser.judge(wanted, state.facts, as_of=state.day)
            then = adviser.judge(wanted, state.facts, as_of=day)
            return state.but(about=wanted), [Bubble(text=scheme_day_text(now, then, day, adviser.catalogue))]
        advice = adviser.advise(state.facts, as_of=day, aside=state.aside)
        found = changes(adviser, Case(state.facts, state.day), Case(state.facts, day), state.aside)
        return state, [Bubble(text=day_text(advice, found, state.day, adviser.catalogue))]
