"""LINE's stand-in, and a server with LINE's door and a dialogue that repeats what it hears."""

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
from line_platform import StandIn, running, signed, webhook

if TYPE_CHECKING:
    from conftest import Server

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[2]
WEBHOOK = "/webhooks/line/webhook"


class Account:
    """The official account between LINE's stand-in and our door."""

    def __init__(self, line: StandIn, server: Any) -> None:
        self.line = line
        self.server = server

    def send(self, *events: dict[str, Any], **headers: str | None) -> requests.Response:
        """Deliver events; a header given as None is left out."""
        return self.post(webhook(*events), **headers)

    def post(self, body: bytes, **headers: str | None) -> requests.Response:
        """Deliver a body, rightly signed unless a header says otherwise."""
        named = {"X-Line-Signature": signed(body), **{k.replace("_", "-"): v for k, v in headers.items()}}
        address = self.server.url + WEBHOOK
        return requests.post(address, body, headers={k: v for k, v in named.items() if v is not None}, timeout=30)

    def said(self, talk: str, count: int, within: float = 20.0) -> list[str]:
        """What a talk shows once it shows so much."""
        shows(self.line, talk, count, within)
        return self.line.texts(talk)


def shows(line: StandIn, talk: str, count: int, within: float = 20.0) -> None:
    """Wait until a talk shows so much, and a moment longer, in case more comes."""
    end = time.monotonic() + within
    while len(line.delivered[talk]) < count and time.monotonic() < end:
        time.sleep(0.02)
    time.sleep(0.1)


@pytest.fixture(scope="session")
def wait_for() -> Callable[..., None]:
    """`wait_for(line, talk, count)`."""
    return shows


@pytest.fixture(scope="module")
def start_echo(
    start_command: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory
) -> Callable[[StandIn], Server]:
    """Start servers that repeat; all of them remember events together."""
    events = tmp_path_factory.mktemp("line") / "events.db"

    def begin(line: StandIn) -> Server:
        command = [sys.executable, str(HERE / "line_echo.py"), "0", line.url, str(events)]
        return start_command(command, r"ready (http://\S+)", PYTHONPATH=os.pathsep.join([str(HERE), str(ROOT)]))

    return begin


@pytest.fixture(scope="module")
def open_account(start_echo: Callable[[StandIn], Server]) -> Iterator[Callable[[StandIn], Account]]:
    """An account at a stand-in that is made for the test."""
    with ExitStack() as opened:

        def begin(line: StandIn) -> Account:
            return Account(opened.enter_context(running(line)), start_echo(line))

        yield begin


@pytest.fixture(scope="module")
def shared_account(open_account: Callable[[StandIn], Account]) -> Account:
    """An account at LINE on a good day."""
    return open_account(StandIn())


@pytest.fixture
def account(shared_account: Account) -> Account:
    """The same account, with nothing said yet."""
    shared_account.line.forget()
    return shared_account
