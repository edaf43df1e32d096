"""The door for programs: advice, understanding and the catalogue as JSON, below `/api`."""

from __future__ import annotations

from collections.abc import Collection
from http import HTTPStatus

from sanic import Blueprint, HTTPResponse
from sanic.request import Request

from actions.rules import UnknownId
from channels.body import Body
from channels.given import no_such, taken
from channels.refusal import Refusal, to_json
from channels.service import Service
from channels.shelf import office_kind, offices_for, scheme_line, scheme_page


def api(service: Service) -> Blueprint:
    """The routes below `/api`."""
    door = Blueprint("api", url_prefix="/api")
    catalogue = service.adviser.catalogue

    @door.post("/advice")
    async def advice(request: Request) -> HTTPResponse:
        body = Body.read(request.body, known=("facts", "as_of", "about"))
        raw, as_of, about = body.mapping("facts"), body.day("as_of"), body.names("about")
        body.check()
        facts = taken(raw, service.adviser.vocabulary)
        try:
            given = service.adviser.advise(facts, as_of=service.day(as_of), about=tuple(about))
        except UnknownId as unknown:
            raise _no_such_scheme(service, unknown.wanted, "about") from None
        return to_json(given.model_dump(mode="json", by_alias=True))

    @door.post("/parse")
    async def parse(request: Request) -> HTTPResponse:
        body = Body.read(request.body, known=("text", "asked", "as_of"))
        text, asked, as_of = body.text("text"), body.optional_text("asked"), body.day("as_of")
        if asked is not None and asked not in service.adviser.vocabulary:
            body.problems.append(no_such("fact", "項目", asked, service.adviser.vocabulary, "asked"))
        body.check()
        return to_json(await service.understand(text, asked, service.day(as_of)))

    @door.get("/schemes")
    async def schemes(request: Request) -> HTTPResponse:
        query = _query(request, ("kind", "topic", "as_of", "prefecture", "municipality"))
        day = service.day(query.day("as_of"))
        kind, topic = query.optional_text("kind"), query.optional_text("topic")
        kinds = {scheme.kind for scheme in catalogue.schemes.values()}
        topics = service.adviser.vocabulary["topics"].values or {}
        _known(query, kind, kinds, "kind")
        _known(query, topic, topics, "topic")
        where = _place(query)
        query.check()
        place = taken(where, service.adviser.vocabulary)
        found = [
            s
            for s in catalogue.schemes.values()
            if kind in (None, s.kind)
            and (topic is None or topic in s.topics)
            and service.adviser.possible(s.id, place, as_of=day)
        ]
        return to_json({"as_of": day.isoformat(), "schemes": [scheme_line(scheme, day) for scheme in found]})

    @door.get("/schemes/<wanted:str>")
    async def scheme(request: Request, wanted: str) -> HTTPResponse:
        query = _query(request, ("as_of",))
        day = service.day(query.day("as_of"))
        query.check()
        try:
            return to_json(scheme_page(catalogue.scheme(wanted), day))
        except UnknownId:
            raise _no_such_scheme(service, wanted, "id") from None

    @door.get("/offices")
    async def offices(request: Request) -> HTTPResponse:
        query = _query(request, ("prefecture", "municipality", "kind"))
        where = _place(query)
        kind = (query.optional_text("kind") or "").removeprefix("office-").replace("_", "-") or None
        _known(query, kind, [office_kind(office) for office in catalogue.offices.values()], "kind")
        query.check()
        return to_json({"offices": offices_for(catalogue, taken(where, service.adviser.vocabulary), kind)})

    return door


def _query(request: Request, known: Collection[str]) -> Body:
    return Body({name: values[0] for name, values in request.args.items()}, known)


def _place(query: Body) -> dict[str, str | None]:
    return {name: query.optional_text(name) for name in ("prefecture", "municipality")}


def _known(body: Body, value: str | None, known: Collection[str], where: str) -> None:
    if value is not None and value not in known:
        body.problems.append(no_such(where, where, value, known, where))


def _no_such_scheme(service: Service, wanted: str, where: str) -> Refusal:
    problem = no_such("scheme", "制度", wanted, service.adviser.catalogue.schemes, where)
    return Refusal(HTTPStatus.NOT_FOUND, problem)
