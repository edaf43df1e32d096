"""What Slack takes in a message: its schema, the SDK's own models, and what neither of them can say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block

Json = dict[str, Any]

SCHEMA = Path(__file__).with_name("blocks.schema.yml")
# What an API call or a response_url carries beside the message.
AROUND = ("channel", "thread_ts", "metadata", "unfurl_links", "unfurl_media", "response_type", "replace_original")
_REFERENCE = re.compile(r"<[^<>]*>")
_ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


@cache
def schema() -> Json:
    """The schema of a message."""
    read: Json = yaml.safe_load(SCHEMA.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(read)
    return read


def faults(body: Json) -> list[str]:
    """Everything for which Slack would refuse a message or show something else than meant; empty if all is well."""
    message = {name: value for name, value in body.items() if name not in AROUND}
    closed = schema() | {"additionalProperties": False}
    found = [f"{error.json_path}: {error.message}" for error in Draft202012Validator(closed).iter_errors(message)]
    return found or [*_marked(message["text"], ()), *(fault for block in message["blocks"] for fault in _block(block))]


def _block(block: Json) -> Iterator[str]:
    parsed = Block.parse(block)
    try:
        if parsed is None or set(block) - set(parsed.to_dict()):
            yield f"unknown to the SDK: {block}"
    except SlackObjectFormationError as error:
        yield str(error)
    for marked in (block.get("text"), *(block["elements"] if block["type"] == "context" else ())):
        if marked:
            yield from _marked(marked["text"], ("<https://", "<http://"))
    names = [element["action_id"] for element in block["elements"]] if block["type"] == "actions" else []
    if len(set(names)) < len(names):
        yield "an action_id stands twice"


def _marked(text: str, links: tuple[str, ...]) -> Iterator[str]:
    """docs.slack.dev/messaging/formatting-message-text: what is to be escaped, and what calls people."""
    if _ENTITY.search(text):
        yield "& is not escaped"
    yield from (f"calls or links: {found}" for found in _REFERENCE.findall(text) if not found.startswith(links))
