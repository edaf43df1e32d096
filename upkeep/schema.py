"""JSON Schema of the catalogue's files, so that an editor completes keys, explains them, and marks slips at once.

Made from the models that also read the files; conditions, terms and facts take their names from facts.yml and terms/,
and every key its description from fields.yml. `madoguchi check` stays the judge: a schema cannot see across files.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from actions.rules.application import Procedure
from actions.rules.catalogue import Catalogue
from actions.rules.conditions import LIMITS
from actions.rules.facts import FactSpec
from actions.rules.figures import CALCULATORS
from actions.rules.model import FactEntry, Office, Scheme, Term
from actions.rules.priors import Priors

FOLDER = "schema"
_CONDITION = "Condition"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
FIELDS = Path(__file__).with_name("fields.yml")
Schema = dict[str, Any]
_NUMBER: Schema = {"type": "number"}
# Keys whose names the models leave open, and the definition that lists them.
_NAMED = {
    ("Scheme", "topics"): "Topics",
    ("Office", "topics"): "Topics",
    ("Version", "terms"): "Terms",
    ("Case", "facts"): "Facts",
    ("Case", "figures"): "Figures",
}
_UNITS: Mapping[str, Schema] = {
    **{unit: {"type": "integer"} for unit in ("yen", "months", "days", "persons")},
    **{unit: {"type": "number"} for unit in ("percent", "years", "points", "times")},
    "share": {"anyOf": [{"type": "number", "minimum": 0, "maximum": 1}, {"type": "string", "pattern": "^[0-9]+/[0-9]+$"}]},
    "flag": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "text": {"type": "string"},
    "bands": {"type": "array"},
}  # fmt: skip


class _Generator(GenerateJsonSchema):
    """Our conditions are read by a function of our own: their schema stands in `$defs`."""

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> Schema:
        """What takes the place of a condition until all definitions are there."""
        return {"title": _CONDITION}


@cache
def fields() -> Mapping[str, Mapping[str, str]]:
    """What each key of each model means, in Japanese."""
    table: Mapping[str, Mapping[str, str]] = yaml.safe_load(FIELDS.read_text(encoding="utf-8"))
    return table


def schemas(catalogue: Catalogue) -> dict[str, str]:
    """The schema files by name, as text."""
    kinds: dict[str, Any] = {
        "scheme": Scheme,
        "office": Office,
        "procedure": Procedure,
        "facts": dict[str, FactEntry],
        "terms": dict[str, Term],
        "priors": Priors,
    }
    made = {f"{name}.json": _schema(model, catalogue) for name, model in kinds.items()}
    return {name: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for name, schema in made.items()}


def stale(folder: Path, catalogue: Catalogue) -> dict[str, str]:
    """Of the schema files below the catalogue `folder` those that say something else by now, with what they should say."""
    made = {folder / FOLDER / name: text for name, text in schemas(catalogue).items()}
    return {path.name: text for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text}


def _schema(model: type[BaseModel] | Any, catalogue: Catalogue) -> Schema:
    refined: Schema = _refer(TypeAdapter(model).json_schema(schema_generator=_Generator))
    own = {refined["title"]: refined} if "properties" in refined else {}
    for name, definition in {**refined.get("$defs", {}), **own}.items():
        _explain(name, definition)
    shared = _shared(catalogue)
    refined["$defs"] = refined.get("$defs", {}) | {name: shared[name] for name in _reached(refined, shared)}
    return {"$schema": DIALECT, **refined}


def _reached(schema: Schema, shared: Mapping[str, Schema]) -> list[str]:
    """The shared definitions that a schema names, or that one of these names."""
    text = json.dumps(schema)
    found = [name for name in shared if f"#/$defs/{name}" in text]
    inner = [name for name in shared if any(f"#/$defs/{name}" in json.dumps(shared[other]) for other in found)]
    return sorted({*found, *inner})


def _explain(name: str, definition: Schema) -> None:
    """Give the keys of one model their meaning, and open names the definition that lists them."""
    definition.pop("description", None)
    for key, property_ in definition.get("properties", {}).items():
        property_.pop("title", None)
        if (name, key) in _NAMED:
            property_.clear()
            property_["$ref"] = f"#/$defs/{_NAMED[name, key]}"
        if (name, key) == ("Version", "figures"):
            property_["items"] = {"enum": sorted(CALCULATORS)}
        property_["description"] = fields()[name][key]


def _refer(schema: Any) -> Any:
    """The schema with each condition put by reference."""
    if isinstance(schema, list):
        return [_refer(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "properties" not in schema and schema.get("title") == _CONDITION:
        return {"$ref": f"#/$defs/{_CONDITION}"}
    return {key: _refer(part) for key, part in schema.items()}


def _shared(catalogue: Catalogue) -> Mapping[str, Schema]:
    """What is named by facts.yml and terms/, and the conditions over it."""
    vocabulary = catalogue.vocabulary
    topics = vocabulary["topics"].values or {}
    grade = {"type": "integer", "minimum": 1, "maximum": 3}
    terms = {name: {**_UNITS[term.unit], "description": term.label} for name, term in catalogue.terms.items()}
    return {
        "Topics": _closed({name: {**grade, "description": label} for name, label in topics.items()}),
        "Terms": _closed(terms),
        "Figures": _closed({name: _nullable(schema) for name, schema in terms.items()}),
        "Facts": _closed({name: _nullable(_fact(spec)) for name, spec in vocabulary.items()}),
        "Condition": _condition(vocabulary),
        "Limits": {**_closed(_described("Limits", dict.fromkeys(LIMITS, _NUMBER))), "minProperties": 1},
    }


def _closed(properties: Mapping[str, Schema]) -> Schema:
    return {"type": "object", "properties": dict(properties), "additionalProperties": False}


def _described(name: str, properties: Mapping[str, Schema]) -> dict[str, Schema]:
    return {key: {**schema, "description": fields()[name][key]} for key, schema in properties.items()}


def _nullable(schema: Schema) -> Schema:
    return {"anyOf": [{k: v for k, v in schema.items() if k != "description"}, {"type": "null"}]} | {
        "description": schema["description"]
    }


def _fact(spec: FactSpec) -> Schema:
    """A value of a fact."""
    match spec.type:
        case "enum":
            value = _one_of(spec)
        case "set":
            value = {"type": "array", "items": _one_of(spec), "uniqueItems": True}
        case "bool":
            value = {"type": "boolean"}
        case "int" | "float":
            limits = {"minimum": spec.min, "maximum": spec.max}
            value = {"type": "integer" if spec.type == "int" else "number"}
            value |= {key: limit for key, limit in limits.items() if limit is not None}
        case "date":
            value = {"type": "string", "format": "date"}
        case _:
            value = {"type": "string"}
    return {**value, "description": spec.label}


def _one_of(spec: FactSpec) -> Schema:
    values = spec.values or {}
    return {"enum": list(values), "enumDescriptions": list(values.values())}


def _condition(vocabulary: Mapping[str, FactSpec]) -> Schema:
    """One mapping with one key: a form of its own, or a fact."""
    one: Schema = {"$ref": "#/$defs/Condition"}
    several: Schema = {"type": "array", "items": one, "minItems": 1}
    sides = {"of": {"type": "string"}, "to": {"type": "string"}, **dict.fromkeys(LIMITS, _NUMBER)}
    ratio = {**_closed(sides), "required": ["of", "to"], "minProperties": 3, "maxProperties": 3}
    forms = {"all": several, "any": several, "not": one, "is": {"type": "string"}, "ratio": ratio}
    facts = {
        name: {**_demand(spec), "description": spec.label} for name, spec in vocabulary.items() if spec.type != "date"
    }
    return {**_closed({**_described("Condition", forms), **facts}), "minProperties": 1, "maxProperties": 1}


def _demand(spec: FactSpec) -> Schema:
    """What a condition may say of a fact."""
    match spec.type:
        case "int" | "float":
            return {"$ref": "#/$defs/Limits"}
        case "bool":
            return {"type": "boolean"}
        case "set":
            one = _one_of(spec)
            several = {"type": "array", "items": one, "minItems": 1}
            members = _described("Members", {"has": one, "has_any": several, "has_none": several})
            return {**_closed(members), "minProperties": 1, "maxProperties": 1}
        case _:
            one = _one_of(spec) if spec.values else {"type": "string"}
            return {"anyOf": [one, {"type": "array", "items": one, "minItems": 1}]}
