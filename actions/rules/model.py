"""What the catalogue's files hold: schemes with their versions and cases, offices with their places, terms, facts.

What all entries share stands in `entry`, how one applies in `application`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo
from pydantic_core import PydanticCustomError

from actions.rules.application import Closing, Paper, Preparation
from actions.rules.entry import ConditionField, Entry, Kind, Source, Sourced, Stated, WebAddress, read_page_date
from actions.rules.facts import LARGEST
from actions.rules.near import meant

_NUMBER = re.compile(r"0[0-9]+(-[0-9]+)+")
_FRACTION = re.compile(r"[1-9][0-9]*/[1-9][0-9]*")


def _check_terms(terms: dict[str, Any], info: ValidationInfo) -> dict[str, Any]:
    assert info.context is not None
    for name, value in terms.items():
        if name not in info.context["terms"]:
            labels = ((term.label, each) for each, term in info.context["terms"].items() if term)
            hint = meant(name, info.context["terms"], labels) or "つづりを確かめるか、そこに足してください。"
            message = f"「{name}」という用語は catalogue/terms/ にありません。{hint}"
            raise PydanticCustomError("term", "{message}", {"message": message, "path": (name,)})
        term = info.context["terms"][name]
        if term is not None and (problem := _unit_problem(value, term.unit)):
            raise PydanticCustomError("term", "{message}", {"message": f"「{name}」は{problem}", "path": (name,)})
    return terms


def _unit_problem(value: Any, unit: str) -> str | None:
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if number and not 0 <= value <= LARGEST:
        return "0以上の、ありうる大きさの数で書いてください。符号と桁を確かめてください。"
    match unit:
        case "yen" | "months" | "days" | "persons":
            return (
                None
                if isinstance(value, int) and number
                else "整数だけで書いてください（500万円なら 5000000。桁区切りと単位は不要です）。"
            )
        case "percent" | "years" | "points" | "times":
            return None if number else "数で書いてください（単位は不要です）。"
        case "share":
            share = (
                Fraction(value) if isinstance(value, str) and _FRACTION.fullmatch(value) else value if number else -1
            )
            return None if 0 <= share <= 1 else "0から1の数か、2/3 のような分数で書いてください。"
        case "flag":
            return None if isinstance(value, bool) else "true か false で書いてください。"
        case "date":
            return None if isinstance(value, date) else "2026-03-31 のような日付で書いてください。"
        case "text":
            return None if isinstance(value, str) else "文字で書いてください。"
        case _:
            return None if isinstance(value, list) else "リストで書いてください。"


def _read_number(text: str) -> str:
    if not _NUMBER.fullmatch(text):
        raise PydanticCustomError(
            "phone", "電話番号「{text}」は、03-1234-5678 のように半角の数字と「-」で書いてください。", {"text": text}
        )
    return text


Topics = dict[str, Annotated[int, Field(ge=1, le=3)]]
AsOf = Annotated[str, BeforeValidator(str, json_schema_input_type=str | int), AfterValidator(read_page_date)]
Unit = Literal[
    "yen", "percent", "share", "years", "months", "days", "persons", "points", "times", "text", "flag", "date", "bands",
]  # fmt: skip


class Term(Entry):
    """The label and unit of a term or figure; `row` says in which row of a comparison it stands."""

    label: str
    unit: Unit
    row: Literal["amount", "rate", "period", "security", "cost"] | None = None


class Decided(Stated):
    """One deciding condition; with `applies` (YAML: `if`) it counts only for firms for which that holds."""

    when: ConditionField
    applies: ConditionField | None = Field(default=None, alias="if")


class Version(Sourced):
    """A scheme's terms and conditions over a span of dates (both days included; no `end` means open)."""

    start: date = Field(alias="from")
    end: date | None = Field(alias="to")
    name: str | None = None
    gap: str | None = None
    confidence: Literal["high", "medium", "low"]
    terms: Annotated[dict[str, Any], AfterValidator(_check_terms)] = {}
    decided: list[Decided] = []
    told: list[str] = []
    prepare: list[Preparation] = []
    papers: list[Paper] = []
    closings: list[Closing] = []
    paid_afterwards: bool = False
    order_after_decision: bool = False
    figures: list[str] = []
    caution: str | None = None
    note: str | None = None

    @property
    def parts(self) -> dict[str, Sequence[Stated]]:
        """What its pages say, by the key under which it stands."""
        return {"decided": self.decided, "prepare": self.prepare, "papers": self.papers, "closings": self.closings}

    def holds_on(self, day: date) -> bool:
        """Is this the version in force on the day?"""
        return self.start <= day and (self.end is None or day <= self.end)


