"""An official account between LINE's stand-in and a server with LINE's door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import requests
from line_platform import StandIn, signed, webhook
from stand_in import wait_until

if TYPE_CHECKING:
    from conftest import Server

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
        wait_until(lambda: len(self.line.delivered[talk]) >= count, within)
        return self.line.texts(talk)


@pytest.fixture(scope="module")
def open_account(open_door: Callable[[StandIn], Server]) -> Callable[[StandIn], Account]:
    """An account at a stand-in that is made for the test."""
    return lambda line: Account(line, open_door(line))


@pytest.fixture
def reopen(start_echo: Callable[..., Server], tmp_path: Path) -> Callable[[StandIn], Account]:
    """An account with a server of its own that may be killed; opened again, it finds what was left."""
    return lambda line: Account(line, start_echo(line, tmp_path / "events.db"))


@pytest.fixture(scope="module")
def shared_account(open_account: Callable[[StandIn], Account]) -> Account:
    """An account at LINE on a good day."""
    return open_account(StandIn())


@pytest.fixture
def account(shared_account: Account) -> Account:
    """The same account, with nothing said yet."""
    shared_account.line.forget()
    return shared_account
