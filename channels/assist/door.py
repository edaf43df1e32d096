"""`/api/assist`: a call told line by line, and what comes of it. docs/assist.md describes it for those who connect."""

from __future__ import annotations

import asyncio
import re
from functools import partial
from http import HTTPStatus
from typing import Any

from sanic import Blueprint, HTTPResponse, Sanic, response
from sanic.request import Request

from actions.replies.call import not_read_text
from actions.replies.sheet import sheet_text
from actions.tapping import settled
from cases import default_store, sheet_address
from cases.pdf import sheet_pdf
from channels.assist import call as changes
from channels.assist.calls import Calls, Live, TooManyCalls
from channels.assist.export import as_csv, as_json, saved
from channels.assist.lines import Given, take
from channels.assist.openapi import document
from channels.assist.record import Record, case_for, record
from channels.assist.token import check, token
from channels.body import LONGEST_NAME, Body
from channels.given import no_such, taken
from channels.private import PRIVATE, private
from channels.refusal import Problem, Refusal, to_json
from channels.service import Service

GONE = Problem("no_call", "この通話はありません。終わったか、長く使われなかったために消えました。", "call")
FULL = Problem(
    "too_many_calls", "通話が多すぎて、新しく始められません。終わった通話を閉じてから、もう一度お試しください。"
)
TOO_MANY_LINES = Problem("too_many_lines", "一度に送れるのは200行までです。分けて送ってください。", "lines")
LINES_FULL = Problem(
    "call_too_long", "この通話には、これ以上の行を入れられません。新しい通話を始めてください。", "lines"
)
NOTHING_TO_UNDO = Problem("nothing_to_undo", "取り消せる変更は、もうありません。")
NO_DOUBT = Problem("no_conflict", "この項目に、食いちがいはありません。", "fact")
NO_VALUE = Problem(
    "missing", "「value」か「text」のどちらか一つを入れてください。消すときは DELETE を使います。", "value"
)
RECORD_FORMS, EXPORT_FORMS = ("txt", "pdf", "json"), ("csv", "json")
_REVISION = re.compile("[0-9]{1,9}")
LINES_AT_ONCE = 200
LINES_OF_A_CALL = 5000
LONGEST_NOTE = 500
SPEAKERS = (changes.CALLER, changes.OPERATOR)


def assist(app: Sanic, service: Service) -> None:
    """Open the routes, and let go of all calls when the server stops."""
    door, calls, secret = Blueprint("assist", url_prefix="/api/assist"), Calls(service.adviser), token()
    _calls(door, calls, service, secret)
    _changes(door, calls, service)
    _outcome(door, calls, service)
    _records(door, service, secret)
    app.blueprint(door)

    @app.before_server_stop
    async def finish(_: Sanic, __: asyncio.AbstractEventLoop) -> None:
        calls.close()


def _calls(door: Blueprint, calls: Calls, service: Service, secret: str | None) -> None:
    @door.get("/", strict_slashes=False)
    async def knock(request: Request) -> HTTPResponse:
        if secret:
            check(request, secret)
        return response.empty()

    @door.post("/", strict_slashes=False)
    async def begin(request: Request) -> HTTPResponse:
        if secret:
            check(request, secret)
        body = Body.read(request.body or b"{}", known=("as_of",))
        day = body.day("as_of") or service.fixed_day
        body.check()
        try:
            live = calls.begin(day.isoformat() if day else None)
        except TooManyCalls:
            raise Refusal(HTTPStatus.SERVICE_UNAVAILABLE, FULL) from None
        return _shown(live, HTTPStatus.CREATED)

    @door.get("/<call:str>")
    async def show(_: Request, call: str) -> HTTPResponse:
        return _shown(_find(calls, call))

    @door.delete("/<call:str>", ignore_body=False)
    async def end(_: Request, call: str) -> HTTPResponse:
        calls.end(_find(calls, call))
        return response.empty()

    @door.get("/<call:str>/events")
    async def events(request: Request, call: str) -> None:
        live = _find(calls, call)
        seen = request.headers.get("last-event-id", "")
        stream = await request.respond(content_type="text/event-stream; charset=utf-8", headers=dict(PRIVATE))
        async for view in live.events(int(seen) if _REVISION.fullmatch(seen) else 0):
            data = view and f"id: {view.revision}\nevent: view\ndata: {view.model_dump_json(by_alias=True)}\n\n"
            await stream.send(data or ": …\n\n")
        await stream.send("event: closed\ndata: {}\n\n")
        await stream.eof()


