"""A workspace between Slack's stand-in and a server with Slack's door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from slack_platform import StandIn, sent, signed
from stand_in import wait_until

if TYPE_CHECKING:
    from conftest import Server

WEBHOOK = "/webhooks/slack/webhook"


class Workspace:
    """The app between Slack's stand-in and our door."""

    def __init__(self, slack: StandIn, server: Any) -> None:
        self.slack = slack
        self.server = server

    def send(self, what: dict[str, Any], **headers: str) -> requests.Response:
        """Deliver an event, a tap or a command, rightly signed."""
        body, kind = sent(what)
        return self.post(body, kind, signed(body) | {name.replace("_", "-"): text for name, text in headers.items()})

    def post(self, body: bytes, kind: str, headers: dict[str, Any]) -> requests.Response:
        """Deliver a body with just these headers."""
        address = self.server.url + WEBHOOK
        return requests.post(address, body, headers={"Content-Type": kind, **headers}, timeout=30)

    def shown(self, where: str, count: int, alone: bool = False, within: float = 20.0) -> list[dict[str, Any]]:
        """The messages in a place once there are so many; a moment later, in case more come."""
        listed = (self.slack.whispered if alone else self.slack.posted)[where]
        wait_until(lambda: len(listed) >= count, within)
        return listed

    def said(self, where: str, count: int, alone: bool = False) -> list[str]:
        """The same as plain text."""
        return [message["text"] for message in self.shown(where, count, alone)]


@pytest.fixture(scope="module")
def open_workspace(open_door: Callable[[StandIn], Server]) -> Callable[[StandIn], Workspace]:
    """A workspace at a stand-in that is made for the test."""
    return lambda slack: Workspace(slack, open_door(slack))


@pytest.fixture
def reopen(start_echo: Callable[..., Server], tmp_path: Path) -> Callable[[StandIn], Workspace]:
    """A workspace with a server of its own that may be killed; opened again, it finds what was left."""
    return lambda slack: Workspace(slack, start_echo(slack, tmp_path / "events.db"))


@pytest.fixture(scope="module")
def shared_workspace(open_workspace: Callable[[StandIn], Workspace]) -> Workspace:
    """A workspace at Slack on a good day."""
    return open_workspace(StandIn())


@pytest.fixture
def workspace(shared_workspace: Workspace) -> Workspace:
    """The same workspace, with nothing said yet."""
    shared_workspace.slack.forget()
    return shared_workspace
