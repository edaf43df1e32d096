"""Carry the interview on: the next question or the advice; and kind words where nothing was said about the firm."""

from __future__ import annotations

from actions import dialogue
from actions.asking import asks
from actions.dialogue import Answer
from actions.human import people
from actions.laments import lament
from actions.replies import Bubble, question_bubble, summary_bubble
from actions.replies.firm import MEND_WHICH
from actions.rules import Adviser
from actions.state import State
from actions.task import Message, Task

# A courtesy is answered with a courtesy; after these, the open question follows.
COURTESIES = {
    "greet": "utter_greet",
    "ask_capabilities": "utter_capabilities",
    "out_of_scope": "utter_out_of_scope",
    "abuse": "utter_abuse",
    "thanks": "utter_thanks",
}

# What is shorter is no story, but an answer that was not understood: 2人.
STORY_FROM = 8


class GoOn(Task):
    """What comes after a message that told something, or told nothing."""

    task = "go_on"

    def answer(self, state: State, message: Message, adviser: Adviser) -> Answer:
        """The next step of the interview."""
        if state.heard:
            return dialogue.go_on(state.but(misses=0), adviser)
        if not any(char.isalnum() for char in message.text):
            return _courtesy(state, "utter_no_words", adviser)
        if message.intent == "goodbye":
            return state, [Bubble(response="utter_goodbye")]
        if message.intent == "greet" and (state.facts or state.asked):
            return _courtesy(state, "utter_listening", adviser)
        if message.intent in COURTESIES:
            return _courtesy(state, COURTESIES[message.intent], adviser)
        if message.intent == "correct" and state.facts:
            return state, [summary_bubble(state, adviser.vocabulary, MEND_WHICH)]
        if lamented := lament(message.text):
            return _kindly(state, Bubble(text=lamented["text"]), adviser)
        if message.intent == "inform" and message.topics and state.facts.get("topics") and not asks(message.text):
            # Told about what is known already, or why it came to it: no answer to the question, and nothing misread.
            return _courtesy(state, "utter_listening", adviser)
        if message.intent in ("affirm", "deny") and state.asked is None and state.advised is not None:
            return state, [Bubble(response="utter_anything_else")]
        return _not_understood(state.but(misses=state.misses + 1), message, adviser)


def _courtesy(state: State, response: str, adviser: Adviser) -> Answer:
    return _kindly(state, Bubble(response=response), adviser)


def _kindly(state: State, word: Bubble, adviser: Adviser) -> Answer:
    if state.asked or state.advised is not None:
        return state, [word, *dialogue.repeat(state, adviser, "")]
    state, bubbles = dialogue.go_on(state, adviser)
    return state, [word, *bubbles]


def _not_understood(state: State, message: Message, adviser: Adviser) -> Answer:
    """First ask again, or say that a question has no answer here; then offer what people come for or, after the advice,
    ask about; then a person to talk to.
    """
    words = Bubble(response=_puzzled(state, message) if state.misses == 1 else "utter_choose")
    if state.asked and (state.misses == 1 or (state.misses == 2 and state.facts.get("topics"))):
        again = dialogue.repeat(state.asking(state.asked), adviser, "")
        return state.asking(state.asked), [words, *again]
    if state.misses <= 2 and state.advised is not None:
        return state, [words, Bubble(response="utter_anything_else")]
    if state.misses <= 2:
        return state.but(asked="topics"), [words, question_bubble(adviser.vocabulary["topics"])]
    return state.but(misses=0), [Bubble(response="utter_still_not_understood"), people(state, adviser)]


def _puzzled(state: State, message: Message) -> str:
    """Who asks hears that there is no answer here, who tells a story that our question is still open."""
    if asks(message.text) and state.facts:
        return "utter_no_answer"
    story = message.intent == "inform" and len(message.text.strip()) >= STORY_FROM
    return "utter_heard" if story and state.asked and state.facts else "utter_not_understood"