def _changes(door: Blueprint, calls: Calls, service: Service) -> None:
    vocabulary = service.adviser.vocabulary

    @door.post("/<call:str>/lines")
    async def lines(request: Request, call: str) -> HTTPResponse:
        live = _find(calls, call)
        given = _lines(request, service)
        async with live.turn:
            if len(live.call.lines) + len(given) > LINES_OF_A_CALL:
                raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, LINES_FULL)
            for line in given:
                await take(live, line, service)
        return _shown(live)

    @door.put("/<call:str>/facts/<fact:str>")
    async def edit(request: Request, call: str, fact: str) -> HTTPResponse:
        live = _find(calls, call)
        _known(fact, service, HTTPStatus.NOT_FOUND)
        body = Body.read(request.body, known=("value", "text", "approximate"))
        value, text, about = body.anything("value"), body.optional_text("text", LONGEST_NAME), body.flag("approximate")
        body.check()
        if (value is None) == (text is None):
            raise Refusal(HTTPStatus.BAD_REQUEST, NO_VALUE)
        async with live.turn:
            if text is not None:
                said = changes.read(text, fact, live.call, vocabulary)
                if said is None:
                    problem = Problem("not_read", not_read_text(vocabulary[fact], text), "text")
                    raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, problem)
            else:
                said = changes.given(fact, value, about, vocabulary)
            taken(said.facts, vocabulary)
            if said.unknown or said.refused:
                live.become(changes.unknown(live.call, fact, vocabulary))
            else:
                live.become(changes.edited(live.call, said, vocabulary))
        return _shown(live)

    @door.delete("/<call:str>/facts/<fact:str>", ignore_body=False)
    async def remove(_: Request, call: str, fact: str) -> HTTPResponse:
        live = _find(calls, call)
        _known(fact, service, HTTPStatus.NOT_FOUND)
        async with live.turn:
            live.become(changes.without(live.call, fact))
        return _shown(live)

    @door.post("/<call:str>/unknown")
    async def unknown(request: Request, call: str) -> HTTPResponse:
        live = _find(calls, call)
        body = Body.read(request.body, known=("fact",))
        fact = body.text("fact")
        body.check()
        _known(fact, service, HTTPStatus.UNPROCESSABLE_ENTITY)
        async with live.turn:
            live.become(changes.unknown(live.call, fact, vocabulary))
        return _shown(live)

    @door.post("/<call:str>/conflicts/<fact:str>")
    async def settle(request: Request, call: str, fact: str) -> HTTPResponse:
        live = _find(calls, call)
        _known(fact, service, HTTPStatus.NOT_FOUND)
        value = Body.read(request.body, known=("value",)).anything("value")
        if value is None:
            raise Refusal(HTTPStatus.BAD_REQUEST, NO_VALUE)
        async with live.turn:
            if fact not in changes.open_doubts(live.call, service.adviser):
                raise Refusal(HTTPStatus.CONFLICT, NO_DOUBT)
            taken(settled(vocabulary[fact], value, vocabulary), vocabulary)
            live.become(changes.resolved(live.call, fact, value, service.adviser))
        return _shown(live)

    @door.post("/<call:str>/undo")
    async def undo(_: Request, call: str) -> HTTPResponse:
        live = _find(calls, call)
        async with live.turn:
            if not live.undo():
                raise Refusal(HTTPStatus.CONFLICT, NOTHING_TO_UNDO)
        return _shown(live)


