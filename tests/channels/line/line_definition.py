"""LINE's published definition of messages as JSON Schema, and the limits that only its reference states.

LINE publishes its API as OpenAPI (github.com/line/line-openapi, messaging-api.yml) and generates the models of its SDK
from it: fields, types, what is required, and which kinds there are come from there, in the version of the SDK that is
installed. `limits.schema.yml` adds the rest, under the same names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import regex
import yaml
from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend
from linebot.v3.messaging import models

Json = dict[str, Any]

LIMITS = Path(__file__).with_name("limits.schema.yml")
ROOT = "Message"


@cache
def validator() -> Any:
    """Checks the list of messages of one call."""
    limits = yaml.safe_load(LIMITS.read_text(encoding="utf-8"))["$defs"]
    published = definitions()
    assert limits.keys() <= published.keys()
    both = {name: {"allOf": [schema, limits.get(name, {})]} for name, schema in published.items()}
    listed = {"type": "array", "minItems": 1, "maxItems": 5, "items": {"$ref": f"#/$defs/{ROOT}"}}
    return _Validator(listed | {"$defs": both})


@cache
def definitions() -> dict[str, Json]:
    """The schema of each object that a message may hold, by its name in the definition."""
    found: dict[str, Json] = {}
    waiting = [ROOT]
    while waiting:
        name = waiting.pop()
        if name not in found:
            model = getattr(models, name)
            schema = model.schema(by_alias=True, ref_template="#/$defs/{model}")
            kinds = getattr(model, f"_{name}__discriminator_value_class_map", {})
            found[name] = _kinds(kinds) if kinds else _closed(schema)
            waiting += [*schema.get("definitions", {}), *kinds.values()]
    return found


def _closed(schema: Json) -> Json:
    """A field of which the definition knows nothing is refused."""
    return {name: schema[name] for name in ("type", "properties", "required") if name in schema} | {
        "additionalProperties": False
    }


def _kinds(kinds: dict[str, str]) -> Json:
    mapping = {kind: f"#/$defs/{name}" for kind, name in kinds.items()}
    return {"type": "object", "discriminator": {"propertyName": "type", "mapping": mapping}}


def _discriminator(checker: Any, told: Json, instance: Any, _: Json) -> Iterator[ValidationError]:
    kind = instance.get(told["propertyName"]) if isinstance(instance, dict) else None
    if kind in told["mapping"]:
        yield from checker.descend(instance, {"$ref": told["mapping"][kind]})
    else:
        yield ValidationError(f"no such kind: {kind!r}")


def _units(_: Any, span: list[int], instance: Any, __: Json) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not span[0] <= len(instance.encode("utf-16-le", "surrogatepass")) // 2 <= span[1]:
        yield ValidationError(f"{span[0]} to {span[1]} UTF-16 code units")


def _graphemes(_: Any, span: list[int], instance: Any, __: Json) -> Iterator[ValidationError]:
    if isinstance(instance, str) and not span[0] <= len(regex.findall(r"\X", instance)) <= span[1]:
        yield ValidationError(f"{span[0]} to {span[1]} characters as people see them: {instance}")


def _bytes(_: Any, most: int, instance: Any, __: Json) -> Iterator[ValidationError]:
    if len(json.dumps(instance).encode()) > most:
        yield ValidationError(f"at most {most} bytes")


# By name of the keyword: what OpenAPI has beyond JSON Schema, and how LINE counts.
_Validator = extend(
    Draft202012Validator,
    {"discriminator": _discriminator, "x-units": _units, "x-graphemes": _graphemes, "x-bytes": _bytes},
)
