"""The first action of every turn: keeps what the message states, and says back what was understood."""

from __future__ import annotations

from datetime import date
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction
from rasa_sdk.executor import CollectingDispatcher

from actions import hearing, offers, state
from actions.hearing import Heard, Said
from actions.helplines import in_danger
from actions.replies import Bubble, care_text, read_back
from actions.rules import Adviser, default_adviser
from actions.state import State
from actions.task import Events, Message, keep, logger, say
from nlu import understand

# The intents of someone telling about their firm, or whose topic is plainer than what they want; what is learned from
# other messages says nothing of why they came.
TELLING = {"inform", "advice_now", "human", "nlu_fallback"}
DECLINING = {"dont_know": "unknown", "refuse": "refused"}
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
        except Exception:
            logger.exception("a message could not be taken in")
            say(dispatcher, [Bubble(response="utter_our_fault")])
            return [FollowupAction("action_listen")]
        danger = message.intent == "danger" or bool(in_danger(message.text))
        if not danger:
            say(dispatcher, _said_back(before, after, heard, adviser))
        return [*keep(before, after, adviser), *_next(danger, answered, after, message)]


def take_in(before: State, message: Message, adviser: Adviser) -> tuple[State, Heard, bool]:
    """The state with what the message says, what changed, and whether it is plainly an answer to the question."""
    vocabulary = adviser.vocabulary
    before = before.but(as_of=_day(message.as_of) or before.as_of)
    if offers.reply(before, message) is not None:
        return before.but(heard=False), Heard(), False
    before = before.but(offer=None, complaint=None)
    said = hearing.tapped(message.text, before, vocabulary)
    answered = said is not None
    reading = said or _read(before, message)
    mend = message.intent == "correct" or answered
    after, heard = hearing.take_in(before, reading, vocabulary, mend=mend)
    return after, heard, answered


def _day(as_of: str | None) -> str | None:
    return date.fromisoformat(as_of).isoformat() if as_of else None


def _read(state: State, message: Message) -> Said:
    if message.intent in SAYING_NOTHING:
        return Said()
    # A question back is no answer to ours: ほかには？ is not その他.
    asked = None if (message.intent or "").startswith("ask_") else state.asked
    reading = understand(message.text, asked=asked, recent=state.recent, as_of=state.day)
    facts: dict[str, Any] = dict(reading.facts)
    words = {fact: message.text[slice(*span)].strip() for fact, span in reading.spans.items() if fact in facts}
    declined: dict[str, set[str]] = {"unknown": set(reading.unknown), "refused": set(reading.refused)}
    answers = state.asked in facts
    if state.asked and not facts and message.intent in DECLINING:
        declined[DECLINING[message.intent]].add(state.asked)
    # A later message that states facts is about those, and what they speak of follows from them.
    opening = not facts or not state.facts
    if not answers and opening and message.intent in TELLING and message.topics:
        facts["topics"] = list(message.topics)
        words["topics"] = message.text.strip()[:QUOTED_AT_MOST]
    return Said(facts, reading.approximate, reading.retracted, ambiguous=reading.ambiguous, words=words, **declined)


def _said_back(before: State, after: State, heard: Heard, adviser: Adviser) -> list[Bubble]:
    text = read_back(heard, after.approximate, adviser.vocabulary)
    opening = not before.facts and care_text(adviser.topics(after.facts, as_of=after.day))
    lines = [line for line in (opening, text) if line]
    return [Bubble(text="\n".join(lines))] if lines else []


def _next(danger: bool, answered: bool, after: State, message: Message) -> Events:
    """Care comes before everything; a tapped reply is an answer, whatever it looks like to the learned model."""
    if danger:
        return [FollowupAction("action_danger")]
    if after.offer:
        return [FollowupAction(f"action_{after.offer}")]
    if answered or message.intent is None:
        return [FollowupAction("action_go_on")]
    return []
