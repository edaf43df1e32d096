"""The Web API of Slack, through its SDK: each answer arrives once and in order, whatever the platform goes through."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

from channels.messenger import Busy, PlatformFault, Rejected, delivered, retry_after
from channels.slack.events import Place

logger = logging.getLogger(__name__)

CALL_WITHIN = 10.0  # seconds
CONNECTIONS = 50
# Each answer carries a mark that only apps see, to find it again.
MARK = "madoguchi_answer"
LOOKED_AT = 100  # messages since the one that is answered
PAGE, MOST_READ = 200, 1000  # messages of a thread
READ_WITHIN = 60.0  # seconds; who wants to see a thread read is waiting
_PASSING = {"internal_error", "fatal_error", "service_unavailable", "request_timeout"}
_TOO_FAST = {"ratelimited", "rate_limited"}

Json = dict[str, Any]


class Refused(Rejected):
    """Slack will not take a call, now or later; `named` is its own word for why."""

    def __init__(self, status: int, named: str) -> None:
        super().__init__(f"{status} {named}".strip())
        self.named = named


class TooLong(Exception):
    """A thread has more messages than are read."""


class Platform:
    """Slack at `api`, as the app of the bot token."""

    def __init__(self, api: str, token: str, within: float = CALL_WITHIN) -> None:
        """Nothing is opened before the first call."""
        self._api = api
        self._token = token
        self._within = within

    async def answer(self, place: Place, messages: list[Json], name: str, *, unsure: bool = False) -> None:
        """Say it, in order; what Slack refuses for good is logged, never what was said.

        `name` is the same however often the answer is tried; `unsure`, if it was tried before and may have arrived.
        """
        try:
            for number, message in enumerate(messages):
                await self._say(place, message, f"{name}-{number}", unsure)
                place = replace(place, replaces=False)
        except (PlatformFault, Rejected) as fault:
            logger.error("an answer could not be delivered: %s", fault)

    async def thread(self, channel: str, stamp: str) -> list[Json]:
        """The messages of the thread that begins at `stamp`. Raises Refused, PlatformFault or TooLong."""
        look: Json = {"channel": channel, "ts": stamp, "limit": PAGE}
        # The first message of a thread may stand at the head of each page.
        listed: dict[str, Json] = {}
        while True:
            call = partial(self._called, self._client.conversations_replies, **look)
            page = await delivered(call, patience=READ_WITHIN)
            listed |= {message["ts"]: message for message in page["messages"]}
            if len(listed) > MOST_READ:
                raise TooLong
            look["cursor"] = (page.get("response_metadata") or {}).get("next_cursor")
            if not look["cursor"]:
                return list(listed.values())

    async def close(self) -> None:
        """Let go of the connections."""
        if "_session" in vars(self):
            await self._session.close()

    async def _say(self, place: Place, message: Json, mark: str, unsure: bool) -> None:
        if place.response_url:
            await delivered(partial(self._whisper, place.response_url, place.replaces, message))
        else:
            await self._post(place, message, mark, unsure)

    async def _post(self, place: Place, message: Json, mark: str, unsure: bool) -> None:
        """Slack has no key against doubles: a call that may have arrived is looked for before it is made again."""
        metadata = {"event_type": MARK, "event_payload": {"id": mark}}
        options = {"thread_ts": place.thread, "metadata": metadata, "unfurl_links": False, "unfurl_media": False}

        async def call() -> None:
            nonlocal unsure
            if unsure and await self._arrived(place, mark):
                return
            try:
                await self._called(self._client.chat_postMessage, channel=place.channel, **options, **message)
            except PlatformFault as fault:
                unsure = unsure or not isinstance(fault, Busy)
                raise

        await delivered(call)

    async def _arrived(self, place: Place, mark: str) -> bool:
        look = {"channel": place.channel, "oldest": place.since, "limit": LOOKED_AT, "include_all_metadata": True}
        try:
            if place.thread:
                found = await self._called(self._client.conversations_replies, ts=place.thread, **look)
            else:
                found = await self._called(self._client.conversations_history, **look)
        except Rejected as error:
            logger.warning("whether an answer arrived cannot be seen, so it is said again: %s", error)
            return False
        listed = (message.get("metadata", {}).get("event_payload", {}) for message in found.get("messages", []))
        return any(payload.get("id") == mark for payload in listed)

    async def _called(self, method: Callable[..., Awaitable[Any]], **options: Any) -> Any:
        try:
            return await method(**options)
        except SlackApiError as error:
            raise _meaning(error) from error
        except (TimeoutError, aiohttp.ClientError, SlackClientError) as error:
            raise PlatformFault(type(error).__name__) from error

    async def _whisper(self, url: str, replaces: bool, message: Json) -> None:
        """What only one person sees is kept nowhere, so it is said again if it may not have arrived."""
        client = AsyncWebhookClient(url, session=self._session, retry_handlers=[])
        body = {"response_type": "ephemeral", "replace_original": replaces} | message
        try:
            answer = await client.send_dict(body)
        except (TimeoutError, aiohttp.ClientError) as error:
            raise PlatformFault(type(error).__name__) from error
        if answer.status_code != 200:
            raise _fault(answer.status_code, "", answer.headers)

    @cached_property
    def _session(self) -> aiohttp.ClientSession:
        """Made inside the running loop, as aiohttp wants it. Waiting for a free connection is not Slack's fault."""
        limits = aiohttp.ClientTimeout(total=None, sock_connect=self._within, sock_read=self._within)
        return aiohttp.ClientSession(timeout=limits, connector=aiohttp.TCPConnector(limit=CONNECTIONS))

    @cached_property
    def _client(self) -> AsyncWebClient:
        """Its own retries are off: they know nothing of doubles."""
        return AsyncWebClient(self._token, base_url=self._api, session=self._session, retry_handlers=[])


def _meaning(error: SlackApiError) -> Exception:
    answer = error.response
    named = answer.get("error", "") if isinstance(answer.data, dict) else ""
    return _fault(answer.status_code, named, answer.headers)


def _fault(status: int, named: str, headers: Any) -> Exception:
    """The platform's other words are left out: they may quote what was said."""
    why = f"{status} {named}".strip()
    if status == 429 or named in _TOO_FAST:
        return Busy(why, retry_after(headers))
    if status >= 500 or named in _PASSING:
        return PlatformFault(why, retry_after(headers))
    return Refused(status, named)
