"""`GET /health`: is the server alive, and can it answer?"""

from __future__ import annotations

from http import HTTPStatus

from sanic import Blueprint, HTTPResponse
from sanic.request import Request

from channels.refusal import to_json
from channels.service import Service


def health(service: Service) -> Blueprint:
    """200 when messages can be answered, 503 while they cannot; any answer at all means that the server is alive."""
    door = Blueprint("health")
    catalogue = service.adviser.catalogue

    @door.get("/health")
    async def show(_: Request) -> HTTPResponse:
        ready = service.ready()
        counts = {"schemes": len(catalogue.schemes), "offices": len(catalogue.offices)}
        body = {
            "status": "ok" if ready else "starting",
            "ready": ready,
            "catalogue": counts,
            "version": service.version,
        }
        return to_json(body, HTTPStatus.OK if ready else HTTPStatus.SERVICE_UNAVAILABLE)

    return door