def _outcome(door: Blueprint, calls: Calls, service: Service) -> None:
    async def show(_: Request, call: str, form: str) -> HTTPResponse:
        return await _recorded(record(_find(calls, call).call, service.adviser), form)

    for form in RECORD_FORMS:
        door.add_route(partial(show, form=form), f"/<call:str>/record.{form}", name=f"record-{form}")

    @door.post("/<call:str>/save")
    async def save(request: Request, call: str) -> HTTPResponse:
        live = _find(calls, call)
        body = Body.read(request.body or b"{}", known=("note",))
        note = body.optional_text("note", LONGEST_NOTE)
        body.check()
        async with live.turn:
            case = case_for(live.call, service.adviser, note, live.code)
            default_store().keep(case)
            live.code = case.code
        kept = {"code": case.code, "url": sheet_address(case.code), "pdf_url": sheet_address(case.code, ".pdf")}
        return private(to_json(kept | {"expires_on": case.expires_on.isoformat(), "revision": live.revision}))


def _records(door: Blueprint, service: Service, secret: str | None) -> None:
    @door.get("/openapi.json")
    async def described(_: Request) -> HTTPResponse:
        return to_json(document(service.version))

    async def records(request: Request, form: str) -> HTTPResponse:
        check(request, secret)
        query = Body({name: values[0] for name, values in request.args.items()}, ("from", "to"))
        since, until = query.day("from"), query.day("to")
        query.check()
        found = saved(since, until)
        if form == "json":
            return private(to_json(as_json(found)))
        name = {"Content-Disposition": 'attachment; filename="madoguchi-records.csv"'}
        text = as_csv(found, service.adviser.vocabulary)
        return response.text(text, headers=PRIVATE | name, content_type="text/csv; charset=utf-8")

    for form in EXPORT_FORMS:
        door.add_route(partial(records, form=form), f"/records.{form}", name=f"records-{form}")


def _find(calls: Calls, wanted: str) -> Live:
    live = calls.find(wanted)
    if live is None:
        raise Refusal(HTTPStatus.NOT_FOUND, GONE)
    return live


def _known(fact: str, service: Service, status: HTTPStatus) -> None:
    if fact not in service.adviser.vocabulary:
        raise Refusal(status, no_such("fact", "項目", fact, service.adviser.vocabulary, "fact"))


def _lines(request: Request, service: Service) -> list[Given]:
    body = Body.read(request.body, known=("lines",))
    lines = body.objects("lines", ("text", "speaker", "id", "final", "asked"))
    given = [_line(line, service) for line in lines]
    body.check()
    if len(given) > LINES_AT_ONCE:
        raise Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, TOO_MANY_LINES)
    return given


def _line(line: Body, service: Service) -> Given:
    asked = line.optional_text("asked")
    if asked is not None and asked not in service.adviser.vocabulary:
        line.problems.append(no_such("fact", "項目", asked, service.adviser.vocabulary, "asked"))
    known_as = None if line.anything("id") is None else line.name("id")
    final = line.flag("final")
    speaker, text = line.one_of("speaker", SPEAKERS), line.text("text")
    return Given(known_as, speaker, text, final is not False, asked, unsaid=not line.has("asked"))


def _shown(live: Live, status: HTTPStatus = HTTPStatus.OK) -> HTTPResponse:
    text = live.show().model_dump_json(by_alias=True)
    return response.text(text, status, headers=dict(PRIVATE), content_type="application/json")


async def _recorded(found: Record, form: str) -> HTTPResponse:
    match form:
        case "json":
            answer: Any = response.text(found.model_dump_json(by_alias=True), content_type="application/json")
        case "txt":
            answer = response.text(sheet_text(found.sheet))
        case _:
            page = await asyncio.to_thread(sheet_pdf, found.sheet, None)
            name = {"Content-Disposition": 'inline; filename="madoguchi-record.pdf"'}
            answer = response.raw(page, content_type="application/pdf", headers=name)
    return private(answer)
