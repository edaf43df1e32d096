"""A messenger as a channel of Rasa: its door at `/webhooks/NAME/webhook`, and what the house gives it."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from channels.messenger.reception import HandOver, Reception
from channels.messenger.seen import Seen


@dataclass(frozen=True)
class House:
    """`key` makes the private ids; `forget(sender)` deletes all that is kept of one; `as_of` is a fixed day, if any."""

    key: str
    seen: Seen
    forget: Callable[[str], Awaitable[None]]
    hand_over: HandOver
    as_of: date | None = None


class Messenger(InputChannel, ABC):  # type: ignore[misc]  # Rasa has no types
    """What every messenger has. Its `SECRETS` are environment variables: any one of them opens it, all are needed."""

    SECRETS: ClassVar[tuple[str, ...]]

    def __init__(self, house: House) -> None:
        """Take what the house gives; the reception stands as soon as Rasa asks for the routes."""
        self.house = house
        self.reception: Reception

    @classmethod
    @abstractmethod
    def from_environment(cls, house: House, environment: Mapping[str, str] = os.environ) -> Self:
        """The messenger with its secrets. Raises SettingFault."""

    @abstractmethod
    def routes(self, door: Blueprint) -> None:
        """Put the webhook, and what else the platform calls, on the door."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of this channel."""
        house = self.house
        self.reception = Reception(self.name(), house.key, house.seen, on_new_message, house.hand_over, house.as_of)
        door = Blueprint(self.name())
        self.routes(door)
        return door

    async def close(self, patience: float) -> None:
        """Let the answers under way arrive, at most `patience` seconds; then let go of the platform."""
        await self.reception.close(patience)
