"""Rasa's agent, set up with our parts: the trained model, the actions, and the store of conversations."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent, load_agent
from rasa.core.utils import AvailableEndpoints
from rasa.shared.core.events import SlotSet
from rasa.utils.endpoints import EndpointConfig

import register
from cases import default_store
from cases.place import private_file
from channels.words import only_words
from madoguchi.forgetful import FORGOTTEN
from madoguchi.in_process import InProcessEndpoint, check_results_with_one_validator
from madoguchi.paths import ENDPOINTS
from madoguchi.trouble import Trouble
from nlu import understand

FORGETFUL = "madoguchi.forgetful.ForgetfulStore"


async def load(model: Path, endpoints: AvailableEndpoints | None = None) -> Agent:
    """An agent that can answer (with `endpoints`), or only understand (without). Raises Trouble if it cannot."""
    agent = await load_agent(str(model), endpoints=endpoints)
    if not agent.is_ready():
        raise Trouble(f"学習済みモデル {model} を読み込めませんでした。madoguchi train で作り直してください。")
    return agent


def endpoints() -> AvailableEndpoints:
    """What `endpoints.yml` names; for the rest, actions in this process and conversations in SQLite."""
    named = AvailableEndpoints.read_endpoints(str(ENDPOINTS))
    named.action = _action_endpoint(named.action)
    named.tracker_store = _conversations(named.tracker_store)
    return named


def _conversations(named: EndpointConfig | None) -> EndpointConfig:
    """The store of conversations, which can also forget one. Raises Trouble for a store that cannot."""
    if named is None:
        return EndpointConfig(type=FORGETFUL, db=str(private_file("conversations.db")))
    if (named.type or "").upper() != "SQL":
        raise Trouble(
            f"会話の保存先「{named.type}」では、相談を消すお約束を守れません。endpoints.yml の tracker_store は type: SQL にしてください。"
        )
    named.type = FORGETFUL
    return named


def _action_endpoint(named: EndpointConfig | None) -> EndpointConfig:
    url = os.environ.get("MADOGUCHI_ACTION_ENDPOINT")
    check_results_with_one_validator()
    if register.switched_on() and (url or named):
        raise Trouble(
            f"{register.TOKEN} は、カスタムアクションを別のサーバーで動かすときには使えません（法人番号をどこにも残さないためです）。"
            "どちらか一方の設定を外してください。"
        )
    if url:
        return EndpointConfig(url=url, enable_selective_domain=True)
    return named or InProcessEndpoint("actions")


async def learned(agent: Agent, text: str) -> dict[str, Any]:
    """What the learned model makes of one message: its text, intent and topics."""
    parsed: dict[str, Any] = await agent.parse_message(only_words(text))
    return parsed


async def understanding(agent: Agent, text: str, asked: str | None, as_of: date) -> dict[str, Any]:
    """The Understanding of one message: what is learned (intent, topics) and what is read (facts), side by side."""
    parsed = await learned(agent, text)
    intent = parsed["intent"]
    reading = understand(text, asked=asked, as_of=as_of, act=intent["name"])
    return {
        "intent": {"name": intent["name"], "confidence": round(float(intent["confidence"]), 4)},
        "facts": dict(reading.facts),
        "approximate": sorted(reading.approximate),
        "retracted": sorted(reading.retracted),
        "unknown": sorted({*reading.unknown, *reading.refused}),
        "ambiguous": {name: list(values) for name, values in reading.ambiguous.items()},
        "topics": [topic for topic, _ in parsed.get("topics", [])],
    }


async def forget(agent: Agent, sender: str) -> None:
    """Delete a conversation, and what was kept of it, without a word: the person has left."""
    async with agent.lock_store.lock(sender):
        tracker = await agent.tracker_store.get_or_create_tracker(sender)
        default_store().forget(*(tracker.get_slot("codes") or ()))
        tracker.update(SlotSet(FORGOTTEN, True))
        await agent.tracker_store.save(tracker)
