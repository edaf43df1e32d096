"""The token that a program sends along: `Authorization: Bearer …`."""

from __future__ import annotations

import hmac

from sanic.request import Request


def bearer(request: Request) -> str | None:
    """The token of a request; None where it carries none."""
    kind, _, given = request.headers.get("authorization", "").partition(" ")
    return given.strip() if kind.lower() == "bearer" else None


def same(given: str, right: str) -> bool:
    """Whether a client has given the right secret; the time that it takes tells nothing of it."""
    return hmac.compare_digest(raw(given), raw(right))


def raw(text: str) -> bytes:
    """Whatever a client put into a header: bytes that are no UTF-8 are wrong, and no fault of ours."""
    return text.encode(errors="surrogateescape")
