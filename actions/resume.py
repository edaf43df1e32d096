"""続きから: back to what was told, in this conversation or, with a code, in another."""

from __future__ import annotations

from actions import dialogue, offers
from actions.dialogue import Answer
from actions.replies import Bubble
from actions.replies.record import ON_OR_ANEW, continued_text, opened_text, welcome_back_bubble
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task
from cases import Case, TooManyTries, code_in, default_store


class Resume(Task):
    """Someone comes back, or carries a code here."""

    task = "resume"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """Open the case that the code names; without a code go on here, once it is plain that this is wanted."""
        if code := code_in(message.text):
            return _open(code, state, adviser)
        agreed, state = offers.reply(state, message), state.but(offer=None)
        if not state.facts:
            return state, [Bubble(response="utter_ask_code")]
        if agreed is False:
            return state, [Bubble(response="utter_resume_or_restart", buttons=ON_OR_ANEW)]
        if agreed or message.intent == self.task:
            return _continue(state, continued_text(state, adviser.vocabulary), adviser)
        return state.but(offer=self.task), [welcome_back_bubble(state, adviser.vocabulary)]


def _open(code: str, state: State, adviser: Adviser) -> Answer:
    try:
        case = default_store().open(code)
    except TooManyTries:
        return state, [Bubble(response="utter_too_many_codes"), *dialogue.repeat(state, adviser)]
    if case is None:
        return state, [Bubble(response="utter_no_case"), *dialogue.repeat(state, adviser)]
    opened = state_of(case, state, adviser)
    return _continue(opened, opened_text(opened, adviser.vocabulary), adviser)


def state_of(case: Case, here: State, adviser: Adviser) -> State:
    """The state that a case holds; what was told here before gives way, the manner of speaking stays.

    Facts that are no longer asked are left out.
    """
    known = [fact for fact in case.facts if fact.fact in adviser.vocabulary]
    return State(
        facts=adviser.vocabulary.validate({fact.fact: fact.value for fact in known}),
        words={fact.fact: fact.words for fact in known if fact.words},
        approximate=tuple(fact.fact for fact in known if fact.approximate),
        refused=tuple(fact for fact in case.refused if fact in adviser.vocabulary),
        style=here.style,
        as_of=here.as_of or case.named_day,
        codes=tuple(dict.fromkeys([*here.codes, case.code])),
        seen_at=here.seen_at,
    )


def _continue(state: State, text: str, adviser: Adviser) -> Answer:
    """The open question again, else the next step of the interview."""
    if state.asked:
        return state, [Bubble(text=text), *dialogue.repeat(state, adviser, "")]
    state, bubbles = dialogue.go_on(state, adviser)
    return state, [Bubble(text=text), *bubbles]
