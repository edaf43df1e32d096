"""What all entries of the catalogue share: strict keys, conditions, and sources.

The models refuse every key they do not know. Conditions are read with the vocabulary's shapes, which the loader passes
as validation context.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal
from unicodedata import normalize

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from actions.rules.conditions import Condition, ConditionError, parse
from actions.rules.fixed import Fixed

_PAGE_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d{2})?)?")


def _read_condition(raw: Any, info: ValidationInfo) -> Condition:
    assert info.context is not None
    try:
        return parse(raw, info.context["shapes"])
    except ConditionError as error:
        raise PydanticCustomError("condition", "{message}", {"message": str(error), "path": error.path}) from error


ConditionField = Annotated[Condition, PlainValidator(_read_condition)]


def _read_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise PydanticCustomError(
            "address", "「{text}」は https:// か http:// で始まるアドレスにしてください。", {"text": text}
        )
    if any(sign.isspace() for sign in text):
        raise PydanticCustomError(
            "address", "「{text}」の中に空白があります。アドレスを写し直してください。", {"text": text}
        )
    server = text.split("/")[2]
    if not server or normalize("NFKC", server) != server:
        raise PydanticCustomError(
            "address", "「{text}」の「//」の後が、空か全角です。アドレスを写し直してください。", {"text": text}
        )
    return text


WebAddress = Annotated[str, AfterValidator(_read_address)]


def read_page_date(text: str | None) -> str | None:
    """A day, month or year as it stands on a page. Raises PydanticCustomError."""
    if text and not _PAGE_DATE.fullmatch(text):
        raise PydanticCustomError(
            "page_date",
            "「{text}」は、2024-04-01、2024-04、2024 のどれかの形で書いてください（元号は西暦に直します）。",
            {"text": text},
        )
    return text


Spot = Annotated[
    str | None,
    BeforeValidator(lambda value: value if value is None else str(value), json_schema_input_type=str | int | None),
]
PageDate = Annotated[Spot, AfterValidator(read_page_date)]
Kind = Literal[
    "loan", "guarantee", "subsidy", "tax", "mutual", "plan", "programme", "law", "definition", "equity", "fund",
    "cooperative", "guideline", "partnership", "consultation", "facility", "website",
]  # fmt: skip


class Entry(Fixed):
    """One entry."""

    model_config = ConfigDict(arbitrary_types_allowed=True, populate_by_name=True, str_min_length=1)


class Source(Entry):
    """Where something stands: title, address or place within the source, and the day somebody compared it."""

    title: str
    url: WebAddress | None = None
    page: Spot = None
    page_date: PageDate = None
    checked_on: date
    key: str | None = None
    supports: str | None = None


class Stated(Entry):
    """One thing that a page says, in words; `source` is the key of the page."""

    text: str
    source: str | None = None


class Sourced(Entry):
    """An entry that stands on pages, and whose parts may name one of them."""

    sources: Annotated[list[Source], Field(min_length=1)]

    def source_of(self, part: Stated) -> Source:
        """The source on which a part stands: the one it names, else the first."""
        return next((s for s in self.sources if s.key and s.key == part.source), self.sources[0])
