"""`POST /webhooks/line/webhook`: what LINE sends, checked, taken in once, and answered afterwards."""

from __future__ import annotations

import asyncio
import os
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Self

from linebot.v3.messaging import Configuration, Message
from linebot.v3.webhook import SignatureValidator
from sanic import Blueprint, HTTPResponse, response
from sanic.request import Request

from channels.line.events import Event, Heard, events, heard
from channels.line.messages import messages
from channels.line.platform import REPLY_WITHIN, Platform, Ticket
from channels.line.words import words
from channels.messenger import House, Messenger, Turn, secret
from channels.messenger.inbox import KEPT
from channels.refusal import Problem, Refusal

SECRET, TOKEN = "MADOGUCHI_LINE_CHANNEL_SECRET", "MADOGUCHI_LINE_CHANNEL_ACCESS_TOKEN"
# Where the Messaging API is, if not at LINE: for tests.
API = "MADOGUCHI_LINE_API"
LEFT = ("unfollow", "leave")
SHOW_DOTS_AFTER = 1.0  # seconds; before that nobody starts to wonder

FORGED = Problem("bad_signature", "LINEからの署名を確かめられませんでした。チャネルシークレットをお確かめください。")
UNREADABLE = Problem("not_json", "送られた内容を読み取れませんでした。")


class Line(Messenger):
    """The official account: one talk with each person, and one with each group that calls it."""

    SECRETS = (SECRET, TOKEN)

    def __init__(self, house: House, channel_secret: str, platform: Platform) -> None:
        """`channel_secret` proves that a request comes from LINE."""
        super().__init__(house)
        self._validator = SignatureValidator(channel_secret)
        self._platform = platform

    @classmethod
    def name(cls) -> str:
        """The name in the path."""
        return "line"

    @classmethod
    def from_environment(cls, house: House, environment: Mapping[str, str] = os.environ) -> Self:
        """The account that the environment names."""
        channel_secret = secret(SECRET, "[0-9a-f]{32}", "LINEのチャネルシークレット（32文字の英数字）", environment)
        return cls(house, channel_secret, Platform(access(environment)))

    def routes(self, door: Blueprint) -> None:
        """The webhook."""

        @door.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            body = self._verified(request)
            try:
                listed = events(body)
            except (ValueError, RecursionError):
                raise Refusal(HTTPStatus.BAD_REQUEST, UNREADABLE) from None
            for event in listed:
                await self._take(event)
            return response.text("OK")

    async def close(self, patience: float) -> None:
        """Let the answers arrive, then let go of LINE."""
        await super().close(patience)
        await self._platform.close()

    def _verified(self, request: Request) -> str:
        """The body as it was signed."""
        signature = request.headers.get("X-Line-Signature", "")
        try:
            body: str = request.body.decode()
        except UnicodeDecodeError:
            raise Refusal(HTTPStatus.UNAUTHORIZED, FORGED) from None
        if not self._validator.validate(body, signature):
            raise Refusal(HTTPStatus.UNAUTHORIZED, FORGED)
        return body

    async def _take(self, event: Event) -> None:
        """Older events than are remembered might be here for the second time."""
        talk, age = event.source.talk, time.time() - event.timestamp / 1000
        if talk is None or event.mode != "active" or age > KEPT:
            return
        if event.type in LEFT or heard(event) is not None:
            await self.reception.take(event.id, talk, event.model_dump(mode="json", by_alias=True))

    async def handle(self, turn: Turn) -> None:
        """Answer an event, or forget who left."""
        event = Event.model_validate(turn.event)
        said, talk = heard(event), event.source.talk
        if event.type in LEFT:
            await self.house.forget(turn.sender)
        if said is None or talk is None:
            return
        if turn.answer is None:
            shown = messages(await self._answer(event, said, turn.sender), private=event.source.private)
            await self.reception.begin(turn, [message.to_dict() for message in shown])
        until = time.monotonic() + REPLY_WITHIN - (time.time() - turn.at)
        ticket = Ticket(talk, event.reply_token, until, turn.id, turn.again)
        await self._platform.answer(ticket, [Message.from_dict(message) for message in turn.answer or ()])

    async def _answer(self, event: Event, said: Heard, sender: str) -> list[dict[str, Any]]:
        bubbles: list[dict[str, Any]] = []
        if said.words:
            stopped = said.text is None and event.source.private
            bubbles.append({"text": said.words, "buttons": [{"title": words()["go_on"]}] if stopped else []})
        if said.text is not None:
            bubbles += await self._thinking(event, self.reception.answers(sender, said.text))
        return bubbles

    async def _thinking(self, event: Event, answers: Any) -> list[dict[str, Any]]:
        """What the adviser says; LINE shows dots meanwhile if it takes long, in talks with one person only."""
        answer = asyncio.ensure_future(answers)
        done, _ = await asyncio.wait([answer], timeout=SHOW_DOTS_AFTER)
        if not done and event.source.private:
            await self._platform.think(str(event.source.user_id))
        bubbles: list[dict[str, Any]] = await answer
        return bubbles


def access(environment: Mapping[str, str] = os.environ) -> Configuration:
    """LINE as the account of the access token in the environment. Raises SettingFault."""
    looks = "LINEのチャネルアクセストークン（長期）"
    token = secret(TOKEN, "[A-Za-z0-9+/=._-]{40,}", looks, environment)
    return Configuration(host=environment.get(API) or None, access_token=token)
