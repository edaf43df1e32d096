"""`POST /webhooks/slack/webhook`: events, buttons and commands of Slack, checked, taken in once, answered afterwards."""

from __future__ import annotations

import os
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Self

from sanic import Blueprint, HTTPResponse, response
from sanic.request import Request
from slack_sdk.signature import SignatureVerifier

from channels.messenger import House, Messenger, Turn, secret
from channels.refusal import Problem, Refusal
from channels.slack.blocks import messages
from channels.slack.events import HAND_OVER, HandOver, Heard, heard, payload
from channels.slack.platform import Platform
from channels.slack.threads import Unreadable, thread
from channels.slack.words import words

SECRET, TOKEN = "MADOGUCHI_SLACK_SIGNING_SECRET", "MADOGUCHI_SLACK_BOT_TOKEN"
# Where the Web API is; only tests have another one.
API, DEFAULT_API = "MADOGUCHI_SLACK_API", "https://slack.com/api/"

FORGED = Problem(
    "bad_signature", "Slackからの署名を確かめられませんでした。Signing Secretと、サーバーの時計をお確かめください。"
)
UNREADABLE = Problem("not_readable", "送られた内容を読み取れませんでした。")


class Slack(Messenger):
    """The app: one talk with each person, one in each thread that calls it, one behind `/madoguchi`."""

    SECRETS = (SECRET, TOKEN)

    def __init__(self, house: House, signing_secret: str, platform: Platform) -> None:
        """`signing_secret` proves that a request comes from Slack."""
        super().__init__(house)
        self._verifier = SignatureVerifier(signing_secret)
        self._platform = platform

    @classmethod
    def name(cls) -> str:
        """The name in the path."""
        return "slack"

    @classmethod
    def from_environment(cls, house: House, environment: Mapping[str, str] = os.environ) -> Self:
        """The app that the environment names."""
        signing = secret(SECRET, "[0-9a-f]{32}", "SlackのSigning Secret（32文字の英数字）", environment)
        token = secret(
            TOKEN, r"xoxb-[A-Za-z0-9-]{10,}", "SlackのBot User OAuth Token（xoxb-で始まる文字）", environment
        )
        return cls(house, signing, Platform(environment.get(API) or DEFAULT_API, token))

    def routes(self, door: Blueprint) -> None:
        """The webhook."""

        @door.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            self._verify(request)
            try:
                read = payload(request.body, request.headers.get("Content-Type", ""))
                said = heard(read)
            except (ValueError, RecursionError):
                raise Refusal(HTTPStatus.BAD_REQUEST, UNREADABLE) from None
            if read.get("type") == "url_verification":
                return response.text(str(read.get("challenge", "")))
            if said is not None:
                await self.reception.take(said.event, said.talk, read)
            return response.empty(HTTPStatus.OK)

    async def close(self, patience: float) -> None:
        """Let the answers arrive, then let go of Slack."""
        await super().close(patience)
        await self._platform.close()

    def _verify(self, request: Request) -> None:
        """By the body as it was signed, within five minutes."""
        stamp = request.headers.get("X-Slack-Request-Timestamp", "")
        signature = request.headers.get("X-Slack-Signature", "")
        try:
            genuine = self._verifier.is_valid(request.body, stamp, signature)
        except (ValueError, TypeError):
            genuine = False
        if not genuine:
            raise Refusal(HTTPStatus.UNAUTHORIZED, FORGED)

    async def handle(self, turn: Turn) -> None:
        """Answer an event, a tap, a command or the shortcut."""
        said = heard(turn.event)
        if said is None:
            return
        if turn.answer is None:
            answer = self._answer(said, turn.sender) if isinstance(said, Heard) else self._hand_over(said, turn.sender)
            await self.reception.begin(turn, await answer)
        await self._platform.answer(said.place, turn.answer or [], turn.id, unsure=turn.again)

    async def _answer(self, said: Heard, sender: str) -> list[dict[str, Any]]:
        bubbles: list[dict[str, Any]] = [{"text": said.words}] if said.words else []
        if said.text is not None:
            bubbles += await self.reception.answers(sender, said.text)
        return messages(bubbles, said.before, said.after)

    async def _hand_over(self, wanted: HandOver, sender: str) -> list[dict[str, Any]]:
        """To whoever asked, and to nobody else. The thread is read anew for the reply: nothing is kept before it."""
        try:
            texts = await thread(self._platform, wanted.place.channel, wanted.thread)
            bubbles = await self.reception.hand_over(sender, texts, wanted.reply)
            return messages(bubbles, after=words()["sheet"], about=f"{HAND_OVER} {wanted.thread}")
        except Unreadable as fault:
            return messages([{"text": words()[str(fault)]}])
