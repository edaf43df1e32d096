"""What is wrong with messages, as LINE's published definition and reference see it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import regex
from linebot.v3.messaging import Message

Json = dict[str, Any]
# Of https://developers.line.biz/en/reference/messaging-api/ (the SDK's models state types and required fields only).
SIZES = {"xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"}
BUBBLE_SIZES = {"nano", "micro", "deca", "hecto", "kilo", "mega", "giga"}
SPACES = {"none", "xs", "sm", "md", "lg", "xl", "xxl"}
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}([0-9A-Fa-f]{2})?")
ADDRESS = re.compile(r"(https?://|line://|tel:)[!-~]+")


def faults(messages: Any) -> list[str]:
    """Everything wrong with the messages of one call; empty if LINE would take them."""
    if not isinstance(messages, list) or not 1 <= len(messages) <= 5:
        return ["messages: between 1 and 5"]
    return [f"messages[{place}]: {fault}" for place, one in enumerate(messages) for fault in _message(one)]


def _message(message: Json) -> Iterator[str]:
    try:
        known = Message.from_dict(message).to_dict()
    except ValueError as error:
        yield str(error)
        return
    if known != message:
        yield f"unknown fields in {json.dumps(message, ensure_ascii=False)[:200]}"
    if message["type"] == "text":
        yield from _length("text", message["text"], 5000)
    if message["type"] == "flex":
        yield from _length("altText", message["altText"], 400)
        yield from _container(message["contents"])
    for item in message.get("quickReply", {}).get("items", []):
        yield from _action(item["action"], needs_label=True)


def _container(contents: Json) -> Iterator[str]:
    cards = contents["contents"] if contents["type"] == "carousel" else [contents]
    if not 1 <= len(cards) <= 12:
        yield "a carousel has 1 to 12 bubbles"
    if len(json.dumps(contents).encode()) > 50_000:
        yield "a carousel has at most 50 KB"
    for card in cards:
        if len(json.dumps(card).encode()) > 30_000:
            yield "a bubble has at most 30 KB"
        if card.get("size", "mega") not in BUBBLE_SIZES:
            yield f"size {card['size']}"
        yield from _component(card["body"])


def _component(part: Json) -> Iterator[str]:
    if part["type"] == "box":
        if part["layout"] not in ("vertical", "horizontal", "baseline"):
            yield f"layout {part['layout']}"
        for inner in part["contents"]:
            yield from _component(inner)
    if part["type"] == "text":
        if not part["text"]:
            yield "a text may not be empty"
        if part.get("size", "md") not in SIZES:
            yield f"size {part['size']}"
    if not COLOUR.fullmatch(part.get("color", "#000000")):
        yield f"color {part['color']}"
    yield from (f"{name} {part[name]}" for name in ("margin", "spacing") if part.get(name, "md") not in SPACES)
    if "action" in part:
        yield from _action(part["action"], needs_label=False)


def _action(action: Json, *, needs_label: bool) -> Iterator[str]:
    if (needs_label or "label" in action) and not 1 <= len(regex.findall(r"\X", action.get("label", ""))) <= 20:
        yield f"label {action.get('label')}"
    for name in ("text", "data", "displayText"):
        if name in action:
            yield from _length(name, action[name], 300)
    if action["type"] == "uri" and not (ADDRESS.fullmatch(action["uri"]) and len(action["uri"]) <= 1000):
        yield f"uri {action['uri']}"


def _length(name: str, text: str, longest: int) -> Iterator[str]:
    if not 1 <= len(text.encode("utf-16-le")) // 2 <= longest:
        yield f"{name}: 1 to {longest} characters"
