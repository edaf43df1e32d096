"""Whatever the adviser itself says, LINE and Slack take it, and every word of it arrives."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import line_schema
import pytest
import slack_schema
import yaml

from actions.replies.register import is_it_yours_bubble
from channels.line.messages import messages as line_messages
from channels.line.platform import MOST
from channels.slack.blocks import messages as slack_messages
from register import Firm

if TYPE_CHECKING:
    from conftest import Server

Bubbles = list[dict[str, Any]]

ROOT = Path(__file__).resolve().parents[3]
SITUATIONS: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("situations.yml").read_text(encoding="utf-8")
)["situations"]
# Said only where the operator lets the public register be asked.
REGISTER = is_it_yours_bubble(
    Firm(corporate_number="1234567890123", name="株式会社さかい食堂", location="大阪府堺市堺区南瓦町3-1")
)
NAMES = [*SITUATIONS, "register"]
# Marks that stand for a heading or a link in the text, and are shown as such.
MARKS = re.compile(r"[\s*■・：:]|【\d+】|https?://[!-~]+")


@pytest.fixture(scope="module")
def said(server: Server) -> Callable[[str], Bubbles]:
    """The last answer in a situation, asked for once."""

    @cache
    def answer(name: str) -> Bubbles:
        if name == "register":
            buttons = [{"title": title} for title in REGISTER.buttons]
            return [{"text": REGISTER.text, "buttons": buttons, "custom": dict(REGISTER.custom or {})}]
        return [server.say(f"kind-{name}", text, as_of="2026-11-25") for text in SITUATIONS[name]][-1]

    return answer


def words(part: Any) -> str:
    """Every word that a message shows, in any of its parts."""
    if isinstance(part, list):
        return "".join(map(words, part))
    if not isinstance(part, dict):
        return ""
    own = part["text"] if isinstance(part.get("text"), str) and part.get("type") != "button" else ""
    return own + "".join(words(inner) for name, inner in part.items() if name != "elements")


@pytest.mark.parametrize("name", NAMES)
def test_line_takes_it(name: str, said: Any) -> None:
    listed = [message.to_dict() for message in line_messages(said(name))]
    calls = [listed[start : start + MOST] for start in range(0, len(listed), MOST)]
    assert [line_schema.faults(call) for call in calls] == [[]]
    shown = MARKS.sub("", words(listed))
    for line in lines(said(name)):
        assert MARKS.sub("", line) in shown


@pytest.mark.parametrize("name", NAMES)
def test_slack_takes_it(name: str, said: Any) -> None:
    (message,) = slack_messages(said(name), before="前", after="後")
    assert slack_schema.faults(message) == []
    escaped = MARKS.sub("", words(message["blocks"]))
    shown = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    for line in lines(said(name)):
        assert MARKS.sub("", line) in shown


def test_every_kind_of_bubble_of_the_house_is_among_them(said: Any) -> None:
    documented = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "docs" / "bubbles.md").read_text(encoding="utf-8"), re.M))
    seen = {bubble["custom"]["type"] for name in NAMES for bubble in said(name) if "custom" in bubble}
    assert documented
    assert documented <= seen


def lines(bubbles: Bubbles) -> list[str]:
    return [line for bubble in bubbles for line in (bubble.get("text") or "").splitlines() if line.strip()]
