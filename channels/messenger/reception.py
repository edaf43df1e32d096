"""Takes in events of a messenger: each once, each sender's in order, answered in the background."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any

from limits import RateLimitItemPerMinute
from limits.aio.storage import MemoryStorage
from limits.aio.strategies import MovingWindowRateLimiter
from rasa.core.channels.channel import UserMessage

from channels.body import LONGEST_TEXT
from channels.messenger.house import House
from channels.messenger.inbox import HELD, Turn
from channels.messenger.lanes import Lanes
from channels.messenger.senders import private_id
from channels.web import NO_ANSWER, Bubbles
from channels.words import taken_in

logger = logging.getLogger(__name__)

# Faster than anyone types, slower than anything that could keep the others waiting.
MESSAGES_A_MINUTE = 30
TOO_FAST = "たくさんのメッセージをありがとうございます。1分ほどおいてから、もう一度送ってください。"
TOO_LONG = f"長いお話をありがとうございます。一度に読めるのは{LONGEST_TEXT:,}文字までです。分けて送ってください。"

Converse = Callable[[UserMessage], Awaitable[Any]]
Handle = Callable[[Turn], Awaitable[None]]
Bubble = dict[str, Any]


class Reception:
    """The reception of one messenger (`channel`): `converse` is Rasa's own handler, `handle` answers a turn."""

    def __init__(self, channel: str, house: House, converse: Converse, handle: Handle) -> None:
        self._channel = channel
        self._house = house
        self._converse = converse
        self._handle = handle
        self._lanes = Lanes()
        self._pace = MovingWindowRateLimiter(MemoryStorage())
        self._most = RateLimitItemPerMinute(MESSAGES_A_MINUTE)
        self._watch: asyncio.Task[None] | None = None

    async def take(self, event: str, talk: str, content: dict[str, Any]) -> None:
        """Have an event answered: once, in order, and after the platform has its 200.

        `event` is the platform's id of it, the same at each redelivery, `talk` that of the conversation. Neither is kept
        as it is; `content` (JSON) is, encrypted, until it is answered.
        """
        turn = await self._house.inbox.take(self._channel, self._private(event), self._private(talk), content)
        if turn is not None:
            self._put(turn)

    async def begin(self, turn: Turn, answer: Sequence[dict[str, Any]]) -> None:
        """Note what is about to be said; that it could not be noted keeps nobody from saying it."""
        try:
            await self._house.inbox.begin(turn, answer)
        except Exception:
            logger.exception("an answer could not be noted")

    async def answers(self, sender: str, text: str) -> list[Bubble]:
        """What the adviser says to a message, at least one bubble; what cannot be taken in is said in words."""
        if not await self._pace.hit(self._most, self._channel, sender):
            return [{"text": TOO_FAST}]
        if len(text) > LONGEST_TEXT:
            return [{"text": TOO_LONG}]
        collector = Bubbles()
        try:
            kept, metadata = taken_in(text, self._house.as_of)
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
            return await self._house.hand_over(self._channel, sender, kept, reply)
        except Exception:
            logger.exception("a talk could not be handed over")
            return [{"text": NO_ANSWER.message}]

    async def start(self) -> None:
        """Go on with what a process before us left, before anything new; then look now and then whether one is gone."""
        await self._take_over()
        self._watch = asyncio.create_task(self._watching())

    async def close(self, patience: float) -> None:
        """Let the answers under way arrive, at most `patience` seconds; the next process goes on with the others."""
        if self._watch is not None:
            self._watch.cancel()
        await self._lanes.close(patience)
        await self._house.inbox.hold(0)

    def _private(self, platform_id: str) -> str:
        return private_id(self._channel, platform_id, self._house.key)

    def _put(self, turn: Turn) -> None:
        self._lanes.put(turn.sender, partial(self._work, turn))

    async def _work(self, turn: Turn) -> None:
        try:
            await self._handle(turn)
        except Exception:
            logger.exception("a message of a messenger could not be answered")
        await self._house.inbox.done(turn)

    async def _take_over(self) -> None:
        for turn in await self._house.inbox.left(self._channel):
            self._put(turn)

    async def _watching(self) -> None:
        while True:
            await asyncio.sleep(HELD / 3)
            try:
                await self._house.inbox.hold()
                await self._take_over()
            except Exception:
                logger.exception("what is under way in a messenger could not be looked through")
