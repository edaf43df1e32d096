"""Takes in events of a messenger: each once, each sender's in order, answered in the background."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from functools import partial
from typing import Any

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from rasa.core.channels.channel import UserMessage

from channels.body import LONGEST_TEXT
from channels.messenger.lanes import Lanes
from channels.messenger.seen import Seen
from channels.messenger.senders import private_id
from channels.web import NO_ANSWER, Bubbles
from channels.words import taken_in

logger = logging.getLogger(__name__)

# Faster than anyone types, slower than anything that could keep the others waiting.
MESSAGES_A_MINUTE = 30
TOO_FAST = "たくさんのメッセージをありがとうございます。1分ほどおいてから、もう一度送ってください。"
TOO_LONG = f"長いお話をありがとうございます。一度に読めるのは{LONGEST_TEXT:,}文字までです。分けて送ってください。"

Converse = Callable[[UserMessage], Awaitable[Any]]
Bubble = dict[str, Any]
# Of a channel, the talk in it, what people said there to each other, and the reply to whether it may be kept, if there is
# one yet: what the adviser says.
HandOver = Callable[[str, str, Sequence[str], str | None], Awaitable[list[Bubble]]]


class Reception:
    """The reception of one messenger (`channel`): `key` makes its private ids, `converse` is Rasa's own handler."""

    def __init__(
        self,
        channel: str,
        key: str,
        seen: Seen,
        converse: Converse,
        hand_over: HandOver,
        as_of: date | None = None,
    ) -> None:
        self._channel = channel
        self._key = key
        self._seen = seen
        self._converse = converse
        self._hand_over = hand_over
        self._as_of = as_of
        self._lanes = Lanes()
        self._pace = MovingWindowRateLimiter(MemoryStorage())
        self._most = RateLimitItemPerMinute(MESSAGES_A_MINUTE)

    async def take(self, event: str, platform_id: str, work: Callable[[str], Awaitable[None]]) -> None:
        """Do the work for an event, given the sender's private id: once, in order, and after the platform has its 200.

        `event` is the platform's id of the event, the same at each redelivery; as it may name people, it is not kept.
        """
        if await self._seen.first(self._channel, private_id(self._channel, event, self._key)):
            sender = private_id(self._channel, platform_id, self._key)
            self._lanes.put(sender, partial(work, sender))

    async def answers(self, sender: str, text: str) -> list[Bubble]:
        """What the adviser says to a message, at least one bubble; what cannot be taken in is said in words."""
        if not await self._pace.hit(self._most, self._channel, sender):
            return [{"text": TOO_FAST}]
        if len(text) > LONGEST_TEXT:
            return [{"text": TOO_LONG}]
        collector = Bubbles()
        try:
            kept, metadata = taken_in(text, self._as_of)
            await self._converse(UserMessage(kept, collector, sender, input_channel=self._channel, metadata=metadata))
        except Exception:
            logger.exception("a message could not be answered")
        return collector.messages or [{"text": NO_ANSWER.message}]

    async def hand_over(self, sender: str, texts: Sequence[str], reply: str | None) -> list[Bubble]:
        """What the adviser says to a talk between people that is to become a hand-over sheet."""
        if not await self._pace.hit(self._most, self._channel, sender):
            return [{"text": TOO_FAST}]
        try:
            kept = [taken_in(text, None)[0] for text in texts]
            return await self._hand_over(self._channel, sender, kept, reply)
        except Exception:
            logger.exception("a talk could not be handed over")
            return [{"text": NO_ANSWER.message}]

    async def close(self, patience: float) -> None:
        """Let the answers under way arrive, at most `patience` seconds."""
        await self._lanes.close(patience)
