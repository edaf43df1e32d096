"""Domain, rules, actions and facts speak of the same things."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml
from rasa_sdk.executor import ActionExecutor

from actions.rules import CATALOGUE
from actions.state import TALK_SLOTS

ROOT = CATALOGUE.parent
DOMAIN = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
RULES = yaml.safe_load((ROOT / "data" / "rules" / "turns.yml").read_text(encoding="utf-8"))["rules"]
FACTS = yaml.safe_load((CATALOGUE / "facts.yml").read_text(encoding="utf-8"))


def _texts(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def _said(prefix: str) -> set[str]:
    return {text for path in (ROOT / "actions").rglob("*.py") for text in _texts(path) if text.startswith(prefix)}


def _registered() -> set[str]:
    executor = ActionExecutor()
    executor.register_package("actions")
    # Rasa registers every action class in the process, those of other tests as well.
    return {name for name, run in executor.actions.items() if run.__self__.__module__.startswith("actions.")}


def test_every_fact_has_its_slot_and_every_slot_its_use() -> None:
    assert set(DOMAIN["slots"]) == {*FACTS, *TALK_SLOTS}


@pytest.mark.parametrize("name", [*FACTS, *TALK_SLOTS])
def test_no_slot_decides_what_is_predicted(name: str) -> None:
    slot: dict[str, Any] = DOMAIN["slots"][name]
    assert slot == {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}


def test_a_fact_is_no_name_of_the_talk() -> None:
    assert not set(FACTS) & set(TALK_SLOTS)


def test_every_response_used_is_declared_and_every_one_declared_is_used() -> None:
    assert _said("utter_") == set(DOMAIN["responses"])


def test_the_actions_declared_are_those_that_exist() -> None:
    assert set(DOMAIN["actions"]) == {name for name in _registered() if name.startswith("action_")} == _registered()


def test_every_action_named_in_code_exists() -> None:
    assert _said("action_") - {"action_"} <= {*DOMAIN["actions"], "action_listen"}


def test_every_intent_has_one_rule() -> None:
    assert sorted(rule["steps"][0]["intent"] for rule in RULES) == sorted(DOMAIN["intents"])


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule["steps"][0]["intent"]) for rule in RULES])
def test_a_rule_takes_in_what_was_said_and_then_does_one_task(rule: dict[str, Any]) -> None:
    actions = [step["action"] for step in rule["steps"][1:]]
    if rule["steps"][0]["intent"] == "restart":
        assert actions == ["action_restart"]  # what is about to be forgotten need not be kept
    else:
        assert actions[0] == "action_take_in"
        assert len(actions) == 2
    assert set(actions) <= set(DOMAIN["actions"])


def test_code_knows_no_scheme_by_name() -> None:
    schemes = [path.stem for path in (CATALOGUE / "schemes").rglob("*.yml")]
    offices = [path.stem for path in (CATALOGUE / "offices").glob("*.yml")]
    assert schemes
    for path in (ROOT / "actions").rglob("*.py"):
        used = set(_texts(path)) & {*schemes, *offices}
        assert not used, f"{path.name} names {used}"
