"""A messenger as a channel of Rasa: its door at `/webhooks/NAME/webhook`, and how its turns are answered."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ClassVar, Self

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint

from channels.messenger.house import House
from channels.messenger.inbox import Turn
from channels.messenger.reception import Reception


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

    @abstractmethod
    async def handle(self, turn: Turn) -> None:
        """Answer a turn; one that a process before us had begun too, without saying anything twice."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of this channel."""
        self.reception = Reception(self.name(), self.house, on_new_message, self.handle)
        door = Blueprint(self.name())
        self.routes(door)
        return door

    async def start(self) -> None:
        """Go on with what a process before us left."""
        await self.reception.start()

    async def close(self, patience: float) -> None:
        """Let the answers under way arrive, at most `patience` seconds; then let go of the platform."""
        await self.reception.close(patience)
