"""Who may see the counts: whoever has the token, as a program (Bearer) or in a browser (a cookie for half an hour).

The cookie holds the time at which it ends and a mark that only the token can make, never the token. Wrong tokens are
answered one after the other, a second each, so that nobody tries many; whoever has the right one never waits for them.
"""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import os
import time
from http import HTTPStatus

from sanic import HTTPResponse
from sanic.request import Request

from channels.bearer import bearer, raw, same
from channels.refusal import Problem, Refusal

COOKIE = "madoguchi_insights"
PATH = "/insights"
LASTS = 30 * 60  # seconds
SECONDS_FOR_A_WRONG_ONE = 1.0
WAITING_AT_MOST = 20
WRONG = Problem("wrong_token", "合い言葉が違います。もう一度お確かめください。", "token")
TOO_MANY = Problem(
    "too_many_tries", "違う合い言葉が続いています。しばらく待ってから、もう一度お試しください。", "token"
)


class Guard:
    """Lets in whoever has the token."""

    def __init__(self, token: str) -> None:
        """`token` is the operator's."""
        self._token = token
        self._turn = asyncio.Lock()
        self._waiting = 0

    async def admits(self, request: Request) -> bool:
        """Whether a request carries the token or our cookie; raises Refusal for a wrong token, after a while."""
        given = bearer(request)
        if given is not None:
            await self.check(given)
            return True
        return self._is_ours(request.cookies.get(COOKIE) or "")

    async def check(self, given: str) -> None:
        """Raises Refusal unless this is the token."""
        if same(given, self._token):
            return
        if self._waiting >= WAITING_AT_MOST:
            raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY)
        self._waiting += 1
        try:
            async with self._turn:
                await asyncio.sleep(SECONDS_FOR_A_WRONG_ONE)
        finally:
            self._waiting -= 1
        raise Refusal(HTTPStatus.UNAUTHORIZED, WRONG)

    def remember(self, answer: HTTPResponse) -> None:
        """Let the browser come back for half an hour."""
        ends = str(int(time.time()) + LASTS)
        answer.cookies[COOKIE] = f"{ends}.{self._mark(ends)}"
        secure = os.environ.get("MADOGUCHI_URL", "").startswith("https://")
        for name, value in {
            "path": PATH,
            "max-age": LASTS,
            "httponly": True,
            "samesite": "Strict",
            "secure": secure,
        }.items():
            answer.cookies[COOKIE][name] = value

    def _is_ours(self, cookie: str) -> bool:
        ends, _, mark = cookie.partition(".")
        return same(mark, self._mark(ends)) and ends.isdigit() and time.time() < int(ends)

    def _mark(self, ends: str) -> str:
        return hmac.new(raw(self._token), raw(f"{COOKIE}:{ends}"), hashlib.sha256).hexdigest()
