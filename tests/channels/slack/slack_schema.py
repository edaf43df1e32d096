"""What Slack takes in a message: the SDK's own models, and the limits that only the reference states.

Limits: docs.slack.dev/reference/block-kit (blocks, block elements, composition objects) and
docs.slack.dev/reference/methods/chat.postMessage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Json = dict[str, Any]

MOST_BLOCKS, MOST_ELEMENTS, MOST_SMALL, MOST_OPTIONS = 50, 25, 10, 100
LONGEST = {"section": 3000, "context": 2000, "label": 75, "option value": 75, "button value": 2000, "text": 4000}
_REFERENCE = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


def faults(message: Json) -> list[str]:
    """Everything for which Slack would refuse a message or show something else than meant; empty if all is well."""
    blocks = message.get("blocks")
    if not isinstance(blocks, list) or not 1 <= len(blocks) <= MOST_BLOCKS:
        return ["blocks: 1 to 50"]
    found = list(_plain(message.get("text")))
    for block in blocks:
        found += _parsed(block)
        found += KINDS.get(block.get("type"), _unknown)(block)
    return found


def _parsed(block: Json) -> Iterator[str]:
    parsed = Block.parse(block)
    if parsed is None:
        yield f"no block: {block.get('type')}"
        return
    try:
        again = parsed.to_dict()
    except SlackObjectFormationError as error:
        yield str(error)
        return
    if set(block) - set(again):
        yield f"unknown fields: {set(block) - set(again)}"


def _unknown(block: Json) -> Iterator[str]:
    yield f"not used: {block.get('type')}"


def _plain(text: Any) -> Iterator[str]:
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST["text"]:
        yield "text: 1 to 4000 characters"
    elif _REFERENCE.search(text):
        yield "text: calls or links"


def _section(block: Json) -> Iterator[str]:
    yield from _marked(block["text"], "section")


def _context(block: Json) -> Iterator[str]:
    if not 1 <= len(block["elements"]) <= MOST_SMALL:
        yield "context: 1 to 10 elements"
    for element in block["elements"]:
        yield from _marked(element, "context")


def _marked(text: Json, kind: str) -> Iterator[str]:
    words = text["text"]
    if text["type"] != "mrkdwn" or not 1 <= len(words) <= LONGEST[kind]:
        yield f"{kind}: 1 to {LONGEST[kind]} characters of mrkdwn"
    if _ENTITY.search(words):
        yield f"{kind}: & is not escaped"
    for reference in _REFERENCE.findall(words):
        if not reference.startswith(("<https://", "<http://")):
            yield f"{kind}: calls someone: {reference}"


def _actions(block: Json) -> Iterator[str]:
    elements = block["elements"]
    if not 1 <= len(elements) <= MOST_ELEMENTS:
        yield "actions: 1 to 25 elements"
    if len({element["action_id"] for element in elements}) < len(elements):
        yield "actions: an action_id stands twice"
    for element in elements:
        yield from _button(element) if element["type"] == "button" else _select(element)


def _button(element: Json) -> Iterator[str]:
    yield from _label(element["text"])
    if not 1 <= len(element["value"]) <= LONGEST["button value"]:
        yield "button: value"


def _select(element: Json) -> Iterator[str]:
    if element["type"] != "static_select" or not 1 <= len(element["options"]) <= MOST_OPTIONS:
        yield "select: 1 to 100 options"
    yield from _label(element["placeholder"])
    for option in element["options"]:
        yield from _label(option["text"])
        if not 1 <= len(option["value"]) <= LONGEST["option value"]:
            yield "option: value"


def _label(text: Json) -> Iterator[str]:
    if text["type"] != "plain_text" or not 1 <= len(text["text"]) <= LONGEST["label"]:
        yield "label: 1 to 75 characters of plain_text"


def _divider(_: Json) -> Iterator[str]:
    yield from ()


KINDS = {"section": _section, "context": _context, "actions": _actions, "divider": _divider}
