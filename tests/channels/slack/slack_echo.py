"""A server with Slack's door and a dialogue that repeats what it hears: `slack_echo.py PORT API DATABASE`.

「A｜B｜C」 is repeated as A with the choices B and C.
"""

from __future__ import annotations

import socket
import sys

from rasa.core.channels.channel import UserMessage, register
from sanic import Sanic
from slack_platform import SECRET, TOKEN

from channels.messenger import House, Seen
from channels.refusal import answer_in_japanese
from channels.slack import Slack
from channels.slack.platform import Platform


class Echo:
    """Rasa's agent, as far as a channel sees it."""

    async def handle_message(self, message: UserMessage) -> None:
        print(f"heard {message.sender_id}", flush=True)
        for line in message.text.split("\n"):
            text, *choices = line.split("｜")
            bubble = {"text": text, "buttons": [{"title": choice, "payload": choice} for choice in choices]}
            await message.output_channel.send_response(message.sender_id, bubble)


async def forget(sender: str) -> None:
    print(f"forgot {sender}", flush=True)


def main(port: int, api: str, database: str) -> None:
    house = House("k" * 32, Seen(f"sqlite:///{database}"), forget)
    slack = Slack(house, SECRET, Platform(f"{api}/api/", TOKEN, within=0.7))
    app = Sanic("echo", configure_logging=False)
    app.ctx.agent = Echo()
    answer_in_japanese(app)
    register([slack], app, "/webhooks/")

    @app.after_server_start
    async def say_so(*_: object) -> None:
        print(f"ready http://127.0.0.1:{door.getsockname()[1]}/", flush=True)

    @app.before_server_stop
    async def finish(*_: object) -> None:
        await slack.close(3)

    door = socket.socket()
    door.bind(("127.0.0.1", port))
    app.run(sock=door, access_log=False, motd=False)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3])
