"""The bubbles of a turn as messages of Slack: blocks, and the same as plain text for notices and screen readers.

Every word of the text stands in the blocks; the JSON of a bubble only gives the links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from channels.messenger.suggestions import source_url, suggestion
from channels.slack.words import words

Json = dict[str, Any]
Bubble = Mapping[str, Any]

# The limits of Block Kit (docs.slack.dev/reference/block-kit) and of the plain text in chat.postMessage.
MOST_BLOCKS = 50
LONGEST_SECTION = 3000
LONGEST_LABEL = 75
LONGEST_OPTION_VALUE = 150
LONGEST_BUTTON_VALUE = 2000
MOST_BUTTONS, MOST_OPTIONS = 25, 100
LONGEST_PLAIN = 4000
# More choices than this are easier to find in a menu.
BUTTONS_SHOWN = 5
# No longer piece of a line is styled as a whole; escaped it still fits in a section.
LONGEST_PIECE = 500
_HEADING = re.compile(r"^(?:■\s*(?=.)|(?=【\d+】))")
# What is left of an escaped sign that was cut through.
_HALF = re.compile(r"&[a-z]*$")
_URL = re.compile(r"(https?://[!-~]+)")


class Piece(NamedTuple):
    """A block, and how it reads as plain text (empty for what only serves the eye or the hand)."""

    block: Json
    plain: str = ""


def messages(
    bubbles: Sequence[Bubble], before: str | None = None, after: str | None = None, about: str | None = None
) -> list[Json]:
    """All that is said in one turn, in as few messages as hold it; `before` and `after` in small print.

    `about` comes back as the `block_id` of what is tapped.
    """
    pieces = [piece for bubble in bubbles for piece in _pieces(bubble, {"block_id": about} if about else {})]
    first, last = ([_small(text)] if text else [] for text in (before, after))
    held = [*first, *pieces, *last]
    return [_message(held[start : start + MOST_BLOCKS]) for start in range(0, len(held), MOST_BLOCKS)]


def escaped(text: str) -> str:
    """The text as Slack shows it: nothing in it calls anyone or leads anywhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _message(held: Sequence[Piece]) -> Json:
    text = escaped("\n\n".join(piece.plain for piece in held if piece.plain))
    return {"text": _HALF.sub("", text[:LONGEST_PLAIN]), "blocks": [piece.block for piece in held]}


def _pieces(bubble: Bubble, about: Json) -> Iterator[Piece]:
    for number, paragraph in enumerate((bubble.get("text") or "").split("\n\n")):
        if number and _HEADING.match(paragraph):
            yield Piece({"type": "divider"})
        yield from _sections(paragraph, bubble.get("custom") or {})
    titles = [button["title"] for button in bubble.get("buttons") or ()]
    choices = [title for title in dict.fromkeys(titles) if title.strip()]
    if choices:
        yield Piece({"type": "actions", "elements": _choices(choices)} | about)


def _sections(paragraph: str, custom: Json) -> Iterator[Piece]:
    scheme, plain, shown = suggestion(paragraph, custom), "", ""
    for line in paragraph.splitlines():
        for part in _cut(line):
            styled = _styled(part, scheme)
            if shown and len(shown) + len(styled) + 1 > LONGEST_SECTION:
                yield _section(plain, shown)
                plain, shown = "", ""
            plain, shown = f"{plain}\n{part}", f"{shown}\n{styled}"
    if plain.strip():
        yield _section(plain, shown)


def _section(plain: str, shown: str) -> Piece:
    block = {"type": "section", "text": {"type": "mrkdwn", "text": shown.strip("\n"), "verbatim": True}}
    return Piece(block, plain.strip("\n"))


def _cut(line: str) -> list[str]:
    return [line[start : start + LONGEST_PIECE] for start in range(0, len(line), LONGEST_PIECE)] or [""]


def _styled(line: str, scheme: Json) -> str:
    if line.startswith("出典"):
        url = source_url(scheme)
        return f"<{escaped(url)}|{escaped(line)}>" if url else escaped(line)
    if _HEADING.match(line) or line.startswith("→"):
        return f"*{escaped(_HEADING.sub('', line)).replace('*', '＊')}*"
    parts = _URL.split(line)
    return "".join(f"<{escaped(part)}>" if number % 2 else escaped(part) for number, part in enumerate(parts))


def _choices(choices: list[str]) -> list[Json]:
    if len(choices) <= BUTTONS_SHOWN or max(map(len, choices)) > LONGEST_OPTION_VALUE:
        return [_button(number, choice) for number, choice in enumerate(choices[:MOST_BUTTONS])]
    options = [{"text": _label(choice), "value": choice} for choice in choices[:MOST_OPTIONS]]
    return [
        {"type": "static_select", "action_id": "choice", "placeholder": _label(words()["choose"]), "options": options}
    ]


def _button(number: int, choice: str) -> Json:
    value = choice[:LONGEST_BUTTON_VALUE]
    return {"type": "button", "action_id": f"choice-{number}", "text": _label(choice), "value": value}


def _label(text: str) -> Json:
    short = text if len(text) <= LONGEST_LABEL else text[: LONGEST_LABEL - 1] + "…"
    return {"type": "plain_text", "text": short, "emoji": False}


def _small(text: str) -> Piece:
    shown = escaped(text[:LONGEST_PIECE])
    return Piece({"type": "context", "elements": [{"type": "mrkdwn", "text": shown, "verbatim": True}]}, text)
