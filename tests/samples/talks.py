"""A conversation without Rasa: each turn runs the actions that its rules name, and the slots are kept."""

from __future__ import annotations

from typing import Any

import yaml
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher

from actions.rules import CATALOGUE

RULES = yaml.safe_load((CATALOGUE.parent / "data" / "rules" / "turns.yml").read_text(encoding="utf-8"))["rules"]


class Talk:
    """One person's conversation through one door."""

    def __init__(self, channel: str = "rest") -> None:
        self.slots: dict[str, Any] = {}
        self.channel = channel
        self.executor = ActionExecutor()
        self.executor.register_package("actions")

    def turn(self, text: str, intent: str | None = "inform", *, topics: tuple[str, ...] = ()) -> list[dict[str, Any]]:
        """What is said to a message; its intent and topics are given instead of learned."""
        message = {
            "text": text,
            "intent": {"name": intent},
            "topics": [[topic, 0.9] for topic in topics],
            "metadata": {"as_of": "2026-11-25"},
        }
        came = [{"event": "user", "input_channel": self.channel}]
        said: list[dict[str, Any]] = []
        queue = _actions(intent)
        while queue:
            dispatcher = CollectingDispatcher()
            tracker = Tracker("owner", dict(self.slots), message, came, False, None, {}, None)
            for event in self.executor.actions[queue.pop(0)](dispatcher, tracker, {}):
                if event["event"] == "slot":
                    self.slots[event["name"]] = event["value"]
                elif event["event"] == "followup":
                    queue = [] if event["name"] == "action_listen" else [event["name"]]
            said += dispatcher.messages
        return said


def _actions(intent: str | None) -> list[str]:
    for rule in RULES:
        if rule["steps"][0]["intent"] == intent:
            return [step["action"] for step in rule["steps"][1:]]
    return ["action_take_in"]  # the fallback for a message without intent
