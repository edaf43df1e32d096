"""A server with every fault that a cited page can have, and a record of how it was asked."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

HEADERS: dict[str, dict[str, str]] = {
    "/changed": {"Last-Modified": "Tue, 01 Sep 2026 00:00:00 GMT"},
    "/old": {"Last-Modified": "Fri, 02 Jan 2026 00:00:00 GMT"},
    "/odd-date": {"Last-Modified": "yesterday"},
    "/without-zone": {"Last-Modified": "Tue, 01 Sep 2026 00:00:00"},
    "/tagged": {"ETag": '"=1+1"'},
    "/weak": {"ETag": 'W/"one"'},
}
REDIRECTS = {
    "/moved": (301, "/fine"),
    "/moved-too": (308, "/fine"),
    "/to-the-front": (301, "/"),
    "/for-now": (302, "/fine"),
    "/round": (301, "/round"),
    # As servers of old wrote it; http.server sends headers in Latin-1.
    "/to-shift-jis": (301, "/制度".encode("cp932").decode("latin-1")),
}
STATUS = {"/missing": 404, "/removed": 410, "/closed": 403, "/login": 401, "/busy": 503, "/too-many": 429}


class Pages(ThreadingHTTPServer):
    """`asked` lists method and path, `together` how many were asked at once by the name they were called, at most."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Page)
        self.asked: list[tuple[str, str, str]] = []
        self.now: Counter[str] = Counter()
        self.together: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.released = threading.Event()
        self.on_ask: Callable[[str], None] = lambda path: None

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_port}{path}"


class _Page(BaseHTTPRequestHandler):
    server: Pages

    def do_HEAD(self) -> None:
        self._answer()

    def do_GET(self) -> None:
        self._answer()

    def _answer(self) -> None:
        host = (self.headers["Host"] or "").split(":")[0]
        with self.server.lock:
            self.server.asked.append((self.command, self.path, self.headers["User-Agent"]))
            self.server.now[host] += 1
            self.server.together[host] = max(self.server.together[host], self.server.now[host])
        try:
            self.server.on_ask(self.path)
            self._page(self.path)
        finally:
            with self.server.lock:
                self.server.now[host] -= 1

    def _page(self, path: str) -> None:
        if path == "/silent" or (path == "/head-silent" and self.command == "HEAD"):
            self.server.released.wait(20)
            return
        if path == "/head-dropped" and self.command == "HEAD":
            return
        if path == "/head-refused" and self.command == "HEAD":
            self.send_response(405)
        elif path in REDIRECTS:
            self.send_response(REDIRECTS[path][0])
            self.send_header("Location", REDIRECTS[path][1])
        else:
            self.send_response(STATUS.get(path, 200))
        for name, value in HEADERS.get(path, {}).items():
            self.send_header(name, value)
        if path == "/made-anew":
            self.send_header("Last-Modified", self.date_time_string())
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: Any) -> None:
        """Say nothing."""
