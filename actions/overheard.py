"""What people said to each other, not to the adviser: read as the dialogue reads, and handed over if it may be kept."""

from __future__ import annotations

from actions import dialogue, hearing
from actions.dialogue import Answer
from actions.hearing import Said
from actions.keep_record import case_of
from actions.replies import Bubble
from actions.replies.questions import YES
from actions.replies.record import kept_bubble, nothing_heard_bubble, thread_consent_bubble
from actions.replies.sheet import sheet_for, sheet_text
from actions.rules import Adviser
from actions.state import State
from actions.take_in import QUOTED_AT_MOST, TELLING, take_in
from actions.task import Message
from cases import days_kept, default_store


def overhear(state: State, message: Message, adviser: Adviser) -> State:
    """What is known once one more message was read; what is told in two ways stays open (`ambiguous`)."""
    after, _, _ = take_in(state, message, adviser)
    if message.intent in TELLING and message.plain_topics:
        # In a talk the adviser would ask why they came; here it is taken wherever it is plain.
        topics = {"topics": list(message.plain_topics)}
        words = {"topics": message.text.strip()[:QUOTED_AT_MOST]}
        after, _ = hearing.take_in(after, Said(topics, words=words), adviser.vocabulary)
    # Nobody was asked, and everything that is spoken of is wanted, whatever could wait in a talk.
    return after.but(asked=None, offer=None, later=())


def together(heard: State, told: State, adviser: Adviser) -> State:
    """What was overheard, with what was told to the adviser itself; of these, the latter counts."""
    said = Said(told.facts, told.approximate, refused=told.refused, words=told.words)
    both, _ = hearing.take_in(heard, said, adviser.vocabulary, mend=True)
    for fact in _open(both):
        both = both.without(fact).but(ambiguous=both.ambiguous)
    return both.but(as_of=told.as_of or heard.as_of)


def hand_over(heard: State, told: State, reply: str | None, adviser: Adviser, channel: str) -> Answer:
    """First ask; if the reply is yes keep it and say where it is, else only show it. `told` is the talk that bears the code."""
    both = together(heard, told, adviser)
    if not both.facts:
        return told, [nothing_heard_bubble()]
    if reply is None:
        return told, [thread_consent_bubble(both, adviser.vocabulary, days_kept())]
    advice = dialogue.advise(both, adviser)
    if reply != YES:
        return told, [Bubble(text=sheet_text(sheet_for(both, advice, adviser)))]
    case = case_of(both, advice, adviser, channel)
    default_store().keep(case)
    return told.but(codes=(*told.codes, case.code)), [kept_bubble(case.code, case.expires_on)]


def _open(state: State) -> set[str]:
    """The facts told in two ways; if it is open where the firm is, nothing of the place counts."""
    return {*state.ambiguous, *(hearing.PLACE if hearing.PLACE & state.ambiguous.keys() else ())}
