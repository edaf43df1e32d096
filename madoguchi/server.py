"""The server: one Sanic app with every door, around one agent."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Sequence
from datetime import date
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rasa.core.agent import Agent
from rasa.core.channels.channel import register
from rasa.core.run import close_resources, create_http_input_channels
from sanic import Sanic

from actions.rules import Adviser
from cases import today
from channels.api import api
from channels.assist import assist
from channels.health import health
from channels.insights import insights
from channels.messenger import SettingFault
from channels.metrics import measure
from channels.pages import OriginFault, pages
from channels.plain_request import PlainRequest
from channels.refusal import answer_in_japanese
from channels.service import Service
from channels.sheet import sheet
from insights import switched_on as counted
from madoguchi import assistant, switches
from madoguchi.hand_over import hand_over
from madoguchi.messengers import switched_on
from madoguchi.paths import CREDENTIALS, WEB
from madoguchi.trouble import Trouble
from nlu import ready

LARGEST_REQUEST = 1_000_000  # bytes; the longest message stays far below
PATIENCE_AT_THE_END = 3.0  # seconds for answers under way when told to stop


def serve(door: socket.socket, adviser: Adviser, model: Path, *, as_of: date | None) -> None:
    """Answer on the bound socket until interrupted."""
    app = build(adviser, model, as_of=as_of)
    port = door.getsockname()[1]
    # The links in what is said lead here, unless the operator knows a better address.
    os.environ.setdefault("MADOGUCHI_URL", f"http://localhost:{port}")

    @app.after_server_start
    async def say_so(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
        print(f"準備ができました。http://localhost:{port}/ を開いてください。", flush=True)

    app.run(sock=door, access_log=False, motd=False)


def build(adviser: Adviser, model: Path, *, as_of: date | None) -> Sanic:
    """The app with all its doors; the agent is loaded when it starts, before anyone is let in."""
    switches.check()
    app = Sanic("madoguchi", configure_logging=False, request_class=PlainRequest)
    app.config.REQUEST_MAX_SIZE = LARGEST_REQUEST
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = PATIENCE_AT_THE_END
    service = Service(
        adviser, partial(_understand, app), partial(_learn, app), partial(_ready, app), version("madoguchi"), as_of
    )
    app.ctx.service = service
    measure(app)
    answer_in_japanese(app)
    messengers = switched_on(partial(_forget, app), partial(_hand_over, app, adviser, as_of), as_of)
    register([*create_http_input_channels(None, str(CREDENTIALS)), *messengers], app, route="/webhooks/")
    try:
        pages(app, WEB)
    except OriginFault as fault:
        raise Trouble(str(fault)) from None
    app.blueprint(sheet())
    app.blueprint(api(service))
    try:
        assist(app, service)
    except SettingFault as fault:
        raise Trouble(str(fault)) from None
    app.blueprint(health(service))
    if counted():
        app.blueprint(insights(service))

    @app.before_server_start
    async def start(running: Sanic, _: asyncio.AbstractEventLoop) -> None:
        running.ctx.agent = await assistant.load(model, assistant.endpoints())
        await _warm_up(running)
        for messenger in messengers:
            await messenger.start()

    @app.before_server_stop
    async def finish(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
        await asyncio.gather(*(messenger.close(PATIENCE_AT_THE_END) for messenger in messengers))

    app.register_listener(close_resources, "after_server_stop")
    return app


async def _warm_up(app: Sanic) -> None:
    """Word lists, word vectors and diagrams load on first use: better now than while the first owner waits."""
    read = await _understand(app, "大阪市で居酒屋をやっています。従業員は3人です。", None, today())
    app.ctx.service.adviser.advise(read["facts"], as_of=today())
    ready.make()


async def _understand(app: Sanic, text: str, asked: str | None, day: date) -> dict[str, object]:
    agent: Agent = app.ctx.agent
    return await assistant.understanding(agent, text, asked, day)


async def _learn(app: Sanic, text: str) -> dict[str, Any]:
    return await assistant.learned(app.ctx.agent, text)


async def _forget(app: Sanic, sender: str) -> None:
    await assistant.forget(app.ctx.agent, sender)


async def _hand_over(
    app: Sanic, adviser: Adviser, as_of: date | None, channel: str, talk: str, texts: Sequence[str], reply: str | None
) -> list[dict[str, Any]]:
    return await hand_over(app.ctx.agent, adviser, as_of, channel, talk, texts, reply)


def _ready(app: Sanic) -> bool:
    return "agent" in vars(app.ctx) and bool(app.ctx.agent.is_ready())
