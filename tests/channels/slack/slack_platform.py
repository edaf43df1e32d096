"""A stand-in for Slack on loopback: takes what Slack takes, refuses what Slack refuses, and has bad moments when told to."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import itertools
import json
import time
import uuid
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import yaml
from aiohttp import web
from slack_schema import faults
from stand_in import Json, Platform

MANIFEST = Path(__file__).resolve().parents[3] / "channels" / "slack" / "manifest.yml"
SECRET = "0123456789abcdef" * 2
TOKEN = "xoxb-stand-in-0123456789"
TEAM, BOT = "T0000000001", "U0000000BOT"
# What the app may do is what its manifest asks for, and reading needs a scope for each kind of conversation.
GRANTED = set(yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"])
SCOPES = {"C": "channels:history", "G": "groups:history", "D": "im:history"}
WHISPERS = 5  # how often a response_url may be used


@dataclass
class BadMoment:
    """How one call (that speaks, or one for reading) fails.

    `status` 0 gives no answer at all; `taken` means that the call was accepted all the same.
    """

    status: int = 500
    taken: bool = False
    retry_after: int | None = None
    error: str | None = None
    reading: bool = False


class StandIn(Platform):
    """Slack, with what it shows and what it had to refuse.

    `posted` is what the app said in each channel or thread, `whispered` what it told single persons, `written` what people
    wrote in each thread; `unreadable` threads are refused with the error that stands there.
    """

    name = "slack"

    def __init__(self, calls_a_second: int | None = None) -> None:
        super().__init__(calls_a_second)
        self.posted: dict[str, list[Json]] = defaultdict(list)
        self.whispered: dict[str, list[Json]] = defaultdict(list)
        self.written: dict[str, list[Json]] = defaultdict(list)
        self.unreadable: dict[str, str] = {}
        self._numbers = itertools.count(1)

    def stamp(self) -> str:
        """A time stamp as Slack numbers messages: never twice the same."""
        return f"{time.time() + 0.000001 * next(self._numbers):.6f}"

    def event(self, **event: Any) -> Json:
        """An event of the Events API."""
        named = {"user": "U0000000001", "ts": self.stamp()} | event
        bot = [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]
        return {
            "type": "event_callback",
            "team_id": TEAM,
            "event_id": f"Ev{uuid.uuid4().hex[:12].upper()}",
            "authorizations": bot,
            "event": named,
        }

    def direct(self, channel: str, text: str, **more: Any) -> Json:
        """A direct message."""
        return self.event(type="message", channel_type="im", channel=channel, text=text, **more)

    def mention(self, channel: str, text: str, **more: Any) -> Json:
        """A message in a channel that calls the app."""
        return self.event(type="app_mention", channel=channel, text=f"<@{BOT}> {text}", **more)

    def command(self, channel: str, person: str, text: str) -> Json:
        """`/madoguchi` with a text."""
        return {
            "command": "/madoguchi",
            "text": text,
            "team_id": TEAM,
            "channel_id": channel,
            "user_id": person,
            "trigger_id": uuid.uuid4().hex,
            "response_url": f"{self.url}/whisper/{channel}-{person}-{next(self._numbers)}",
        }

    def tap(self, channel: str, message: Json, value: str, person: str = "U0000000001") -> Json:
        """A button or an option of a message that was posted or whispered."""
        alone = "whisper" in message
        named = [(block.get("block_id", "x1Y2"), block) for block in message["blocks"]]
        found = [element | {"block_id": name} for name, block in named for element in block.get("elements", ())]
        button = next((one for one in found if one.get("value") == value), None)
        if button is None:
            select = next(one for one in found if any(o["value"] == value for o in one.get("options", ())))
            chosen = {"selected_option": next(o for o in select["options"] if o["value"] == value)}
        else:
            select, chosen = button, {"value": value}
        shown = {} if alone else {"message": {k: message[k] for k in ("ts", "thread_ts") if k in message}}
        action = {name: select[name] for name in ("type", "action_id", "block_id")} | chosen
        return shown | {
            "type": "block_actions",
            "team": {"id": TEAM},
            "user": {"id": person},
            "channel": {"id": channel},
            "container": {"type": "message", "message_ts": message["ts"], "is_ephemeral": alone},
            "actions": [action | {"action_ts": self.stamp()}],
            "response_url": f"{self.url}/whisper/{channel}-{person}-{next(self._numbers)}",
        }

    def write(self, text: str, thread: str | None = None, **more: Any) -> Json:
        """What somebody writes in a thread, or to begin one; the message as Slack shows it to apps."""
        stamp = self.stamp()
        message = {"type": "message", "user": "U0000000001", "text": text, "ts": stamp} | more
        kept = message | ({"thread_ts": thread} if thread else {})
        self.written[thread or stamp].append(kept)
        return kept

    def shortcut(self, channel: str, message: Json, person: str = "U0000000001", **more: Any) -> Json:
        """「引継ぎ票にする」 in the menu of a message."""
        return {
            "type": "message_action",
            "callback_id": "hand_over",
            "trigger_id": uuid.uuid4().hex,
            "action_ts": self.stamp(),
            "team": {"id": TEAM},
            "user": {"id": person},
            "channel": {"id": channel},
            "message_ts": message["ts"],
            "message": message,
            "response_url": f"{self.url}/whisper/{channel}-{person}-{next(self._numbers)}",
        } | more

    def forget(self) -> None:
        """Begin anew."""
        for kept in (self.posted, self.whispered, self.written, self.unreadable, self.calls, self.refused, self.bad):
            kept.clear()

    def app(self) -> web.Application:
        """The routes."""
        app = web.Application(client_max_size=2_000_000)
        app.router.add_post("/api/chat.postMessage", self._post)
        app.router.add_route("*", "/api/conversations.history", self._history)
        app.router.add_route("*", "/api/conversations.replies", self._replies)
        app.router.add_post("/whisper/{to}", self._whisper)
        return app

    async def _post(self, request: web.Request) -> web.Response:
        body = await _read(request)

        def take() -> Json:
            kept = body | {"ts": self.stamp(), "bot_id": "B1"}
            self.posted[body.get("thread_ts") or body["channel"]].append(kept)
            return {"ok": True, "ts": kept["ts"]}

        return await self._answer(request, body, take)

    async def _whisper(self, request: web.Request) -> web.Response:
        body, to = await _read(request), request.match_info["to"]
        talk, uses = to.rsplit("-", 1)[0], sum(one["whisper"] == to for one in self.whispered[to.rsplit("-", 1)[0]])
        if body.get("response_type") != "ephemeral" or uses >= WHISPERS:
            return web.Response(status=404, text="used_url")

        def take() -> Json:
            self.whispered[talk].append(body | {"ts": self.stamp(), "whisper": to})
            return {"ok": True}

        return await self._answer(request, body, take, open_door=True)

    async def _history(self, request: web.Request) -> web.Response:
        asked = dict(request.query) | {k: str(v) for k, v in (await _read(request)).items()}
        self.calls.append((request.path, asked))
        if refusal := self._forbidden(request, SCOPES[asked["channel"][0]]):
            return web.json_response({"ok": False, "error": refusal})
        listed = self.posted.get(asked["channel"], [])
        shown = [one for one in listed if float(one["ts"]) > float(asked.get("oldest", 0))]
        if asked.get("include_all_metadata") not in ("1", "true", "True"):
            shown = [{k: v for k, v in one.items() if k != "metadata"} for one in shown]
        return web.json_response({"ok": True, "messages": shown[: int(asked["limit"])]})

    async def _replies(self, request: web.Request) -> web.Response:
        """A thread, page by page, with its first message at the head of each, as Slack sends it."""
        asked = dict(request.query) | {k: str(v) for k, v in (await _read(request)).items()}
        thread, oldest = asked["ts"], float(asked.get("oldest", 0))
        self.calls.append((request.path, asked))
        if refusal := self._forbidden(request, SCOPES[asked["channel"][0]]) or self.unreadable.get(thread):
            return web.json_response({"ok": False, "error": refusal})
        if self.bad and self.bad[0].reading:
            return await _shown(self.bad.popleft(), {})
        listed = sorted([*self.written.get(thread, ()), *self.posted.get(thread, ())], key=lambda one: float(one["ts"]))
        listed = [one for one in listed if float(one["ts"]) > oldest]
        if asked.get("include_all_metadata") not in ("1", "true", "True"):
            listed = [{k: v for k, v in one.items() if k != "metadata"} for one in listed]
        start, end = int(asked.get("cursor", 1)), int(asked.get("cursor", 1)) + int(asked["limit"]) - 1
        more = {"response_metadata": {"next_cursor": str(end) if end < len(listed) else ""}}
        return web.json_response({"ok": True, "messages": listed[:1] + listed[start:end]} | more)

    def _forbidden(self, request: web.Request, scope: str) -> str | None:
        if request.headers.get("Authorization") != f"Bearer {TOKEN}":
            return "invalid_auth"
        return None if scope in GRANTED else "missing_scope"

    async def _answer(self, request: web.Request, body: Json, take: Any, open_door: bool = False) -> web.Response:
        self.calls.append((request.path, body))
        if not open_door and (refusal := self._forbidden(request, "chat:write")):
            return self._refuse(web.json_response({"ok": False, "error": refusal}))
        if self.too_fast():
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"})
        if details := faults(body):
            return self._refuse(web.json_response({"ok": False, "error": "invalid_blocks", "errors": details}))
        moment = self.bad.popleft() if self.bad and not self.bad[0].reading else None
        answer = take() if moment is None or moment.taken else {}
        return await _shown(moment, answer)

    def _refuse(self, refusal: web.Response) -> web.Response:
        self.refused.append(str(refusal.text))
        return refusal


async def _read(request: web.Request) -> Json:
    """The SDK sends JSON or a form, in which inner objects are JSON again."""
    if request.content_type == "application/json":
        body: Json = await request.json()
        return body
    form = await request.post()
    inner = ("blocks", "metadata")
    return {name: json.loads(str(value)) if name in inner else value for name, value in form.items()}


async def _shown(moment: BadMoment | None, answer: Json) -> web.Response:
    if moment is None:
        return web.json_response(answer)
    if moment.status == 0:
        await asyncio.sleep(2)
    headers = {} if moment.retry_after is None else {"Retry-After": str(moment.retry_after)}
    if moment.error:
        return web.json_response({"ok": False, "error": moment.error}, status=moment.status, headers=headers)
    return web.Response(status=moment.status or 200, text="<html>bad moment</html>", headers=headers)


def signed(body: bytes, secret: str = SECRET, at: float | None = None) -> dict[str, str]:
    """The headers that Slack signs a request with."""
    stamp = str(int(time.time() if at is None else at))
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def sent(what: Json) -> tuple[bytes, str]:
    """The body and the content type of a request: events as JSON, commands and taps as forms."""
    if "command" in what:
        return urlencode(what).encode(), "application/x-www-form-urlencoded"
    if what.get("type") in ("event_callback", "url_verification"):
        return json.dumps(what, ensure_ascii=False).encode(), "application/json"
    return urlencode({"payload": json.dumps(what)}).encode(), "application/x-www-form-urlencoded"
