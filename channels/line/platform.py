"""The Messaging API of LINE, through its SDK: each answer arrives once and in order, whatever the platform goes through."""

from __future__ import annotations

import logging
import time
import uuid
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

import aiohttp
from linebot.v3.messaging import (
    AsyncApiClient,
    AsyncMessagingApi,
    Configuration,
    Message,
    PushMessageRequest,
    ReplyMessageRequest,
    ShowLoadingAnimationRequest,
)
from linebot.v3.messaging.exceptions import ApiException

from channels.messenger import Busy, PlatformFault, Rejected, delivered, retry_after

logger = logging.getLogger(__name__)

MOST = 5  # messages in one call
REPLY_WITHIN = 50.0  # seconds; LINE takes a reply token for a minute, counted at its end
CALL_WITHIN = 10.0  # seconds
CONNECTIONS = 50
# Of the same name, the same key, in any process.
_KEYS = uuid.UUID("7d3c3c5e-6a57-4b57-9a0e-0d0f4f6c1f2a")
LOADING = 20  # seconds that the dots move, unless an answer comes before


class LimitReached(Exception):
    """The account may push no more this month; replies are still free."""


class TokenSpent(Rejected):
    """The reply token was used before, or is too old."""


@dataclass
class Ticket:
    """The right to answer one event: at once with the token, as long as it holds, and later to the talk.

    `name` is the same however often the answer is tried; `unsure`, if it was tried before and may have arrived.
    """

    to: str
    token: str | None
    until: float
    name: str
    unsure: bool = False

    def left(self) -> float:
        """Seconds for which the token is good."""
        return self.until - time.monotonic() if self.token else 0.0


class Platform:
    """LINE, as the account of the access token in the settings."""

    def __init__(self, settings: Configuration, within: float = CALL_WITHIN) -> None:
        """Nothing is opened before the first call; `within` is how long one may take, in seconds."""
        settings.connection_pool_maxsize = CONNECTIONS
        self._settings = settings
        self._within = within
        self._owed: dict[str, list[Message]] = {}

    async def answer(self, ticket: Ticket, messages: list[Message]) -> None:
        """Say it: with the reply token, which costs nothing, else by push.

        What the platform will not take for now is said with the next answer in the same talk.
        """
        due = [*self._owed.pop(ticket.to, ()), *messages]
        try:
            while due:
                if not await self._replied(ticket, due[:MOST]):
                    await self._push(ticket.to, due[:MOST], f"{ticket.name} {len(due)}")
                del due[:MOST]
        except (PlatformFault, LimitReached) as fault:
            logger.error("an answer could not be delivered and waits for the next one: %s", fault)
            self._owed[ticket.to] = due
        except Rejected as error:
            logger.error("LINE refused an answer: %s", error)

    async def think(self, person: str) -> None:
        """Show that an answer is under way; if that fails, nothing is lost."""
        request = ShowLoadingAnimationRequest(chat_id=person, loading_seconds=LOADING)
        try:
            await self._call(self._api.show_loading_animation, request)
        except (PlatformFault, LimitReached, Rejected) as fault:
            logger.info("no dots: %s", fault)

    async def close(self) -> None:
        """Let go of the connections."""
        if "_api" in vars(self):
            await self._api.api_client.close()

    async def _replied(self, ticket: Ticket, messages: list[Message]) -> bool:
        """Whether it was said with the reply token.

        A call that seems to have failed may have arrived all the same: then the token is spent when it is tried again.
        Only if nothing more is heard until the token is too old, this cannot be known, and it is said once more.
        """
        if ticket.left() <= 0:
            return False
        request = ReplyMessageRequest(reply_token=ticket.token, messages=messages)
        unsure = ticket.unsure

        async def call() -> bool:
            nonlocal unsure
            try:
                await self._call(self._api.reply_message, request)
            except TokenSpent:
                return unsure and ticket.left() > 0
            except PlatformFault as fault:
                unsure = unsure or not isinstance(fault, Busy)
                raise
            return True

        try:
            return await delivered(call, patience=ticket.left())
        except PlatformFault:
            return False
        finally:
            ticket.token = None

    async def _push(self, to: str, messages: list[Message], name: str) -> None:
        request = PushMessageRequest(to=to, messages=messages)
        # With the same key LINE takes a call once, however often it is made.
        key = str(uuid.uuid5(_KEYS, name))
        await delivered(partial(self._call, self._api.push_message, request, x_line_retry_key=key))

    async def _call(self, method: Callable[..., Awaitable[Any]], request: Any, **options: Any) -> None:
        try:
            await method(request, _request_timeout=self._within, **options)
        except ApiException as error:
            if error.status != 409:  # taken already
                raise _meaning(error) from error
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PlatformFault(type(error).__name__) from error

    @cached_property
    def _api(self) -> AsyncMessagingApi:
        """Made inside the running loop, as aiohttp wants it."""
        return AsyncMessagingApi(AsyncApiClient(self._settings))


def _meaning(error: ApiException) -> Exception:
    """The platform's words are left out: they may quote what was said."""
    why, body = f"{error.status} {error.reason}", str(error.body or "")
    if error.status == 400 and "Invalid reply token" in body:
        return TokenSpent(why)
    if error.status == 429 and "monthly limit" in body:
        return LimitReached(why)
    if error.status == 429:
        return Busy(why, retry_after(error.headers))
    if error.status >= 500:
        return PlatformFault(why, retry_after(error.headers))
    return Rejected(why)
