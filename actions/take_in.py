"""The first action of every turn: keeps what the message states, and says back what was understood."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions import counting, hearing, offers, state
from actions.answering import answer_in, asks_back
from actions.clashes import clash
from actions.grants import asks_for_grants, wishes
from actions.hearing import Heard, Said
from actions.helplines import in_danger
from actions.human import what_to_say
from actions.laments import lament
from actions.meanings import meaning
from actions.naming import named
from actions.owed import delivers
from actions.replies import Bubble, care_text, read_back_bubble
from actions.replies.private import masked_bubbles
from actions.replies.subjects import order_text
from actions.replies.words import words
from actions.rules import Adviser, default_adviser
from actions.rules.facts import Vocabulary
from actions.state import State
from actions.subjects import in_turn
from actions.tapping import addressed, confirmed, impatient, tapped, to_mend
from actions.task import Events, Message, keep, logger, say
from actions.where import asks_phone
from actions.worries import worries_in
from cases import code_in
from nlu import Reading, corrects, understand
from nlu.languages import JAPANESE, in_japanese, language_of

# The intents of someone telling about their firm, or whose topic is plainer than what they want; what is learned from
# other messages says nothing of why they came.
TELLING = {"inform", "advice_now", "human", "nlu_fallback"}
# Messages that tell nothing of the firm as it is: what they suppose or quote is no fact.
SAYING_NOTHING = {
    "what_if",
    "ask_another_day",
    "keep_record",
    "resume",
    "forget",
    "complain",
    "go_back",
    "plain_japanese",
}
# The intents of an answer, with which a question back may come in one breath.
ANSWERS = {"inform", "affirm", "deny", "dont_know", "refuse", "correct", "nlu_fallback"}
# What a question about a scheme may be taken for where the model has never seen its name in such words.
NOT_UNDERSTOOD = {"nlu_fallback", "abuse", "out_of_scope"}
# What is wanted of the adviser itself goes before what is feared.
COMMANDS = {"forget", "restart", "resume", "keep_record", "complain"}
# Who wants somebody to talk to, or will not give a number, asks for none.
NO_NUMBER = {"human", "complain", "refuse", "correct"}
# Seconds after which someone who comes back is asked whether to go on, if all they say is hello.
A_WHILE = 60 * 60
SAYING_HELLO = {"greet", "nlu_fallback", "ask_capabilities"}
# What is quoted for a topic that was learned from the whole message.
QUOTED_AT_MOST = 100


class TakeIn(Action):  # type: ignore[misc]  # rasa-sdk has no types
    """Rules run it before the task; where the words themselves settle what comes next, it says so."""

    def name(self) -> str:
        """The name in domain.yml."""
        return "action_take_in"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Facts into slots; one bubble if something was understood that the person should see."""
        try:
            adviser, message = default_adviser(), Message.latest(tracker)
            before = state.read(tracker.slots, adviser.vocabulary)
            after, heard, answered = take_in(before, message, adviser)
            after = after.but(seen_at=time.time())
            counting.turn_begins(before, after, message)
        except Exception:
            logger.exception("a message could not be taken in")
            say(dispatcher, [Bubble(response="utter_our_fault")])
            return [FollowupAction("action_listen")]
        danger = _in_danger(message)
        foreign = not (answered or message.lookup or code_in(message.text)) and language_of(message.text) != JAPANESE
        if not danger:
            say(dispatcher, masked_bubbles(message.masked), after.style)
        if not danger and not foreign:
            say(dispatcher, _said_back(before, after, heard, message, adviser), after.style)
        return [*keep(before, after, adviser), *_next(danger, foreign, answered, before, after, message, adviser)]


def _in_danger(message: Message) -> bool:
    """A plain sign, or what the model takes for one; a body that is worn out by itself is none."""
    return bool(in_danger(message.text)) or (message.intent == "danger" and not _worn(message.text))


def _worn(text: str) -> bool:
    """Does the text tell of a body that is worn out?"""
    lamented = lament(text)
    return lamented is not None and "of_the_body" in lamented


