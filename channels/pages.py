"""The pages and the widget, and what a browser is told about them."""

from __future__ import annotations

import os
import re
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Sanic, response
from sanic.request import Request
from sanic.response import BaseHTTPResponse

from channels.widget import Widget

FILES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/schemes": ("schemes.html", "text/html; charset=utf-8"),
    "/page.css": ("page.css", "text/css; charset=utf-8"),
    "/page.js": ("page.js", "text/javascript; charset=utf-8"),
    "/schemes.js": ("schemes.js", "text/javascript; charset=utf-8"),
    "/assist": ("assist/index.html", "text/html; charset=utf-8"),
}
# Their files are loaded one by one as modules; the page beside a caller shows the same cards as the chat.
MODULES = ("widget", "assist")
# A page loads nothing from anywhere else.
NO_FORMS, OWN_FORMS = "form-action 'none'", "form-action 'self'"
PAGE_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; "
    f"base-uri 'none'; {NO_FORMS}; frame-ancestors {{ancestors}}"
)
# A form on these may be sent, to this server alone.
WITH_FORMS = ("/insights",)
# What sites of support centres need. The conversation is bound to the random name in its request and to no cookie: a
# site that is let in can read nothing that it did not send.
FOR_OTHER_SITES = ("/widget.js", "/webhooks/rest/webhook")
OPENING = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type",
    "Access-Control-Max-Age": "86400",
}
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:\d+)?|\*", re.IGNORECASE)


class OriginFault(Exception):
    """The setting names something that is no origin; the message is for the operator."""


def origins() -> frozenset[str]:
    """The sites that may embed the widget (`MADOGUCHI_ORIGINS`, with spaces between; `*` is every site); none at first.

    Raises OriginFault for anything but the start of an address such as `https://www.example.jp`.
    """
    named = os.environ.get("MADOGUCHI_ORIGINS", "").split()
    for origin in named:
        if not _ORIGIN.fullmatch(origin):
            raise OriginFault(
                f"MADOGUCHI_ORIGINS の「{origin}」は使えません。"
                "「https://www.example.jp」のように、パスを付けずに書いてください。いくつもあれば空白で区切ります。"
            )
    return frozenset(origin.lower() for origin in named)


def pages(app: Sanic, folder: Path) -> None:
    """Serve the files of `web/`, and send every answer with the headers that keep browsers safe."""
    door = Blueprint("pages")
    widget, allowed = Widget(folder / "widget"), origins()
    policy = PAGE_POLICY.format(ancestors=" ".join(["'self'", *sorted(allowed)]))
    for path, (name, kind) in FILES.items():
        door.static(path, folder / name, name=re.sub(r"\W", "-", name), content_type=kind)
    for modules in MODULES:
        door.static(f"/{modules}", folder / modules, name=modules)

    @door.get("/widget.js")
    async def embedded(request: Request) -> HTTPResponse:
        return widget.answer(request)

    @door.options("/webhooks/rest/webhook")
    async def ask_first(_: Request) -> HTTPResponse:
        return response.empty()

    def add_headers(request: Request, answer: BaseHTTPResponse) -> None:
        answer.headers["X-Content-Type-Options"] = "nosniff"
        answer.headers["Referrer-Policy"] = "no-referrer"
        forms = request.path in WITH_FORMS
        answer.headers["Content-Security-Policy"] = policy.replace(NO_FORMS, OWN_FORMS) if forms else policy
        answer.headers.setdefault("Cache-Control", "no-cache" if request.method in ("GET", "HEAD") else "no-store")
        if request.path in FOR_OTHER_SITES:
            answer.headers.update(_opening(request.headers.get("origin"), allowed))

    app.blueprint(door)
    app.register_middleware(add_headers, "response")


def _opening(origin: str | None, allowed: frozenset[str]) -> dict[str, str]:
    if "*" in allowed:
        return OPENING | {"Access-Control-Allow-Origin": "*"}
    # Caches must not hand one site's permission to another.
    apart = {"Vary": "Origin, Accept-Encoding"}
    if origin is None or origin.lower() not in allowed:
        return apart
    return OPENING | apart | {"Access-Control-Allow-Origin": origin}
