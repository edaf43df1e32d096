"""Answers that are nobody else's business."""

from __future__ import annotations

from sanic import HTTPResponse

# Not for caches, not for search engines.
PRIVATE = {"Cache-Control": "no-store", "X-Robots-Tag": "noindex"}


def private(answer: HTTPResponse) -> HTTPResponse:
    """The same answer, marked so."""
    answer.headers.update(PRIVATE)
    return answer