class Case(Entry):
    """A test that a scheme carries: on this day, these facts give this verdict."""

    name: str
    as_of: date
    facts: dict[str, Any]
    verdict: Literal["eligible", "ineligible", "unknown", "not_in_force"]
    missing_facts: list[str] = []
    figures: dict[str, Any] = {}


class Scheme(Entry):
    """Anything a firm may use or must obey."""

    id: str
    kind: Kind
    name: str
    aliases: list[str] = []
    summary: str
    provider: str | None = None
    apply_at: list[str] = []
    topics: Topics = {}
    relevant_if: ConditionField | None = None
    unlocks: list[str] = []
    bridged_by: list[str] = []
    not_with: list[str] = []
    procedure: str | None = None
    size_class: Literal["sme", "small"] | None = None
    successor: str | None = None
    versions: Annotated[list[Version], Field(min_length=1)]
    cases: list[Case] = []
    note: str | None = None

    def version_on(self, day: date) -> Version | None:
        """The version in force on the day, if any."""
        return next((version for version in self.versions if version.holds_on(day)), None)


class Phone(Entry):
    """A number is shown only with the page that gives it and the day of that page."""

    number: Annotated[str, AfterValidator(_read_number)]
    source: WebAddress
    as_of: AsOf


class Address(Entry):
    """A postal address with the page that gives it."""

    text: str
    source: WebAddress
    as_of: AsOf


class Place(Entry):
    """A local counter of an office."""

    id: str
    name: str
    aliases: list[str] = []
    host: str | None = None
    prefectures: list[str]
    municipalities: list[str] = []
    url: WebAddress | None = None
    phone: Phone | None = None
    address: Address | None = None
    source: Source
    note: str | None = None


class Office(Entry):
    """Who helps; its places are the local counters."""

    id: str
    name: str
    aliases: list[str] = []
    summary: str
    topics: Topics = {}
    url: WebAddress | None = None
    phone: Phone | None = None
    address: Address | None = None
    excluded: list[str] = Field(default=[], alias="except")
    instead: str | None = None
    sources: Annotated[list[Source], Field(min_length=1)]
    places: list[Place] = []
    note: str | None = None


class ChoiceEntry(Entry):
    """A quick reply."""

    text: str
    value: Any


class MeaningEntry(Entry):
    """The topics a fact speaks of when the condition holds."""

    when: ConditionField = Field(alias="if")
    topics: list[str]


class AbsentEntry(Entry):
    """The value that a fact has if the condition holds and nobody says otherwise."""

    when: ConditionField = Field(alias="if")
    value: Any


class DeedEntry(Entry):
    """How a firm changes a fact."""

    text: str
    by: list[str] = []


class FactEntry(Entry):
    """One fact of facts.yml."""

    type: Literal["enum", "set", "bool", "int", "float", "date", "text"]
    label: str
    unit: str | None = None
    values: dict[str, str] | None = None
    min: float | None = None
    max: float | None = None
    note: str | None = None
    question: str | None = None
    easy: str | None = None
    why: str | None = None
    choices: list[ChoiceEntry] = []
    sensitive: bool = False
    never_ask_if: ConditionField | None = None
    means: list[MeaningEntry] = []
    when_absent: list[AbsentEntry] = []
    deed: DeedEntry | None = None
