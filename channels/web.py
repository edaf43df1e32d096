"""The door of the page, the widget and every client that speaks JSON: Rasa's REST channel, with our errors.

`POST /webhooks/rest/webhook` takes `{"sender", "message", "metadata": {"as_of"?, "message_id"?}}` and answers with a list
of bubbles `{"recipient_id", "text", "links"?, "buttons"?, "custom"?}`. `links` are the addresses and telephone numbers in
the text that the house lists. A message that comes again under its id gets the answer it got, and changes nothing.
Other fields that Rasa's clients send are passed over.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from http import HTTPStatus
from typing import Any

from rasa.core.channels.channel import CollectingOutputChannel, UserMessage
from rasa.core.channels.rest import RestInput
from sanic import Blueprint, HTTPResponse
from sanic.request import Request

from channels.body import Body
from channels.listed import links_in
from channels.once import Once
from channels.refusal import Problem, Refusal, to_json
from channels.service import Service, service_of
from channels.words import taken_in

logger = logging.getLogger(__name__)

NO_ANSWER = Problem("no_answer", "ただいまお答えを用意できません。お手数ですが、少し待ってからもう一度お送りください。")


class Bubbles(CollectingOutputChannel):  # type: ignore[misc]  # Rasa has no types
    """Collects what is said; Rasa's own channel tears a bubble's text and its JSON apart."""

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Keep one bubble whole."""
        kept = {name: message[name] for name in ("text", "buttons", "custom", "image") if message.get(name)}
        links = links_in(message.get("text") or "")
        self.messages.append({"recipient_id": recipient_id, **kept, **({"links": links} if links else {})})


class WebInput(RestInput):  # type: ignore[misc]  # Rasa has no types
    """The REST channel of Rasa, under the same name and path."""

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The routes of this channel."""
        door = Blueprint("web")
        once: Once[list[dict[str, Any]]] = Once()

        @door.post("/webhook")
        async def receive(request: Request) -> HTTPResponse:
            sender, text, metadata, known_as = _read(request, service_of(request.app))

            async def answer() -> list[dict[str, Any]]:
                collector = Bubbles()
                message = UserMessage(text, collector, sender, input_channel=self.name(), metadata=metadata)
                await on_new_message(message)
                bubbles: list[dict[str, Any]] = collector.messages
                if not bubbles:
                    raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, NO_ANSWER)
                return bubbles

            return to_json(await (once.answer((sender, known_as), answer) if known_as else answer()))

        return door


def _read(request: Request, service: Service) -> tuple[str, str, dict[str, Any], str | None]:
    body = Body.read(request.body)
    sender, text = body.name("sender"), body.text("message")
    extra = body.inner("metadata")
    as_of, known_as = extra.day("as_of") or service.fixed_day, extra.optional_text("message_id")
    body.check()
    return sender, *taken_in(text, as_of), known_as
