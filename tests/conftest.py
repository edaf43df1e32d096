"""Settings for all tests, and real servers for those that knock at the doors.

Each server is a process of its own, on a free port, with its own data.
"""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
import requests
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent
# However the tests end, even killed by force, the kernel then tells what they started to end as well.
WITH_US = ("setpriv", "--pdeathsig", "TERM", "--")

# A busy machine is no fault of the code: how long an example takes is measured in bench/, not here.
settings.register_profile("madoguchi", deadline=None)
settings.load_profile("madoguchi")


class Server:
    """A process that says on one line where it can be reached."""

    def __init__(self, command: list[str], ready: str, **environment: str) -> None:
        env = os.environ | environment
        self.process = subprocess.Popen(
            [*WITH_US, *command], cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        self.lines: list[str] = []
        self.url = self._wait_for(ready)
        self.http = requests.Session()
        self.http.trust_env = False
        # What is said later is read as well, or the process would stop at a full pipe.
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()

    def _wait_for(self, ready: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.append(line.decode())
            if found := re.search(ready, self.lines[-1]):
                return found[1].rstrip("/")
        raise AssertionError("the server ended before it was ready:\n" + "".join(self.lines))

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(line.decode() for line in self.process.stdout)

    def get(self, path: str, **options: Any) -> requests.Response:
        return self.http.get(self.url + path, timeout=60, **options)

    def post(self, path: str, data: Any) -> requests.Response:
        """Send JSON, or bytes as they are."""
        body = {"data": data} if isinstance(data, bytes) else {"json": data}
        return self.http.post(self.url + path, timeout=60, **body)

    def say(self, sender: str, message: str, **metadata: str) -> list[dict[str, Any]]:
        """One message of a conversation; the bubbles that come back."""
        answer = self.post("/webhooks/rest/webhook", {"sender": sender, "message": message, "metadata": metadata})
        assert answer.status_code == 200, answer.text
        bubbles: list[dict[str, Any]] = answer.json()
        return bubbles

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Interrupt it as Ctrl-C does; its exit code, once all that it said has been read."""
        self.process.send_signal(how)
        self._listener.join(timeout=30)
        return self.process.wait(timeout=30)

    def kill(self) -> None:
        """End it by force, in the midst of whatever it does."""
        self.process.kill()
        self.process.wait(timeout=10)

    def told(self, *starts: str) -> list[str]:
        """The lines it has said that begin so."""
        return [line for line in self.lines if line.startswith(starts)]


@pytest.fixture(scope="session", autouse=True)
def cases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """No test keeps anything where the cases of real people lie; servers keep theirs in their own folders."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("cases")
        patch.setenv("MADOGUCHI_DATA_DIR", str(folder))
        yield folder


@pytest.fixture(scope="session")
def start() -> Iterator[Callable[..., Server]]:
    """Start servers that are stopped in the end: `start(data_dir, "--as-of", "2021-08-01", NAME="value")`."""
    with ExitStack() as running:

        def begin(data_dir: Path, *arguments: str, **environment: str) -> Server:
            command = [sys.executable, "-m", "madoguchi", "run", "--port", "0", *arguments]
            server = Server(
                command, r"準備ができました。(http://\S+/)", MADOGUCHI_DATA_DIR=str(data_dir), **environment
            )
            running.callback(lambda: server.process.poll() is None and server.stop())
            return server

        yield begin


@pytest.fixture(scope="session")
def server(start: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The server that most tests share; a conversation is told apart by its sender."""
    return start(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def start_command() -> Iterator[Callable[..., Server]]:
    """Start anything that says where it can be reached: `start_command([…], r"ready (http://\\S+)", NAME="value")`."""
    with ExitStack() as running:

        def begin(command: list[str], ready: str, **environment: str) -> Server:
            server = Server(command, ready, **environment)
            running.callback(server.stop)
            return server

        yield begin


@pytest.fixture
def start_actions() -> Iterator[Callable[[], Server]]:
    """Start the actions as a server of their own."""
    with ExitStack() as running:

        def begin() -> Server:
            port = _free_port()
            command = [sys.executable, "-m", "rasa", "run", "actions", "--port", str(port)]
            ready = r"Action endpoint is up and running on (http://[^\s\x1b]+)"
            server = Server(command, ready, SANIC_HOST="127.0.0.1", RASA_TELEMETRY_ENABLED="false")
            running.callback(server.stop)
            return server

        yield begin


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """The SQLAlchemy URL of a real PostgreSQL of our own, gone afterwards."""
    server = Server([str(ROOT / "tests" / "run-postgresql"), str(_free_port())], r"ready (postgresql://\S+)")
    yield server.url
    server.stop(signal.SIGTERM)  # a shell that was started in the background hears no Ctrl-C


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port
