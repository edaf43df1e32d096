"""`GET /metrics`: what the server has done so far, as Prometheus text.

Counts requests by route and status, and how long messages took. Nothing of what people wrote is in it.
"""

from __future__ import annotations

from collections import Counter
from time import perf_counter

from sanic import Blueprint, HTTPResponse, Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

# Seconds. A message should be answered before anyone starts to wait.
BUCKETS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """Counters since the start of this process."""

    def __init__(self) -> None:
        """Start from nothing."""
        self.requests: Counter[tuple[str, int]] = Counter()
        self.within: Counter[float] = Counter()
        self.messages = 0
        self.seconds = 0.0

    def count(self, path: str, status: int, seconds: float) -> None:
        """One request was answered. `path` is the route's, so that there are only so many."""
        self.requests[path, status] += 1
        if path.startswith("/webhooks/"):
            self.messages += 1
            self.seconds += seconds
            self.within.update(bucket for bucket in BUCKETS if seconds <= bucket)

    def render(self) -> str:
        """The text format of Prometheus, version 0.0.4."""
        return "\n".join([*self._requests(), *self._messages(), ""])

    def _requests(self) -> list[str]:
        name = "madoguchi_requests_total"
        rows = [
            f'{name}{{path="{path}",status="{status}"}} {count}'
            for (path, status), count in sorted(self.requests.items())
        ]
        return [f"# HELP {name} Requests answered, by route and status.", f"# TYPE {name} counter", *rows]

    def _messages(self) -> list[str]:
        name = "madoguchi_message_seconds"
        rows = [f'{name}_bucket{{le="{bucket}"}} {self.within[bucket]}' for bucket in BUCKETS]
        return [
            f"# HELP {name} Time to answer one message.",
            f"# TYPE {name} histogram",
            *rows,
            f'{name}_bucket{{le="+Inf"}} {self.messages}',
            f"{name}_sum {self.seconds:.6f}",
            f"{name}_count {self.messages}",
        ]


def measure(app: Sanic) -> None:
    """Count every request of the app, refused ones too, and show the counts at `/metrics`."""
    metrics = Metrics()
    door = Blueprint("metrics")

    @door.get("/metrics")
    async def show(_: Request) -> HTTPResponse:
        return response.text(metrics.render(), content_type="text/plain; version=0.0.4; charset=utf-8")

    def start(request: Request) -> None:
        request.ctx.started = perf_counter()

    def end(request: Request, answer: BaseHTTPResponse) -> None:
        path = f"/{request.route.path}" if request.route else "unknown"
        metrics.count(path, answer.status, perf_counter() - getattr(request.ctx, "started", perf_counter()))

    app.register_middleware(start, "request")
    app.register_middleware(end, "response")
    app.blueprint(door)
