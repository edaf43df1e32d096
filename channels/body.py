"""Reading what a client sent, field by field; everything wrong is reported at once."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from datetime import date
from http import HTTPStatus
from typing import Any, NoReturn

from channels.days import read_day
from channels.refusal import Problem, Refusal

# Longer than any letter an owner writes; shorter than anything that could keep the server busy.
LONGEST_TEXT = 10_000
# The column of Rasa's store holds 255.
LONGEST_NAME = 200


class Body:
    """A JSON object from outside.

    Each reader returns a value that is safe to go on with and notes what is wrong; `check` then refuses the request
    with all of it.
    """

    def __init__(self, fields: dict[str, Any], known: Collection[str] | None = None, within: str = "") -> None:
        """Take the fields of an object; `known`, if given, are the only ones it may have."""
        self._fields = fields
        self._within = within
        self.problems: list[Problem] = []
        for name in fields.keys() - (known or fields.keys()):
            self._wrong(
                "unknown_field", name, f"「{name}」という項目はありません。使えるのは {'、'.join(known or ())} です。"
            )

    @classmethod
    def read(cls, raw: bytes, known: Collection[str] | None = None) -> Body:
        """Read the body of a request; raises Refusal if it is not a JSON object at all."""
        return cls(_object(raw), known)

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        """A text that must be there; it may be empty."""
        value = self._fields.get(name)
        if value is None:
            self._wrong("missing", name, f"「{name}」を入れてください。")
        elif not isinstance(value, str):
            self._wrong("wrong_type", name, f"「{name}」は文字で入れてください。")
        elif len(value) > longest:
            self._wrong("too_long", name, f"「{name}」は{longest:,}文字までにしてください。")
        else:
            return _whole_characters(value)
        return ""

    def name(self, name: str) -> str:
        """A text that must be there and names something: not blank, every character visible."""
        before = len(self.problems)
        value = self.text(name, LONGEST_NAME)
        if len(self.problems) == before and not (value.strip() and value.isprintable()):
            self._wrong("bad_name", name, f"「{name}」は、目に見える文字だけの、空でない名前にしてください。")
        return value

    def day(self, name: str) -> date | None:
        """A day that may be left out."""
        value = self._fields.get(name)
        try:
            return None if value is None else read_day(value)
        except (TypeError, ValueError):
            self._wrong("bad_date", name, f"「{name}」は実際にある日付を、2026-04-01のように入れてください。")
            return None

    def mapping(self, name: str) -> dict[str, Any]:
        """An object that must be there."""
        value = self._fields.get(name)
        if not isinstance(value, dict):
            self._wrong(
                "missing" if value is None else "wrong_type", name, f"「{name}」は {{ }} の形で入れてください。"
            )
            return {}
        return value

    def names(self, name: str) -> list[str]:
        """A list of texts that may be left out."""
        value = self._fields.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self._wrong("wrong_type", name, f'「{name}」は ["…", "…"] の形で入れてください。')
            return []
        return value

    def objects(self, name: str, known: Collection[str]) -> list[Body]:
        """A list of objects that must be there; what is wrong in one is reported here."""
        value = self._fields.get(name)
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(
                "missing" if value is None else "wrong_type",
                name,
                f"「{name}」は [{{ }}, {{ }}] の形で入れてください。",
            )
            return []
        found = [Body(item, known, within=f"{self._within}{name}[{place}].") for place, item in enumerate(value)]
        for inside in found:
            self.problems += inside.problems
            inside.problems = self.problems
        return found

    def flag(self, name: str) -> bool | None:
        """true or false, or None when it is left out."""
        value = self._fields.get(name)
        if value is not None and not isinstance(value, bool):
            self._wrong("wrong_type", name, f"「{name}」は true か false で入れてください。")
            return None
        return value

    def one_of(self, name: str, allowed: Sequence[str]) -> str:
        """One of some words; the first of them when it is left out."""
        value = self._fields.get(name)
        if isinstance(value, str) and value in allowed:
            return value
        if value is not None:
            self._wrong("bad_value", name, f"「{name}」は {'、'.join(allowed)} のどれかにしてください。")
        return allowed[0]

    def has(self, name: str) -> bool:
        """Does it stand there, even as null?"""
        return name in self._fields

    def anything(self, name: str) -> Any:
        """Whatever stands there, to be judged by who knows what it may be; None when it is left out."""
        return self._fields.get(name)

    def optional_text(self, name: str, longest: int = LONGEST_TEXT) -> str | None:
        """A text that may be left out."""
        return None if self._fields.get(name) is None else self.text(name, longest)

    def inner(self, name: str) -> Body:
        """The object in a field, empty when it is left out; what is wrong in it is reported here."""
        fields = {} if self._fields.get(name) is None else self.mapping(name)
        inside = Body(fields, within=f"{self._within}{name}.")
        inside.problems = self.problems
        return inside

    def check(self) -> None:
        """Raise Refusal if anything was wrong."""
        if self.problems:
            raise Refusal(HTTPStatus.BAD_REQUEST, *self.problems)

    def _wrong(self, code: str, name: str, message: str) -> None:
        self.problems.append(Problem(code, message, self._within + name))


def _object(raw: bytes) -> dict[str, Any]:
    try:
        data = json.loads(raw, parse_constant=_no_number)
    except (ValueError, RecursionError):
        problem = Problem(
            "not_json", "送られた内容がJSONとして読めません。括弧や引用符が閉じているか、お確かめください。"
        )
        raise Refusal(HTTPStatus.BAD_REQUEST, problem) from None
    if not isinstance(data, dict):
        raise Refusal(HTTPStatus.BAD_REQUEST, Problem("not_object", "JSONは { } の形で送ってください。"))
    return data


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _whole_characters(text: str) -> str:
    """JSON can hold halves of characters, which no encoding can: they become �."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
