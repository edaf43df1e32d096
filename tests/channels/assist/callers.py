"""Calls at a real server, each answer held against the API's description."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jsonschema import RefResolver
from openapi_schema_validator import OAS31Validator, oas31_format_checker

from channels.assist.openapi import document

if TYPE_CHECKING:
    import requests
    from conftest import Server

DESCRIPTION = document("1")


def fits(answer: requests.Response) -> None:
    """The answer is one that the description promises for this request."""
    method, path = answer.request.method or "", (answer.request.path_url).partition("?")[0]
    matching = [p for p in DESCRIPTION["paths"] if re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", p), path)]
    described = DESCRIPTION["paths"][min(matching, key=lambda p: p.count("{"))][method.lower()]
    resolver = RefResolver.from_schema(DESCRIPTION)
    promised = described["responses"][str(answer.status_code)]
    promised = resolver.resolve(promised["$ref"])[1] if "$ref" in promised else promised
    content = promised.get("content", {})
    if not content:
        assert answer.content == b""
        return
    kind = answer.headers["content-type"].partition(";")[0]
    schema = content[kind]["schema"]
    if kind == "application/json":
        OAS31Validator(schema, resolver=resolver, format_checker=oas31_format_checker).validate(answer.json())


class Caller:
    """A call at a server."""

    def __init__(self, server: Server, **body: Any) -> None:
        self.server = server
        answer = server.post("/api/assist", body)
        fits(answer)
        assert answer.status_code == 201, answer.text
        self.view: dict[str, Any] = answer.json()
        self.path = f"/api/assist/{self.view['call']}"

    def ask(self, method: str, path: str = "", data: Any = None) -> requests.Response:
        """One request; the answer, whatever its status."""
        body = {} if data is None else {"json": data}
        answer = self.server.http.request(method, self.server.url + self.path + path, timeout=60, **body)
        fits(answer)
        self.status = answer.status_code
        return answer

    def send(self, method: str, path: str = "", data: Any = None) -> dict[str, Any]:
        """One request; its JSON. What is shown of the call stands in `view`."""
        body: dict[str, Any] = self.ask(method, path, data).json()
        self.view = body if "questions" in body and "lines" in body else self.view
        return body

    def say(self, *texts: str, **line: Any) -> dict[str, Any]:
        """Lines of the caller, or with `speaker` of the operator."""
        return self.send("POST", "/lines", {"lines": [{"text": text, **line} for text in texts]})

    def fact(self, name: str) -> dict[str, Any]:
        """A fact that is known."""
        return next(fact for fact in self.view["facts"] if fact["fact"] == name)

    @property
    def values(self) -> dict[str, Any]:
        """All that is known."""
        return {fact["fact"]: fact["value"] for fact in self.view["facts"]}
