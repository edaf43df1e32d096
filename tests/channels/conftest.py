"""Messengers between a platform's stand-in and a server that has only their door."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from stand_in import Platform, running

if TYPE_CHECKING:
    from conftest import Server

HERE = Path(__file__).resolve().parent
ECHO = HERE / "messenger" / "echo.py"
ROOT = HERE.parents[1]


@pytest.fixture(scope="module")
def start_echo(start_command: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Server]:
    """Start servers that repeat; all of them remember events together, unless they are given a database."""
    events = tmp_path_factory.mktemp("messenger") / "events.db"
    path = os.pathsep.join(map(str, (HERE / "line", HERE / "slack", ROOT)))

    def begin(platform: Platform, database: Path = events) -> Server:
        command = [sys.executable, str(ECHO), platform.name, platform.url, str(database)]
        return start_command(command, r"ready (http://\S+)", PYTHONPATH=path)

    return begin


@pytest.fixture(scope="module")
def open_door(start_echo: Callable[[Platform], Server]) -> Iterator[Callable[[Platform], Server]]:
    """Let a stand-in that is made for the test run, with a server at its other end."""
    with ExitStack() as opened:

        def begin(platform: Platform) -> Server:
            return start_echo(opened.enter_context(running(platform)))

        yield begin
