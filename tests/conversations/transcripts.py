"""Writes docs/conversations.md: the conversations of transcripts.yml as they really run with the trained model.

`uv run python tests/conversations/transcripts.py`
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from rasa.core.utils import AvailableEndpoints
from test_conversations import Talk

from madoguchi import assistant
from madoguchi.in_process import InProcessEndpoint
from madoguchi.train import ensure_model

STORIES = Path(__file__).with_name("transcripts.yml")
PAGE = Path(__file__).parents[2] / "docs" / "conversations.md"
HEAD = """# Conversations

Ten conversations as they really ran with the trained model, word for word, on the day that stands above each. Quick
replies stand in brackets. Written by `uv run python tests/conversations/transcripts.py`; what owners type stands in
`tests/conversations/transcripts.yml`.
"""


def main() -> None:
    """Runs each conversation and writes the page."""
    agent = asyncio.run(assistant.load(ensure_model(), AvailableEndpoints(action=InProcessEndpoint("actions"))))
    parts = [HEAD]
    for number, story in enumerate(yaml.safe_load(STORIES.read_text(encoding="utf-8")), start=1):
        talk = Talk(agent, f"transcript {number}", story["as_of"])
        said = [line for turn in story["turns"] for line in _turn(talk, turn["user"])]
        parts.append("\n".join([f"## {number}. {story['name']}", "", f"{story['as_of']}", "", *said]))
    PAGE.write_text("\n".join(parts).rstrip() + "\n", encoding="utf-8")


def _turn(talk: Talk, text: str) -> Iterator[str]:
    talk.send(text)
    yield f"**お客さま：** {text}\n"
    for bubble in talk.bubbles:
        yield from _bubble(bubble)


def _bubble(bubble: dict[str, Any]) -> Iterator[str]:
    yield "\n".join(f"> {line}".rstrip() + "  " for line in bubble["text"].splitlines())
    if bubble.get("buttons"):
        yield ">\n> " + " ".join(f"［{button['title']}］" for button in bubble["buttons"])
    yield ""


if __name__ == "__main__":
    main()
