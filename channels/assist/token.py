"""The token of the call centre (`MADOGUCHI_ASSIST_TOKEN`).

Where it is set, a call begins only with it, and saved records come out only with it. A call under way is known by its id,
which nobody can guess and only who began it knows: a browser's event stream cannot carry a token.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from http import HTTPStatus

from sanic.request import Request

from channels.bearer import bearer, same
from channels.messenger.settings import secret, wanted
from channels.refusal import Problem, Refusal

TOKEN = "MADOGUCHI_ASSIST_TOKEN"
OFF = Problem("records_off", f"記録の取り出しは、止めてあります。使うには、サーバーに {TOKEN} を設定してください。")
NEEDED = Problem(
    "token_needed", "合い言葉が要ります。Authorization: Bearer のあとに、センターの合い言葉を付けて送ってください。"
)


def token(environment: Mapping[str, str] = os.environ) -> str | None:
    """The token, if it is set. Raises SettingFault for one that is easily guessed or cannot stand in a header."""
    return (
        secret(TOKEN, r"[!-~]{16,}", "16文字以上の英数字の合い言葉", environment)
        if wanted((TOKEN,), environment)
        else None
    )


def check(request: Request, expected: str | None) -> None:
    """Raises Refusal unless the request carries the token."""
    if expected is None:
        raise Refusal(HTTPStatus.NOT_FOUND, OFF)
    if not same(bearer(request) or "", expected):
        raise Refusal(HTTPStatus.UNAUTHORIZED, NEEDED)
