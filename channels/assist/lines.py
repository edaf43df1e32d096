"""Lines as they come in: cut, masked, understood, and taken into a call one after the other."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from dataclasses import dataclass

from actions.replies.call import hidden_text
from actions.replies.words import words
from actions.task import Message
from channels.assist.call import OPERATOR, Call, Line, asked, heard
from channels.assist.calls import Live
from channels.assist.questions import asked_aloud
from channels.service import Service
from channels.words import taken_in

CHANNEL = "assist"
# Signs. A person says a few sentences at a time; what is longer is taken in sentence by sentence.
MESSAGE = 400
_SENTENCE = re.compile(r"[^。．！？!?\n]*[。．！？!?\n]+|[^。．！？!?\n]+$")


@dataclass(frozen=True)
class Given:
    """A line as a client gives it; without an id it gets one.

    `asked` is the fact it answers, None if it answers none; if the client does not say (`unsaid`), it is found out.
    """

    id: str | None
    speaker: str
    text: str
    final: bool
    asked: str | None = None
    unsaid: bool = True


async def take(live: Live, given: Given, service: Service) -> None:
    """Take a line into its call. One that was taken before changes nothing."""
    if given.id in live.heard:
        return
    text, told = taken_in(given.text, None)
    notes = hidden_text([words()["private"][kind] for kind in told.get("masked", ())])
    name = given.id or _free(live)
    line = Line(name, given.speaker, text, given.final, tuple(filter(None, [notes])))
    if not given.final:
        live.overhear(line)
        return
    live.heard.add(name)
    live.become(await _taken(live.call, line, given, service))


async def _taken(call: Call, line: Line, given: Given, service: Service) -> Call:
    if line.speaker == OPERATOR:
        return asked_aloud(call.with_line(line), line.text, service.adviser)
    for part in pieces(line.text):
        message = Message.read(await service.learn(part), CHANNEL)
        question = asked(call, service.adviser) if given.unsaid else given.asked
        call = heard(call, line, message, service.adviser, question)
        # Others are answered between two sentences.
        await asyncio.sleep(0)
    return call.with_line(line) if not line.text.strip() else call


def pieces(text: str) -> Iterator[str]:
    """The text in pieces of whole sentences, none longer than a message unless one sentence is."""
    piece = ""
    for sentence in _SENTENCE.findall(text):
        if piece and len(piece) + len(sentence) > MESSAGE:
            yield piece
            piece = ""
        piece += sentence
    if piece.strip():
        yield piece


def _free(live: Live) -> str:
    taken = {line.id for line in live.call.lines} | live.heard
    return next(name for number in range(1, len(taken) + 2) if (name := f"line-{number}") not in taken)
