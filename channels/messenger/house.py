"""What the house gives its messengers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from channels.messenger.inbox import Inbox

# Of a channel, the talk in it, what people said there to each other, and the reply to whether it may be kept, if there is
# one yet: what the adviser says.
HandOver = Callable[[str, str, Sequence[str], str | None], Awaitable[list[dict[str, Any]]]]


@dataclass(frozen=True)
class House:
    """`key` makes the private ids; `forget(sender)` deletes all that is kept of one; `as_of` is a fixed day, if any."""

    key: str
    inbox: Inbox
    forget: Callable[[str], Awaitable[None]]
    hand_over: HandOver
    as_of: date | None = None
