"""2021年の制度では: the advice, or one scheme, by the rules of another day; the day of the talk stays."""

from __future__ import annotations

from actions import dialogue
from actions.dialogue import Answer
from actions.naming import named
from actions.replies import Bubble
from actions.replies.changes import day_text, scheme_day_text
from actions.rules import Adviser
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
        today, that_day = (dialogue.advise(state.but(as_of=on.isoformat()), adviser) for on in (state.day, day))
        return state, [Bubble(text=day_text(today, that_day, adviser.catalogue))]
