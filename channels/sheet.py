"""`GET /sheet/{code}`: the hand-over sheet as a page, `.pdf` and `.json`."""

from __future__ import annotations

import asyncio
from http import HTTPStatus

from sanic import Blueprint, HTTPResponse, response
from sanic.request import Request

from cases import Case, TooManyTries, code_in, default_store, sheet_address
from cases.page import STYLE, message_page, sheet_page
from cases.pdf import sheet_pdf
from channels.private import PRIVATE, private
from channels.refusal import Problem, Refusal, to_json

MISSING = Problem(
    "no_sheet",
    "この番号の引継ぎ票はありません。番号をもう一度お確かめください。期限が過ぎたか、ご本人が消したのかもしれません。",
    "code",
)
TOO_MANY = Problem(
    "too_many_tries",
    "ちがう番号が何度も続いたため、しばらく開けません。10分ほど待ってから、もう一度お試しください。",
    "code",
)
FORMS = ("", "pdf", "json")


def sheet() -> Blueprint:
    """The routes of the sheet. Whoever has the code may see it; wrong codes are counted."""
    door = Blueprint("sheet")
    door.static("/sheet.css", STYLE, name="sheet-style")

    @door.get("/sheet/<wanted:str>")
    async def show(request: Request, wanted: str) -> HTTPResponse:
        code, _, form = wanted.partition(".")
        try:
            case = _find(code, form)
        except Refusal as refusal:
            if form == "json":
                raise
            page = message_page("引継ぎ票を開けませんでした", refusal.problems[0].message)
            return response.html(page, refusal.status, PRIVATE)
        return await _shown(case, form)

    return door


def _find(wanted: str, form: str) -> Case:
    code = code_in(wanted)
    if code is None or form not in FORMS:
        raise Refusal(HTTPStatus.NOT_FOUND, MISSING)
    try:
        case = default_store().open(code)
    except TooManyTries:
        raise Refusal(HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY) from None
    if case is None:
        raise Refusal(HTTPStatus.NOT_FOUND, MISSING)
    return case


async def _shown(case: Case, form: str) -> HTTPResponse:
    if form == "json":
        return private(to_json(case.model_dump(mode="json")))
    if form == "pdf":
        page = await asyncio.to_thread(sheet_pdf, case.sheet, case.code, sheet_address(case.code))
        name = {"Content-Disposition": f'inline; filename="madoguchi-{case.code}.pdf"'}
        return response.raw(page, content_type="application/pdf", headers=PRIVATE | name)
    return response.html(sheet_page(case), headers=PRIVATE)
