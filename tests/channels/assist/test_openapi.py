"""The description says what the server does, all of it and nothing else."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from openapi_spec_validator import validate_spec
from sanic import Sanic

from actions.rules import default_adviser
from channels.assist import assist
from channels.assist.openapi import document
from channels.service import Service


async def _learn(text: str) -> dict[str, Any]:
    return {"text": text}


async def _understand(text: str, asked: str | None, day: date) -> dict[str, Any]:
    return {}


def test_the_document_is_sound() -> None:
    validate_spec(document("1"))


def test_every_route_is_described_and_every_description_is_a_route() -> None:
    app = Sanic("described", configure_logging=False)
    assist(app, Service(default_adviser(), _understand, _learn, lambda: True, "1"))
    routes = {
        (re.sub(r"<(\w+):\w+>", r"{\1}", f"/{route.path}").rstrip("/"), method.lower())
        for route in app.router.routes
        for method in route.methods
    }
    described = {
        (path, method) for path, item in document("1")["paths"].items() for method in item if method != "parameters"
    }
    assert routes == described
