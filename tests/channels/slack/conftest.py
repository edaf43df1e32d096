"""Slack's stand-in, and a server with Slack's door and a dialogue that repeats what it hears."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from slack_platform import StandIn, running, sent, signed

if TYPE_CHECKING:
    from conftest import Server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
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
        end = time.monotonic() + within
        while len(listed) < count and time.monotonic() < end:
            time.sleep(0.02)
        time.sleep(0.1)
        return listed

    def said(self, where: str, count: int, alone: bool = False) -> list[str]:
        """The same as plain text."""
        return [message["text"] for message in self.shown(where, count, alone)]


@pytest.fixture(scope="module")
def start_echo(
    start_command: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[StandIn], Server]:
    """Start servers that repeat; all of them remember events together."""
    events = tmp_path_factory.mktemp("slack") / "events.db"

    def begin(slack: StandIn) -> Server:
        command = [sys.executable, str(HERE / "slack_echo.py"), "0", slack.url, str(events)]
        return start_command(command, r"ready (http://\S+)", PYTHONPATH=os.pathsep.join([str(HERE), str(ROOT)]))

    return begin


@pytest.fixture(scope="module")
def open_workspace(start_echo: Callable[[StandIn], Server]) -> Iterator[Callable[[StandIn], Workspace]]:
    """A workspace at a stand-in that is made for the test."""
    with ExitStack() as opened:

        def begin(slack: StandIn) -> Workspace:
            return Workspace(opened.enter_context(running(slack)), start_echo(slack))

        yield begin


@pytest.fixture(scope="module")
def shared_workspace(open_workspace: Callable[[StandIn], Workspace]) -> Workspace:
    """A workspace at Slack on a good day."""
    return open_workspace(StandIn())


@pytest.fixture
def workspace(shared_workspace: Workspace) -> Workspace:
    """The same workspace, with nothing said yet."""
    shared_workspace.slack.forget()
    return shared_workspace
