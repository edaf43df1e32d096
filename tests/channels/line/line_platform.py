"""A stand-in for LINE on loopback: takes what LINE takes, refuses what LINE refuses, and has bad moments when told to.

Requests are checked as the Messaging API reference says, messages by LINE's published definition (`line_schema.py`).
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import itertools
import json
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from line_schema import faults
from stand_in import Json, Platform

SECRET = "0123456789abcdef" * 2
TOKEN = "stand-in/" + "t" * 60


@dataclass
class BadMoment:
    """How one call fails: `status` 0 gives no answer at all; `taken` means that the call was accepted all the same."""

    status: int = 500
    taken: bool = False
    retry_after: int | None = None
    body: Json = field(default_factory=lambda: {"message": "bad moment"})


class StandIn(Platform):
    """LINE, with what it delivered to each talk and what it had to refuse."""

    name = "line"

    def __init__(self, token_life: float = 60.0, calls_a_second: int | None = None) -> None:
        super().__init__(calls_a_second)
        self.delivered: dict[str, list[Json]] = defaultdict(list)
        self.menus: dict[str, Json] = {}
        self._life = token_life
        self._tokens: dict[str, tuple[str, float]] = {}
        self._keys: set[str] = set()
        self._numbers = itertools.count(1)

    def event(self, talk: str, **what: Any) -> Json:
        """An event of a talk as LINE would send it, with a fresh reply token."""
        token = uuid.uuid4().hex
        self._tokens[token] = (talk, time.monotonic())
        kind = {"U": "user", "C": "group", "R": "room"}[talk[0]]
        source = {"type": kind, f"{kind}Id": talk} | ({} if kind == "user" else {"userId": "U" + "9" * 32})
        common = {
            "webhookEventId": uuid.uuid4().hex.upper()[:26],
            "deliveryContext": {"isRedelivery": False},
            "timestamp": int(time.time() * 1000),
            "mode": "active",
            "source": source,
            "replyToken": token,
        }
        return common | what

    def text(self, talk: str, text: str, **more: Any) -> Json:
        """A text message."""
        return self.event(talk, type="message", message={"id": "1", "type": "text", "text": text} | more)

    def texts(self, talk: str) -> list[str]:
        """What a talk shows, cards by their alternative text."""
        return [message.get("text") or message["altText"] for message in self.delivered[talk]]

    def forget(self) -> None:
        """Begin anew."""
        for kept in (self.delivered, self.calls, self.refused, self.bad):
            kept.clear()

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=2_000_000)
        app.router.add_post("/v2/bot/message/reply", self._reply)
        app.router.add_post("/v2/bot/message/push", self._push)
        app.router.add_post("/v2/bot/chat/loading/start", self._loading)
        app.router.add_post("/v2/bot/richmenu", self._menu)
        app.router.add_get("/v2/bot/richmenu/list", self._menus)
        app.router.add_delete("/v2/bot/richmenu/{id}", self._remove)
        app.router.add_post("/v2/bot/richmenu/{id}/content", self._picture)
        app.router.add_post("/v2/bot/user/all/richmenu/{id}", self._choose)
        return app

    async def _reply(self, request: web.Request) -> web.Response:
        body = await request.json()
        talk, since = self._tokens.get(body.get("replyToken"), ("", 0.0))
        late = not talk or time.monotonic() - since > self._life
        wrong = "Invalid reply token" if late else None

        def take() -> None:
            del self._tokens[body["replyToken"]]
            self.delivered[talk].extend(body["messages"])

        return await self._answer(request, body, wrong, take)

    async def _push(self, request: web.Request) -> web.Response:
        body, key = await request.json(), request.headers.get("X-Line-Retry-Key")
        if key is not None and str(uuid.UUID(key)) in self._keys:
            return web.json_response({"message": "The retry key is already accepted"}, status=409)

        def take() -> None:
            if key is not None:
                self._keys.add(str(uuid.UUID(key)))
            self.delivered[body["to"]].extend(body["messages"])

        return await self._answer(request, body, None, take)

    async def _answer(self, request: web.Request, body: Json, wrong: str | None, take: Any) -> web.Response:
        self.calls.append((request.path, body))
        refusal = self._checked(request, body, wrong)
        if refusal is not None:
            self.refused.append(f"{refusal.status} {refusal.text}")
            return refusal
        moment = self.bad.popleft() if self.bad else None
        if moment is None or moment.taken:
            take()
        return await _shown(request, moment) if moment else web.json_response({"sentMessages": []})

    def _checked(self, request: web.Request, body: Json, wrong: str | None) -> web.Response | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return web.json_response({"message": "Authentication failed"}, status=401)
        if self.too_fast():
            return web.json_response({"message": "Too Many Requests"}, status=429, headers={"Retry-After": "1"})
        details = faults(body.get("messages"))
        if details:
            return web.json_response({"message": "The request body has errors", "details": details}, status=400)
        return web.json_response({"message": wrong}, status=400) if wrong else None

    async def _loading(self, request: web.Request) -> web.Response:
        body = await request.json()
        self.calls.append((request.path, body))
        if body["chatId"][0] != "U" or body["loadingSeconds"] not in range(5, 61, 5):
            return web.json_response({"message": "wrong"}, status=400)
        return web.json_response({}, status=202)

    async def _menu(self, request: web.Request) -> web.Response:
        name = f"richmenu-{next(self._numbers)}"
        self.menus[name] = {"menu": await request.json()}
        return web.json_response({"richMenuId": name})

    async def _menus(self, _: web.Request) -> web.Response:
        listed = [kept["menu"] | {"richMenuId": name} for name, kept in self.menus.items()]
        return web.json_response({"richmenus": listed})

    async def _remove(self, request: web.Request) -> web.Response:
        del self.menus[request.match_info["id"]]
        return web.json_response({})

    async def _picture(self, request: web.Request) -> web.Response:
        self.menus[request.match_info["id"]]["picture"] = await request.read()
        self.menus[request.match_info["id"]]["kind"] = request.headers["Content-Type"]
        return web.json_response({})

    async def _choose(self, request: web.Request) -> web.Response:
        menu = self.menus[request.match_info["id"]]
        if "picture" not in menu:
            return web.json_response({"message": "must upload richmenu image before applying it"}, status=400)
        menu["shown"] = True
        return web.json_response({})


async def _shown(request: web.Request, moment: BadMoment) -> web.Response:
    if moment.status == 0:
        await asyncio.sleep(2)
    headers = {} if moment.retry_after is None else {"Retry-After": str(moment.retry_after)}
    return web.json_response(moment.body, status=moment.status or 200, headers=headers)


def signed(body: bytes, secret: str = SECRET) -> str:
    """The signature of a body, as LINE makes it."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def webhook(*events: Json) -> bytes:
    """The body of a request."""
    return json.dumps({"destination": "U" + "0" * 32, "events": events}, ensure_ascii=False).encode()