def take_in(before: State, message: Message, adviser: Adviser) -> tuple[State, Heard, bool]:
    """The state with what the message says, what changed, and whether it is plainly an answer to the question."""
    vocabulary = adviser.vocabulary
    before = before.but(as_of=_day(message.as_of) or before.as_of)
    if offers.reply(before, message) is not None or offers.told(before, message):
        return before.but(heard=False), Heard(), False
    if code_in(message.text):
        return before.but(heard=False, offer=None, complaint=()), Heard(), False
    before = before.but(offer=None, complaint=())
    reply = tapped(message.text, before, vocabulary)
    said = reply or confirmed(message.intent, before, vocabulary) or _read(before, message, adviser)
    mend = reply is not None or before.doubted in said.facts or _marked(message, said, vocabulary)
    after, heard = hearing.take_in(before, said, vocabulary, mend=mend)
    after = after.but(grants=after.grants or wishes(message, adviser.catalogue))
    after = in_turn(_fitting(before, after, adviser), said.facts.get("topics", ()), adviser)
    return after, heard, reply is not None


def _marked(message: Message, said: Said, vocabulary: Vocabulary) -> bool:
    """Does the message show that it puts something right?"""
    return (
        message.intent == "correct"
        or corrects(message.text)
        or any(addressed(message.text, vocabulary[fact]) for fact in said.facts)
    )


def _fitting(before: State, after: State, adviser: Adviser) -> State:
    """Without the fact that gives way, if the answer to what does not fit together left it as it was."""
    was, still = clash(before, adviser), clash(after, adviser)
    asked = was is not None and before.asked == was.ask and after.asked is None
    return after.without(still.drop) if asked and still and still == was else after


def _day(as_of: str | None) -> str | None:
    return date.fromisoformat(as_of).isoformat() if as_of else None


def _read(state: State, message: Message, adviser: Adviser) -> Said:
    if (language := language_of(message.text)) != JAPANESE:
        return _foreign(state, message.text, language)
    if message.intent in SAYING_NOTHING:
        return Said()
    reading = _reading(state, message, adviser)
    facts: dict[str, Any] = dict(reading.facts)
    words = {fact: message.text[slice(*span)].strip() for fact, span in reading.spans.items() if fact in facts}
    answers = state.asked in facts
    # A later message that states facts, or wants one put right, is about those, and what they speak of follows;
    # but for the answer to what one is here for.
    opening = not state.facts or state.asked == "topics" or not (facts or to_mend(message.text, adviser.vocabulary))
    topics = _further(state, message, adviser) if state.facts.get("topics") else message.topics
    if not answers and opening and message.intent in TELLING and topics:
        facts["topics"] = list(topics)
        words["topics"] = message.text.strip()[:QUOTED_AT_MOST]
    return Said(
        facts,
        reading.approximate,
        reading.retracted,
        unknown=reading.unknown,
        refused=reading.refused,
        ambiguous=reading.ambiguous,
        words=words,
    )


def _reading(state: State, message: Message, adviser: Adviser) -> Reading:
    """The facts of a message. A question back is no answer to ours (ほかには？ is not その他), but what stands before it may be."""
    asks = (message.intent or "").startswith("ask_") or asks_back(message.text) is not None
    asks = asks or bool(worries_in(message.text, state, adviser.catalogue)) or _worn(message.text)
    whole = _understood(message.text, None if asks else state.asked, state, None if asks else message.intent)
    before = answer_in(message.text) if asks and state.asked else ""
    if not before:
        return whole
    answer = _understood(before, state.asked, state)
    if state.asked not in (*answer.facts, *answer.unknown, *answer.refused, *answer.ambiguous):
        return whole
    return replace(
        whole,
        facts={**whole.facts, **answer.facts},
        approximate=whole.approximate | answer.approximate,
        unknown=(*whole.unknown, *answer.unknown),
        refused=(*whole.refused, *answer.refused),
        ambiguous={**whole.ambiguous, **answer.ambiguous},
        spans={**whole.spans, **answer.spans},
    )


