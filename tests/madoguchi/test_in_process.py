"""Actions answer the same in the server's process as from a server of their own."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from jsonschema import ValidationError
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import ClientResponseError
from rasa_sdk import Action
from rasa_sdk.interfaces import ActionExecutionRejection

from madoguchi.in_process import InProcessEndpoint, check_results_with_one_validator


class Spoils(Action):
    """Changes what it was given."""

    def name(self) -> str:
        return "action_spoils"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        tracker.slots["said"].append("spoiled")
        dispatcher.utter_message(text="はい")
        return [{"event": "slot", "name": "said", "value": ("a", "b")}]


class Rejects(Action):
    """Refuses to run."""

    def name(self) -> str:
        return "action_rejects"

    def run(self, dispatcher: Any, tracker: Any, domain: Any) -> list[dict[str, Any]]:
        raise ActionExecutionRejection(self.name(), "not now")


@pytest.fixture(scope="module")
def endpoint() -> InProcessEndpoint:
    made = InProcessEndpoint("actions.rules.advice")
    for action in (Spoils(), Rejects()):
        made._executor.register_action(action)
    return made


def call(endpoint: InProcessEndpoint, name: str, slots: dict[str, Any]) -> Any:
    tracker = {"sender_id": "a", "slots": slots, "events": [], "latest_message": {}}
    request = {"next_action": name, "sender_id": "a", "tracker": tracker, "domain": {}}
    return asyncio.run(endpoint.request(json=request, method="post", timeout=1, compress=True))


def test_an_action_answers_with_plain_json(endpoint: InProcessEndpoint) -> None:
    answer = call(endpoint, "action_spoils", {"said": []})
    assert answer == json.loads(json.dumps(answer))
    assert answer["events"] == [{"event": "slot", "name": "said", "value": ["a", "b"]}]
    assert answer["responses"][0]["text"] == "はい"


def test_an_action_cannot_change_the_conversation_it_was_given(endpoint: InProcessEndpoint) -> None:
    slots: dict[str, Any] = {"said": ["first"]}
    call(endpoint, "action_spoils", slots)
    assert slots == {"said": ["first"]}


@pytest.mark.parametrize(("name", "status"), [("action_rejects", 400), ("action_nowhere", 404)])
def test_refusals_are_those_of_an_action_server(endpoint: InProcessEndpoint, name: str, status: int) -> None:
    with pytest.raises(ClientResponseError) as caught:
        call(endpoint, name, {})
    assert caught.value.status == status
    assert json.loads(caught.value.text)["action_name"] == name


@pytest.mark.parametrize(
    ("result", "good"),
    [
        ({"events": [], "responses": []}, True),
        ({"events": [{"event": "slot", "name": "a", "value": 1}], "responses": [{"text": "はい"}]}, True),
        ({}, True),
        ({"events": [], "responses": ["はい"]}, False),
        ({"events": {}, "responses": []}, False),
        ({"events": [{"event": 3}], "responses": []}, False),
        ([], False),
    ],
)
def test_the_one_validator_judges_as_rasa_does(monkeypatch: pytest.MonkeyPatch, result: Any, good: bool) -> None:
    def judge() -> bool:
        try:
            return bool(RemoteAction("action_x", None)._validate_action_result(result))
        except ValidationError:
            return False

    monkeypatch.setattr(RemoteAction, "_validate_action_result", RemoteAction._validate_action_result)
    before = judge()
    check_results_with_one_validator()
    assert (before, judge()) == (good, good)
