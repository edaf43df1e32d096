"""The page and the widget, and what a browser is told about them."""

from __future__ import annotations

from pathlib import Path

from sanic import Blueprint, HTTPResponse, Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

# The page loads nothing from anywhere else and can be framed by nobody else.
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)

# Support centres embed the widget in sites of their own, so both may be used from any site. The conversation is bound
# to the random name in its request and to no cookie: another site can read nothing that it did not send.
OPEN_TO_ALL = ("/widget.js", "/webhooks/rest/webhook")
OPENING = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}


def pages(app: Sanic, folder: Path) -> None:
    """Serve the files of `web/`, and send every answer with the headers that keep browsers safe."""
    door = Blueprint("pages")
    door.static("/", folder / "index.html", name="page", content_type="text/html; charset=utf-8")
    door.static("/page.css", folder / "page.css", name="style")
    door.static("/widget.js", folder / "widget.js", name="widget", content_type="text/javascript; charset=utf-8")

    @door.options("/webhooks/rest/webhook")
    async def ask_first(_: Request) -> HTTPResponse:
        return response.empty()

    app.blueprint(door)
    app.register_middleware(_headers, "response")


def _headers(request: Request, answer: BaseHTTPResponse) -> None:
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Referrer-Policy"] = "no-referrer"
    answer.headers["Content-Security-Policy"] = PAGE_POLICY
    answer.headers.setdefault("Cache-Control", "no-cache" if request.method in ("GET", "HEAD") else "no-store")
    if request.path in OPEN_TO_ALL:
        answer.headers.update(OPENING)
