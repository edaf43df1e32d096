"""A server with LINE's door and a dialogue that repeats what it hears: `line_echo.py PORT API DATABASE`."""

from __future__ import annotations

import asyncio
import socket
import sys

from line_platform import SECRET, TOKEN
from linebot.v3.messaging import Configuration
from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic

from channels.line import Line
from channels.line.platform import Platform
from channels.messenger import House, Seen
from channels.refusal import answer_in_japanese


class Echo:
    """Rasa's agent, as far as a channel sees it."""

    async def handle_message(self, message: UserMessage) -> None:
        if "ゆっくり" in message.text:
            await asyncio.sleep(1.5)
        for line in message.text.split("\n"):
            await message.output_channel.send_response(message.sender_id, {"text": line})


async def forget(sender: str) -> None:
    print(f"forgot {sender}", flush=True)


def main(port: int, api: str, database: str) -> None:
    house = House("k" * 32, Seen(f"sqlite:///{database}"), forget)
    line = Line(house, SECRET, Platform(Configuration(host=api, access_token=TOKEN), within=0.7))
    app = Sanic("echo", configure_logging=False)
    app.ctx.agent = Echo()
    answer_in_japanese(app)
    register([line], app, "/webhooks/")

    @app.after_server_start
    async def say_so(*_: object) -> None:
        print(f"ready http://127.0.0.1:{door.getsockname()[1]}/", flush=True)

    @app.before_server_stop
    async def finish(*_: object) -> None:
        await line.close(3)

    door = socket.socket()
    door.bind(("127.0.0.1", port))
    app.run(sock=door, access_log=False, motd=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
