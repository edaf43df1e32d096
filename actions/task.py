"""What every conversation task shares: read the state, answer, say it, keep the state, end the turn."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import counting, dialogue, state
from actions.replies import Bubble
from actions.replies.easy import EASY, easy
from actions.rules import Adviser, default_adviser
from actions.state import State

logger = logging.getLogger(__name__)

Events = list[dict[str, Any]]
LISTEN = "action_listen"
# How likely a topic must be that comes up while others are talked of: a word in passing is no further matter.
FURTHER_TOPIC = 0.8


@dataclass(frozen=True)
class Message:
    """What the person sent, and what the learned model makes of it."""

    text: str
    intent: str | None
    topics: tuple[str, ...]
    as_of: str | None
    # The topics that are plain enough to be a further matter in the midst of another.
    plain_topics: tuple[str, ...] = ()
    # The kinds of private numbers that a channel has hidden in it (channels/masking.py).
    masked: tuple[str, ...] = ()
    channel: str | None = None
    # The handle under which the 法人番号 in it lies in memory (register.memory).
    lookup: str | None = None

    @classmethod
    def latest(cls, tracker: Tracker) -> Message:
        """The message of this turn."""
        return cls.read(tracker.latest_message or {}, tracker.get_latest_input_channel())

    @classmethod
    def read(cls, parsed: dict[str, Any], channel: str | None = None) -> Message:
        """The message as Rasa has parsed it."""
        metadata, topics = parsed.get("metadata") or {}, parsed.get("topics") or ()
        return cls(
            text=parsed.get("text") or "",
            intent=(parsed.get("intent") or {}).get("name"),
            topics=tuple(topic for topic, _ in topics),
            as_of=metadata.get("as_of"),
            plain_topics=tuple(topic for topic, probability in topics if probability >= FURTHER_TOPIC),
            masked=tuple(metadata.get("masked") or ()),
            channel=channel,
            lookup=metadata.get("lookup"),
        )


class Task(Action, ABC):  # type: ignore[misc]  # rasa-sdk has no types
    """One conversation task. A digression is followed by the question that was open."""

    task: str
    digression = False

    def name(self) -> str:
        """The name in domain.yml."""
        return f"action_{self.task}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]) -> Events:
        """Answer, and end the turn. A fault of ours is said in words; the state stays as it was."""
        try:
            adviser = default_adviser()
            before, message = state.read(tracker.slots, adviser.vocabulary), Message.latest(tracker)
            after, bubbles = self.answer(before, message, adviser)
            if self.digression:
                after, more = dialogue.after_digression(after, adviser)
                bubbles = [*bubbles, *more]
            counting.turn_ends(before, after, message, adviser)
        except Exception:
            logger.exception("%s failed", self.name())
            say(dispatcher, [Bubble(response="utter_our_fault")])
            return [FollowupAction(LISTEN)]
        say(dispatcher, bubbles, after.style)
        return [*keep(before, after, adviser), FollowupAction(LISTEN)]

    @abstractmethod
    def answer(self, state: State, message: Message, adviser: Adviser) -> dialogue.Answer:
        """The new state, and what to say."""


def say(dispatcher: CollectingDispatcher, bubbles: list[Bubble], style: str | None = None) -> None:
    """Send bubbles in order, in the manner of speaking that the person asked for."""
    for bubble in map(easy, bubbles) if style == EASY else bubbles:
        buttons = [{"title": text, "payload": text} for text in bubble.buttons]
        # With both, Rasa takes the text in place of the response's own, and leaves the response's buttons.
        dispatcher.utter_message(
            text=bubble.text, response=bubble.response, buttons=buttons, json_message=bubble.custom
        )


def keep(before: State, after: State, adviser: Adviser) -> Events:
    """The events that make the slots hold the new state."""
    return [SlotSet(name, value) for name, value in state.changed_slots(before, after, adviser.vocabulary).items()]
