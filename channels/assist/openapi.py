"""The API's description: paths by hand (openapi.yml), shapes from the models that the answers are made of."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from cases import Case
from channels.assist.record import Record
from channels.assist.shown import View

FILE = Path(__file__).with_name("openapi.yml")


@cache
def document(version: str) -> dict[str, Any]:
    """The OpenAPI document; YAML's dates and numbers are JSON already."""
    described: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    answers: list[tuple[type[BaseModel], JsonSchemaMode]] = [(model, "serialization") for model in (View, Record, Case)]
    _, shapes = models_json_schema(answers, by_alias=True, ref_template="#/components/schemas/{model}")
    described["info"]["version"] = version
    described["components"]["schemas"].update(shapes["$defs"])
    return described