def _understood(text: str, asked: str | None, state: State, act: str | None = None) -> Reading:
    return understand(text, asked=asked, recent=state.recent, as_of=state.day, known=state.facts, act=act)


def _further(state: State, message: Message, adviser: Adviser) -> tuple[str, ...]:
    """The topics that a message in mid-talk adds: none by a fear, a wish for grants or a reason for what is talked of."""
    if worries_in(message.text, state, adviser.catalogue) or wishes(message, adviser.catalogue):
        return ()
    reasons = {topic for known in state.facts["topics"] for topic in words()["reasons"].get(known, ())}
    return tuple(topic for topic in message.plain_topics if topic not in reasons)


def _foreign(state: State, text: str, language: str) -> Said:
    """Only what can be said in Japanese; the model has learned nothing of other languages."""
    facts = dict(understand(in_japanese(text, language), asked=None, recent=None, as_of=state.day).facts)
    return Said(facts, words=dict.fromkeys(facts, text.strip()[:QUOTED_AT_MOST]))


def _said_back(before: State, after: State, heard: Heard, message: Message, adviser: Adviser) -> list[Bubble]:
    opening = None if _care(before, adviser) else _care(after, adviser)
    lamented = lament(message.text)
    opening = lamented["text"] if lamented and lamented.get("first") and after.heard else opening
    waiting = after.later if after.later != before.later else ()
    order = order_text(after.facts["topics"], waiting, adviser.vocabulary) if waiting else None
    bubble = read_back_bubble(heard, after, adviser.vocabulary, opening, order)
    return [bubble] if bubble else []


def _care(state: State, adviser: Adviser) -> str | None:
    """The word of care for what is known of the matter; whoever has heard one hears no other."""
    return care_text(adviser.topics(state.facts, as_of=state.day))


def _next(
    danger: bool, foreign: bool, answered: bool, before: State, after: State, message: Message, adviser: Adviser
) -> Events:
    """Care comes before everything; a tapped reply is an answer, whatever it looks like to the learned model."""
    if danger:
        return [FollowupAction("action_danger")]
    if foreign:
        return [FollowupAction("action_other_language")]
    if after.offer:
        return [FollowupAction(f"action_{after.offer}")]
    if message.lookup:
        return [FollowupAction("action_look_up")]
    if code_in(message.text) or (_returned(before, after) and message.intent in SAYING_HELLO):
        return [FollowupAction("action_resume")]
    if delivers(after, message):
        return [FollowupAction(f"action_{after.pending}")]
    if answered or message.intent is None:
        return [FollowupAction("action_go_on")]
    if message.intent == "danger":
        return [FollowupAction("action_go_on")]
    if message.intent not in COMMANDS and worries_in(message.text, after, adviser.catalogue):
        return [FollowupAction("action_reassure")]
    if before.asked and asks_back(message.text) is not None and message.intent in ANSWERS:
        return [FollowupAction("action_why_question")]
    if asks_for_grants(before, message, adviser.catalogue):
        return [FollowupAction("action_grants")]
    if not after.heard and after.facts and what_to_say(message.text):
        return [FollowupAction("action_human")]
    if not after.heard and message.intent not in NO_NUMBER and asks_phone(message.text):
        return [FollowupAction("action_where")]
    if not after.heard and message.intent in NOT_UNDERSTOOD and named(message.text, adviser.catalogue):
        return [FollowupAction("action_conditions")]
    if not after.heard and meaning(message.text, after, adviser):
        return [FollowupAction("action_details")]
    if not after.heard and impatient(message.text):
        return [FollowupAction("action_give_advice")]
    if not after.heard and to_mend(message.text, adviser.vocabulary):
        return [FollowupAction("action_mend")]
    return []


def _returned(before: State, after: State) -> bool:
    """Has the person come back after a while, to what they had told before?"""
    gone = (after.seen_at or 0) - (before.seen_at or after.seen_at or 0)
    return bool(before.facts) and not after.heard and gone >= A_WHILE
