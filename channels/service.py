"""What the doors need from the house: handed to them when the server starts."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sanic import Sanic

from actions.rules import Adviser
from cases import today


@dataclass(frozen=True)
class Service:
    """The parts behind the doors.

    `understand(text, asked, as_of)` gives the Understanding of one message as JSON, `learn(text)` only what the learned
    model makes of it, as Rasa gives it; `ready()` tells whether messages can be answered; `fixed_day` is the day every
    answer is given for, unless the request names another.
    """

    adviser: Adviser
    understand: Callable[[str, str | None, date], Awaitable[dict[str, Any]]]
    learn: Callable[[str], Awaitable[dict[str, Any]]]
    ready: Callable[[], bool]
    version: str
    fixed_day: date | None = None

    def day(self, asked: date | None) -> date:
        """The day to answer for."""
        return asked or self.fixed_day or today()


def service_of(app: Sanic) -> Service:
    """The service the app was started with."""
    return cast(Service, app.ctx.service)
