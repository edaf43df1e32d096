"""What is wrong with messages, as LINE's published definition and its reference see it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from line_definition import validator
from linebot.v3.messaging import Message


def faults(messages: Any) -> list[str]:
    """Everything wrong with the messages of one call; empty if LINE would take them."""
    found = [f"{error.json_path}: {error.message}" for error in validator().iter_errors(messages)]
    return found or [fault for message in messages for fault in _values(message)]


def _values(message: dict[str, Any]) -> Iterator[str]:
    """What the SDK's models check, but do not state in their schema: the values of enumerations."""
    try:
        Message.from_dict(message)
    except ValueError as error:
        yield str(error)
