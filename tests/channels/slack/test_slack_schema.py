"""The check of messages itself: it takes what Slack takes, and refuses what Slack refuses."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest
from altered import Where, altered
from slack_schema import faults, schema
from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ContextBlock, Option, SectionBlock
from slack_sdk.models.blocks.block_elements import InputInteractiveElement, InteractiveElement, StaticSelectElement

BUTTON = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "はい"}, "value": "はい"}
OPTION = {"text": {"type": "plain_text", "text": "はい"}, "value": "はい"}
SELECT = {
    "type": "static_select",
    "action_id": "b",
    "placeholder": {"type": "plain_text", "text": "選んで"},
    "options": [OPTION],
}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "こんにちは"}}
SMALL = {"type": "mrkdwn", "text": "小さく"}
MESSAGE = {
    "text": "こんにちは",
    "blocks": [
        SECTION,
        {"type": "divider"},
        {"type": "context", "elements": [SMALL]},
        {"type": "actions", "block_id": "x", "elements": [BUTTON, SELECT]},
    ],
}
# Where a limit stands, and the most that may stand there.
LIMITS: list[tuple[Where, int]] = [
    (("text",), 4000),
    (("blocks", 0, "text", "text"), 3000),
    (("blocks", 2, "elements", 0, "text"), 3000),
    (("blocks", 3, "block_id"), 255),
    (("blocks", 3, "elements", 0, "action_id"), 255),
    (("blocks", 3, "elements", 0, "text", "text"), 75),
    (("blocks", 3, "elements", 0, "value"), 2000),
    (("blocks", 3, "elements", 1, "placeholder", "text"), 150),
    (("blocks", 3, "elements", 1, "options", 0, "text", "text"), 75),
    (("blocks", 3, "elements", 1, "options", 0, "value"), 150),
]
COUNTS: list[tuple[Where, int, dict[str, Any]]] = [
    (("blocks",), 50, SECTION),
    (("blocks", 2, "elements"), 10, SMALL),
    (("blocks", 3, "elements", 1, "options"), 100, OPTION),
]
changed = partial(altered, MESSAGE)


@pytest.mark.parametrize(("where", "most"), LIMITS)
def test_texts_may_be_so_long_and_no_longer(where: Where, most: int) -> None:
    assert faults(changed(where, "あ" * most)) == []
    assert faults(changed(where, "あ" * (most + 1)))
    assert faults(changed(where, ""))


@pytest.mark.parametrize(("where", "most", "one"), COUNTS)
def test_there_may_be_so_many_and_no_more(where: Where, most: int, one: dict[str, Any]) -> None:
    assert faults(changed(where, [one] * most)) == []
    assert faults(changed(where, [one] * (most + 1)))
    assert faults(changed(where, []))


def test_an_actions_block_has_at_most_25_elements_each_with_its_own_id() -> None:
    buttons = [BUTTON | {"action_id": str(number)} for number in range(26)]
    assert faults(changed(("blocks", 3, "elements"), buttons[:25])) == []
    assert faults(changed(("blocks", 3, "elements"), buttons))
    assert faults(changed(("blocks", 3, "elements"), [BUTTON, BUTTON]))


@pytest.mark.parametrize(
    ("where", "what"),
    [
        (("colour",), "red"),
        (("blocks", 0, "colour"), "red"),
        (("blocks", 0, "type"), "hologram"),
        (("blocks", 0, "text", "type"), "plain_text"),
        (("blocks", 0, "text", "text"), "A & B"),
        (("blocks", 0, "text", "text"), "<!channel>"),
        (("blocks", 0, "text", "text"), "<@U1>"),
        (("blocks", 3, "elements", 0, "text", "type"), "mrkdwn"),
        (("blocks", 3, "elements", 0, "type"), "slider"),
        (("text",), "<https://example.jp>"),
    ],
)
def test_what_slack_does_not_know_and_what_calls_people_is_refused(where: Where, what: str) -> None:
    assert faults(changed(where, what))


def test_the_limits_are_those_of_slacks_own_sdk() -> None:
    defs = schema()["$defs"]
    assert defs["block_id"]["maxLength"] == Block.block_id_max_length
    assert defs["mrkdwn"]["properties"]["text"]["maxLength"] == SectionBlock.text_max_length
    assert defs["context"]["properties"]["elements"]["maxItems"] == ContextBlock.elements_max_length
    assert defs["actions"]["properties"]["elements"]["maxItems"] == ActionsBlock.elements_max_length
    assert defs["action_id"]["maxLength"] == InteractiveElement.action_id_max_length
    button, select = defs["button"]["properties"], defs["static_select"]["properties"]
    assert button["text"]["properties"]["text"]["maxLength"] == ButtonElement.text_max_length
    assert button["value"]["maxLength"] == ButtonElement.value_max_length
    assert select["placeholder"]["properties"]["text"]["maxLength"] == InputInteractiveElement.placeholder_max_length
    assert select["options"]["maxItems"] == StaticSelectElement.options_max_length
    assert defs["option"]["properties"]["text"]["properties"]["text"]["maxLength"] == Option.label_max_length
    assert defs["option"]["properties"]["value"]["maxLength"] == Option.value_max_length
