"""The JSON Schema that editors read: it agrees with the models, explains every key, and takes every file there is."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from actions.rules import CATALOGUE, default_adviser
from actions.rules.source import read
from madoguchi.__main__ import main
from upkeep.schema import FOLDER, fields, schemas

FILES = {
    "scheme.json": "schemes/*/*.yml",
    "office.json": "offices/*.yml",
    "procedure.json": "procedures/*.yml",
    "facts.json": "facts.yml",
    "terms.json": "terms/*.yml",
    "priors.json": "priors.yml",
}
SCHEME: dict[str, Any] = {
    "id": "loan-x",
    "kind": "loan",
    "name": "融資",
    "summary": "融資です。",
    "versions": [
        {
            "from": "2026-04-01",
            "to": None,
            "confidence": "high",
            "terms": {"limit_yen": 1},
            "decided": [{"text": "従業員", "when": {"employees_regular": {"max": 20}}}],
            "sources": [{"title": "案内", "checked_on": "2026-11-28"}],
        }
    ],
}


@pytest.fixture(scope="module")
def made() -> dict[str, str]:
    return schemas(default_adviser().catalogue)


def faults(made: dict[str, str], name: str, data: Any) -> list[str]:
    plain = json.loads(json.dumps(data, default=str))
    return [
        f"{list(e.absolute_path)}: {e.message}" for e in Draft202012Validator(json.loads(made[name])).iter_errors(plain)
    ]


def test_the_files_are_those_of_today(made: dict[str, str]) -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in (CATALOGUE / FOLDER).glob("*.json")}
    assert written == made, "run `madoguchi schema --write`"


@pytest.mark.parametrize("name", FILES)
def test_every_file_of_the_catalogue_is_valid(made: dict[str, str], name: str) -> None:
    Draft202012Validator.check_schema(json.loads(made[name]))
    paths = sorted(CATALOGUE.glob(FILES[name]))
    assert paths
    found = {path.name: faults(made, name, read(path, CATALOGUE.parent).data) for path in paths}
    assert {file: problems for file, problems in found.items() if problems} == {}


def changed(**version: Any) -> dict[str, Any]:
    return {**SCHEME, "versions": [{**SCHEME["versions"][0], **version}]}


def test_what_check_takes_is_taken(made: dict[str, str]) -> None:
    assert faults(made, "scheme.json", SCHEME) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {**SCHEME, "colour": "red"},
        {**SCHEME, "kind": "融資"},
        {**SCHEME, "topics": {"fundnig": 3}},
        {**SCHEME, "topics": {"funding": 4}},
        {key: value for key, value in SCHEME.items() if key != "summary"},
        changed(confidence="高い"),
        changed(sources=[]),
        changed(terms={"limit": 1}),
        changed(terms={"limit_yen": "500万円"}),
        changed(figures=["magic"]),
        changed(decided=[{"text": "従業員", "when": {"employees": {"max": 20}}}]),
        changed(decided=[{"text": "従業員", "when": {"employees_regular": 20}}]),
        changed(decided=[{"text": "従業員", "when": {"employees_regular": {"最大": 20}}}]),
        changed(decided=[{"text": "業種", "when": {"industry": "小売業"}}]),
        changed(decided=[{"text": "二つ", "when": {"taxes_paid": True, "industry": "retail"}}]),
        changed(decided=[{"text": "中", "when": {"any": [{"not": {"taxes_paid": "はい"}}]}}]),
    ],
)
def test_what_check_refuses_is_marked(made: dict[str, str], wrong: dict[str, Any]) -> None:
    assert faults(made, "scheme.json", wrong)


def test_every_key_is_explained_in_japanese(made: dict[str, str]) -> None:
    for text in made.values():
        schema = json.loads(text)
        for definition in [schema, *schema.get("$defs", {}).values()]:
            for key, each in definition.get("properties", {}).items():
                assert not each["description"].isascii(), key


def test_nothing_is_explained_that_is_not_there(made: dict[str, str]) -> None:
    known = {
        (name, key)
        for text in made.values()
        for schema in [json.loads(text)]
        for name, each in {**schema.get("$defs", {}), schema.get("title", ""): schema}.items()
        for key in each.get("properties", {})
    }
    apart = {"Limits", "Members"}
    assert {(name, key) for name, keys in fields().items() for key in keys if name not in apart} <= known


def test_check_names_a_schema_that_is_behind(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.check.stale", lambda folder, catalogue: {"scheme.json": ""})
    assert main(["check"]) == 1
    assert "catalogue/schema/scheme.json:1: 今の facts.yml や terms/ と合いません。" in capsys.readouterr().out


def test_the_command_names_what_is_stale_and_writes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.schema.CATALOGUE", tmp_path)
    monkeypatch.setattr("madoguchi.schema.ROOT", tmp_path)
    assert main(["schema"]) == 1
    assert "schema/scheme.json" in capsys.readouterr().out
    assert main(["schema", "--write"]) == 0
    assert main(["schema"]) == 0
    assert "合っています" in capsys.readouterr().out
