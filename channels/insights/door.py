"""The routes of the counts: the page, the spreadsheet, and the way in."""

from __future__ import annotations

import asyncio
from datetime import date
from http import HTTPStatus

from sanic import Blueprint, HTTPResponse, response
from sanic.request import Request

from cases import today
from cases.template import template
from channels.insights.guard import PATH, Guard
from channels.insights.tables import DOORS, as_csv, tables
from channels.private import PRIVATE
from channels.refusal import Refusal
from channels.service import Service
from insights import BATCH, Shown, default_counters, flush, shown, token

PAGE = "insights.html"
LARGEST_TOKEN = 1000


def insights(service: Service) -> Blueprint:
    """The routes. What is shown is the same for everybody who is let in."""
    door, guard = Blueprint("insights"), Guard(token())

    @door.get(PATH)
    async def show(request: Request) -> HTTPResponse:
        try:
            inside = await guard.admits(request)
        except Refusal as refusal:
            return _enter(refusal)
        return response.html(_page(service, request, await _numbers(request)), headers=PRIVATE) if inside else _enter()

    @door.post(PATH)
    async def enter(request: Request) -> HTTPResponse:
        form = request.form or {}
        try:
            await guard.check(str(form.get("token") or "")[:LARGEST_TOKEN])
        except Refusal as refusal:
            return _enter(refusal)
        answer = response.redirect(PATH, status=HTTPStatus.SEE_OTHER, headers=PRIVATE)
        guard.remember(answer)
        return answer

    @door.get(f"{PATH}/counts.csv")
    async def download(request: Request) -> HTTPResponse:
        if not await guard.admits(request):
            return _enter()
        rows = as_csv(await _numbers(request), service.adviser)
        name = {"Content-Disposition": f'attachment; filename="madoguchi-insights-{today()}.csv"'}
        # With a byte order mark, or Excel takes it for another encoding.
        return response.raw(rows.encode("utf-8-sig"), content_type="text/csv; charset=utf-8", headers=PRIVATE | name)

    @door.before_server_stop
    async def finish(*_: object) -> None:
        await asyncio.to_thread(flush)

    return door


def _enter(refusal: Refusal | None = None) -> HTTPResponse:
    """The form for the token, with what was wrong."""
    status = refusal.status if refusal else HTTPStatus.UNAUTHORIZED
    page = template(PAGE).render(fault=refusal.problems[0].message if refusal else None, inside=False)
    return response.html(page, status, PRIVATE | {"WWW-Authenticate": "Bearer"})


async def _numbers(request: Request) -> list[Shown]:
    """What may be seen of the days and the door that the address names; one that makes no sense names all."""
    start, end, door = _chosen(request)
    numbers: list[Shown] = await asyncio.to_thread(_all)
    return [n for n in numbers if _within(start, n.day, end) and door in ("", n.channel)]


def _all() -> list[Shown]:
    return shown(default_counters().rows(), today())


def _chosen(request: Request) -> tuple[date | None, date | None, str]:
    door = request.args.get("channel") or ""
    return _day(request.args.get("from")), _day(request.args.get("to")), door if door in DOORS else ""


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def _within(start: date | None, day: date, end: date | None) -> bool:
    return (start is None or start <= day) and (end is None or day <= end)


def _page(service: Service, request: Request, numbers: list[Shown]) -> str:
    start, end, door = _chosen(request)
    chosen = {"from": start or "", "to": end or "", "channel": door}
    return template(PAGE).render(
        inside=True,
        tables=tables(numbers, service.adviser),
        doors=DOORS,
        chosen=chosen,
        address="&".join(f"{name}={value}" for name, value in chosen.items() if value),
        batch=BATCH,
    )
