"""Whole conversations with the trained model: each story of the YAML files here is one test."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa.core.agent import Agent
from rasa.core.channels.channel import UserMessage
from rasa.core.utils import AvailableEndpoints
from rasa.utils.endpoints import EndpointConfig

from channels.web import Bubbles
from madoguchi import assistant
from madoguchi.in_process import InProcessEndpoint
from madoguchi.train import ensure_model

HERE = Path(__file__).parent
STORIES = [story for path in sorted(HERE.glob("*.yml")) for story in yaml.safe_load(path.read_text(encoding="utf-8"))]
QUESTIONS_AT_MOST = 6


@pytest.fixture(scope="session")
def agent(tmp_path_factory: pytest.TempPathFactory) -> Agent:
    talks = EndpointConfig(type=assistant.FORGETFUL, db=str(tmp_path_factory.mktemp("talks") / "conversations.db"))
    endpoints = AvailableEndpoints(action=InProcessEndpoint("actions"), tracker_store=talks)
    return asyncio.run(assistant.load(ensure_model(), endpoints))


class Clock:
    """The time, which a story can move on."""

    def __init__(self) -> None:
        self.read, self.hours = time.time, 0.0

    def __call__(self) -> float:
        return self.read() + self.hours * 3600


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    shifted = Clock()
    monkeypatch.setattr(time, "time", shifted)
    return shifted


class Talk:
    """One owner's conversation."""

    def __init__(self, agent: Agent, name: str, as_of: str) -> None:
        self.agent, self.name, self.as_of = agent, name, as_of
        self.code = ""
        self.slots: dict[str, Any] = {}
        self.bubbles: list[dict[str, Any]] = []
        self.asked_before: str | None = None

    def send(self, text: str) -> None:
        self.asked_before = self.slots.get("asked")
        self.bubbles, self.slots = asyncio.run(self._send(self._with_code(text)))
        kept = (bubble["custom"] for bubble in self.bubbles if bubble.get("custom", {}).get("type") == "record")
        self.code = next((record["code"] for record in kept), self.code)

    def _with_code(self, text: str) -> str:
        bare = self.code.replace("-", "")
        wide = self.code.translate({sign: sign + ord("！") - ord("!") for sign in map(ord, self.code)})
        return text.format(code=self.code, code_small=self.code.lower(), code_wide=wide, code_bare=bare)

    async def _send(self, text: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
        collector = Bubbles()
        message = UserMessage(text, collector, self.name, metadata={"as_of": self.as_of})
        await self.agent.handle_message(message)
        tracker = await self.agent.tracker_store.get_or_create_tracker(self.name)
        return collector.messages, tracker.current_slot_values()

    def answer_until_advice(self, answers: dict[str, str]) -> None:
        for _ in range(QUESTIONS_AT_MOST):
            if self.advice:
                return
            self.send(answers.get(self.slots["asked"], "わからない"))

    @property
    def words(self) -> str:
        return "\n".join(text for bubble in self.bubbles for text in _texts(bubble))

    @property
    def advice(self) -> dict[str, Any] | None:
        carried = [bubble["custom"] for bubble in self.bubbles if bubble.get("custom")]
        return next((custom["advice"] for custom in carried if custom["type"] == "advice"), None)


def _texts(bubble: dict[str, Any]) -> list[str]:
    return [bubble.get("text", ""), *(button["title"] for button in bubble.get("buttons", ()))]


def _play(talk: Talk, turn: dict[str, Any]) -> None:
    talk.name = turn.get("as", talk.name)
    if "until_advice" in turn:
        talk.answer_until_advice(turn["until_advice"])
        assert talk.advice, f"no advice within {QUESTIONS_AT_MOST} questions"
    else:
        talk.send(turn["repeated"] * turn["times"] if "repeated" in turn else turn["user"])
    assert talk.bubbles, "nothing was said"
    for check in _checks(talk, turn):
        assert check is None, f"{turn}: {check}\n--- said:\n{talk.words}"


def _checks(talk: Talk, turn: dict[str, Any]) -> Iterator[str | None]:
    for fact, value in turn.get("facts", {}).items():
        yield None if talk.slots[fact] == value else f"{fact} is {talk.slots[fact]!r}"
    for fact in turn.get("no_facts", ()):
        yield None if talk.slots[fact] is None else f"{fact} is {talk.slots[fact]!r}"
    for words in turn.get("says", ()):
        yield None if words in talk.words else f"not said: {words}"
    for words in turn.get("never", ()):
        yield None if words not in talk.words else f"said: {words}"
    kinds = {bubble["custom"]["type"] for bubble in talk.bubbles if bubble.get("custom")}
    for kind in turn.get("bubbles", ()):
        yield None if kind in kinds else f"no {kind} among {kinds}"
    if "style" in turn:
        yield None if talk.slots["style"] == turn["style"] else f"style is {talk.slots['style']!r}"
    yield from _question_checks(talk, turn.get("asks"))
    yield from _advice_checks(talk, turn)


def _question_checks(talk: Talk, asks: str | bool | None) -> Iterator[str | None]:
    asked = talk.slots.get("asked")
    fits = {
        None: True,
        True: asked is not None,
        "same": asked is not None and asked == talk.asked_before,
        "other": asked != talk.asked_before,
    }
    yield None if fits.get(asks, asked == asks) else f"asked: {asked}, before: {talk.asked_before}"


def _advice_checks(talk: Talk, turn: dict[str, Any]) -> Iterator[str | None]:
    wanted = ("advice", "recommends", "not_recommends", "offices", "figures")
    if not any(key in turn for key in wanted):
        return
    if talk.advice is None:
        yield "no advice"
        return
    recommended = {r["id"]: r for r in talk.advice["recommendations"]}
    for name in turn.get("recommends", ()):
        yield None if name in recommended else f"{name} not among {list(recommended)}"
    for name in turn.get("not_recommends", ()):
        yield None if name not in recommended else f"{name} among {list(recommended)}"
    offices = [o["place"]["name"] if o["place"] else o["name"] for o in talk.advice["offices"]]
    for name in turn.get("offices", ()):
        yield None if any(name in office for office in offices) else f"{name} not among {offices}"
    for name, figures in turn.get("figures", {}).items():
        given = recommended.get(name, {}).get("figures", {})
        yield None if set(figures) <= set(given) else f"figures of {name}: {given}"


@pytest.mark.parametrize("story", [pytest.param(story, id=story["name"]) for story in STORIES])
def test_conversation(agent: Agent, clock: Clock, story: dict[str, Any]) -> None:
    talk = Talk(agent, story["name"], story["as_of"])
    for turn in story["turns"]:
        clock.hours += turn.get("hours_later", 0)
        _play(talk, turn)
