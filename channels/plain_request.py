"""A request whose address may hold Japanese as it is, as people type it (`/api/offices?prefecture=大阪府`)."""

from __future__ import annotations

from string import printable
from typing import Any
from urllib.parse import quote

from sanic.request import Request


class PlainRequest(Request):
    """Sanic's request, with every byte of the address that a strict parser would refuse written as %XX."""

    def __init__(self, url_bytes: bytes, *rest: Any, **named: Any) -> None:
        """Take the address as it came."""
        super().__init__(quote(url_bytes, safe=printable.strip()).encode(), *rest, **named)
