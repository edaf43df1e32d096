"""gBizINFO's REST API, version 2: `GET /hojin/{corporate_number}`.

Described at https://api.info.gbiz.go.jp/hojin/swagger-ui/index.html?urls.primaryName=v2 (read 2026-11-28; version 1 at
https://info.gbiz.go.jp/hojin/swagger-ui.html answers in the same shape). A number that it does not list is a 404, a wrong
token a 401; errors may also stand in an answer with 200.
"""

from __future__ import annotations

import logging
from enum import Enum
from http import HTTPStatus

import aiohttp
from pydantic import BaseModel, Field, ValidationError

from register.firm import Firm
from register.settings import address, token

logger = logging.getLogger(__name__)

# Seconds: somebody waits.
WITHIN = 5.0
# Bytes; an answer has some thousands.
LARGEST = 1_000_000
TOKEN_HEADER = "X-hojinInfo-api-token"


class Fault(Enum):
    """Why nothing was learned."""

    NOT_FOUND = "not_found"
    CLOSED = "closed"
    # Whatever else: a wrong token, too many calls, a server that is down or slow, an answer that makes no sense.
    OUT_OF_REACH = "out_of_reach"


class RegisterFault(Exception):
    """The register told nothing of the firm. Neither number nor token is in it."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.value)


class _Answer(BaseModel):
    firms: list[Firm] = Field(alias="hojin-infos")
    errors: list[object] | None = None


async def look_up(number: str) -> Firm:
    """The firm with this number (thirteen digits, its check digit right). Raises RegisterFault."""
    try:
        status, body = await _get(number)
    except (TimeoutError, aiohttp.ClientError) as error:
        # The words of the error may hold the address, and with it the number.
        raise _out_of_reach(type(error).__name__) from None
    if status == HTTPStatus.NOT_FOUND:
        raise RegisterFault(Fault.NOT_FOUND)
    if status != HTTPStatus.OK:
        raise _out_of_reach(f"status {status}")
    return _firm(number, body)


async def _get(number: str) -> tuple[int, bytes]:
    headers = {TOKEN_HEADER: token(), "Accept": "application/json"}
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=WITHIN), trust_env=True) as session,
        # The header is for the register alone: a redirection is not followed.
        session.get(f"{address()}/{number}", headers=headers, allow_redirects=False) as answer,
    ):
        return answer.status, await _read(answer.content)


async def _read(content: aiohttp.StreamReader) -> bytes:
    body = b""
    async for chunk in content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            raise aiohttp.ClientPayloadError
    return body


def _firm(number: str, body: bytes) -> Firm:
    try:
        answer = _Answer.model_validate_json(body)
    except ValidationError:
        raise _out_of_reach("an answer that is not as described") from None
    if answer.errors:
        raise _out_of_reach("errors in the answer")
    firm = next((firm for firm in answer.firms if firm.corporate_number == number), None)
    if firm is None and answer.firms:
        raise _out_of_reach("an answer about another firm")
    if firm is None or firm.close_date:
        raise RegisterFault(Fault.CLOSED if firm else Fault.NOT_FOUND)
    return firm


def _out_of_reach(why: str) -> RegisterFault:
    logger.warning("gBizINFO told nothing: %s", why)
    return RegisterFault(Fault.OUT_OF_REACH)
