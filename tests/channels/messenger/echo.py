"""A server with the door of one messenger and a dialogue that repeats what it hears: `echo.py line|slack API DATABASE`.

「A｜B｜C」 is repeated as A with the choices B and C; 「ゆっくり」 takes a while.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from collections.abc import Sequence
from typing import Any

import line_platform
import slack_platform
from linebot.v3.messaging import Configuration
from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from channels.line import Line
from channels.line.platform import Platform as LinePlatform
from channels.messenger import House, Inbox, Messenger
from channels.refusal import answer_in_japanese
from channels.slack import Slack
from channels.slack.platform import Platform as SlackPlatform

CALL_WITHIN = 0.7  # seconds: shorter than a stand-in is silent in a bad moment


class Echo:
    """Rasa's agent, as far as a channel sees it."""

    async def handle_message(self, message: UserMessage) -> None:
        print(f"heard {message.sender_id}", flush=True)
        if "ゆっくり" in message.text:
            await asyncio.sleep(1.5)
        for line in message.text.split("\n"):
            text, *choices = line.split("｜")
            bubble = {"text": text, "buttons": [{"title": choice, "payload": choice} for choice in choices]}
            await message.output_channel.send_response(message.sender_id, bubble)


async def forget(sender: str) -> None:
    print(f"forgot {sender}", flush=True)


async def hand_over(channel: str, talk: str, texts: Sequence[str], reply: str | None) -> list[dict[str, Any]]:
    print(f"read {talk} {reply}", flush=True)
    if reply is None:
        return [{"text": "\n".join(texts), "buttons": [{"title": title} for title in ("はい", "いいえ")]}]
    return [{"text": f"{reply}：{len(texts)}"}]


def line(house: House, api: str) -> Messenger:
    access = Configuration(host=api, access_token=line_platform.TOKEN)
    return Line(house, line_platform.SECRET, LinePlatform(access, CALL_WITHIN))


def slack(house: House, api: str) -> Messenger:
    return Slack(house, slack_platform.SECRET, SlackPlatform(f"{api}/api/", slack_platform.TOKEN, CALL_WITHIN))


def main(name: str, api: str, database: str) -> None:
    house = House("k" * 32, Inbox(f"sqlite:///{database}", "k" * 32), forget, hand_over)
    messenger = {"line": line, "slack": slack}[name](house, api)
    app = Sanic("echo", configure_logging=False)
    app.ctx.agent = Echo()
    answer_in_japanese(app)
    register([messenger], app, "/webhooks/")

    @app.after_server_start
    async def say_so(*_: object) -> None:
        print(f"ready http://127.0.0.1:{door.getsockname()[1]}/", flush=True)

    @app.before_server_start
    async def start(*_: object) -> None:
        await messenger.start()

    @app.before_server_stop
    async def finish(*_: object) -> None:
        await messenger.close(3)

    door = socket.socket()
    door.bind(("127.0.0.1", 0))
    app.run(sock=door, access_log=False, motd=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
