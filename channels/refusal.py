"""How a request that cannot be met is answered: JSON, in Japanese, never a stack trace."""

from __future__ import annotations

import json
import logging
from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from sanic import HTTPResponse, Sanic, response
from sanic.exceptions import SanicException
from sanic.request import Request

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Problem:
    """One thing wrong: a code for programs, a message for people, and the field or fact it is about."""

    code: str
    message: str
    where: str | None = None


class Refusal(Exception):
    """Raised anywhere while a request is handled; `problems` all go to the client, the first one foremost."""

    def __init__(self, status: HTTPStatus, *problems: Problem) -> None:
        self.status = status
        self.problems = problems
        super().__init__(problems[0].message)


# What the server framework refuses by itself, in the words a person can use.
BY_STATUS = {
    HTTPStatus.NOT_FOUND: Problem("not_found", "このページはありません。アドレスを確かめてください。"),
    HTTPStatus.METHOD_NOT_ALLOWED: Problem("method_not_allowed", "この呼び出し方には対応していません。"),
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: Problem("too_large", "送られた内容が大きすぎます。1MBまでにしてください。"),
    HTTPStatus.REQUEST_TIMEOUT: Problem("timeout", "時間内に受け取れませんでした。もう一度お試しください。"),
    HTTPStatus.SERVICE_UNAVAILABLE: Problem(
        "not_ready", "ただいま準備中です。少し待ってから、もう一度お試しください。"
    ),
}
WRONG = Problem("bad_request", "送られた内容を読み取れませんでした。形をお確かめください。")
OURS = Problem(
    "internal", "こちらの不具合でお答えできませんでした。お手数ですが、少し待ってからもう一度お試しください。"
)


def dumps(data: Any) -> str:
    """JSON with its Japanese left readable."""
    return json.dumps(data, ensure_ascii=False)


def to_json(data: Any, status: int = 200) -> HTTPResponse:
    """A JSON response."""
    return response.json(data, status=status, dumps=dumps)


def answer_in_japanese(app: Sanic) -> None:
    """Give every error of the app the same shape: `{"error": {code, message, where, details}}`."""
    app.error_handler.add(Refusal, _refused)
    app.error_handler.add(Exception, _failed)


def _refused(_: Request, refusal: Refusal) -> HTTPResponse:
    return _answer(refusal.status, *refusal.problems)


def _failed(request: Request, error: Exception) -> HTTPResponse:
    status = HTTPStatus(getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR))
    if not isinstance(error, SanicException) or status == HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s %s failed", request.method, request.path, exc_info=error)
        return _answer(HTTPStatus.INTERNAL_SERVER_ERROR, OURS)
    answer = _answer(status, BY_STATUS.get(status, WRONG))
    answer.headers.update(getattr(error, "headers", {}))
    return answer


def _answer(status: HTTPStatus, *problems: Problem) -> HTTPResponse:
    first = asdict(problems[0])
    return to_json({"error": first | {"details": [asdict(problem) for problem in problems]}}, status)
