"""The bubbles of a turn as messages of LINE: at most five if they can be joined, quick replies on the last one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from linebot.v3.messaging import Message

from channels.line.flex import container
from channels.line.platform import MOST
from channels.line.words import words

# The limits of the Messaging API. Texts count in UTF-16 code units, labels in characters as people see them.
LONGEST_TEXT = 5000
LONGEST_ALT = 400
LONGEST_LABEL = 20
LONGEST_SENT = 300
MOST_REPLIES = 13
LARGEST_CARD, LARGEST_CARDS = 30_000, 50_000  # bytes
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")

Bubble = Mapping[str, Any]
Json = dict[str, Any]


def messages(bubbles: Sequence[Bubble], *, private: bool = True) -> list[Message]:
    """All that is said in one turn. In a group a tapped reply comes back as a postback: it calls nobody by name."""
    listed = joined([message for bubble in bubbles for message in _shown(bubble)])
    choices = _choices(bubbles)
    if choices and listed:
        left_out = choices[MOST_REPLIES - 1 : -1] if len(choices) > MOST_REPLIES else []
        if left_out and listed[-1]["type"] == "text":
            listed[-1]["text"] += "\n" + words()["more_choices"].format(choices=_quoted(left_out))
        items = [_quick(choice, private) for choice in choices if choice not in left_out]
        listed[-1]["quickReply"] = {"items": items}
    return [Message.from_dict(message) for message in listed]


def joined(listed: list[Json]) -> list[Json]:
    """As few messages as one reply holds, if texts that follow each other can be joined to get there."""
    listed = list(listed)
    while len(listed) > MOST:
        place = next((n for n in range(len(listed) - 1) if _can_join(listed[n], listed[n + 1])), None)
        if place is None:
            break
        first, second = listed[place : place + 2]
        listed[place : place + 2] = [_text(f"{first['text']}\n\n{second['text']}")]
    return listed


def units(text: str) -> int:
    """The length of a text as LINE counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def label(text: str) -> str:
    """A quick reply's text, short enough to be shown: first without what stands in brackets, then cut."""
    short = text if len(text) <= LONGEST_LABEL else _BRACKETS.sub("", text).strip()
    return short if len(short) <= LONGEST_LABEL else short[: LONGEST_LABEL - 1] + "…"


def _shown(bubble: Bubble) -> list[Json]:
    text = bubble.get("text") or ""
    cards = container(text, bubble.get("custom") or {})
    if cards and _fits(cards):
        return [{"type": "flex", "altText": _cut(text, LONGEST_ALT)[0], "contents": cards}]
    return [_text(piece) for piece in _cut(text, LONGEST_TEXT) if piece.strip()]


def _fits(cards: Json) -> bool:
    each = cards["contents"] if cards["type"] == "carousel" else [cards]
    return _size(cards) <= LARGEST_CARDS and all(_size(card) <= LARGEST_CARD for card in each)


def _size(card: Json) -> int:
    return len(json.dumps(card).encode())


def _text(text: str) -> Json:
    return {"type": "text", "text": text}


def _can_join(first: Json, second: Json) -> bool:
    texts = first["type"] == second["type"] == "text"
    return texts and units(first["text"]) + units(second["text"]) + 2 <= LONGEST_TEXT


def _cut(text: str, longest: int) -> list[str]:
    """The text in pieces no longer than `longest`, cut at the ends of lines where there are any."""
    pieces = [""]
    for line in text.splitlines(keepends=True):
        for part in _chunks(line, longest):
            if units(pieces[-1] + part) > longest:
                pieces.append("")
            pieces[-1] += part
    return [piece.rstrip("\n") for piece in pieces]


def _chunks(line: str, longest: int) -> list[str]:
    half = longest // 2  # no character takes more than two units
    return [line] if units(line) <= longest else [line[start : start + half] for start in range(0, len(line), half)]


def _choices(bubbles: Sequence[Bubble]) -> list[str]:
    """Those of the last bubble first, since it asks; each once."""
    listed = [button["title"] for bubble in reversed(bubbles) for button in bubble.get("buttons") or ()]
    return [choice for choice in dict.fromkeys(listed) if choice.strip()]


def _quick(choice: str, private: bool) -> Json:
    sent = choice[:LONGEST_SENT]
    told = {"type": "message", "text": sent} if private else {"type": "postback", "data": sent, "displayText": sent}
    return {"type": "action", "action": told | {"label": label(choice)}}


def _quoted(choices: Sequence[str]) -> str:
    return "".join(f"「{choice}」" for choice in choices)
