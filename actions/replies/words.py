"""The words of actions/words.yml: how each fact is called and read back."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.replies import units
from actions.rules.facts import FactSpec

FILE = Path(__file__).resolve().parents[1] / "words.yml"
# Quick replies that name a span stand for a figure within it; their words are truer than the figure.
_SPAN_MARKS = ("以下", "以上", "未満", "より多", "〜")
_UNIT_COUNTERS = {"persons": "人", "months": "か月", "filings": "期", "days": "日", "members": "社"}


@cache
def words() -> dict[str, Any]:
    """The tables of words.yml."""
    tables: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tables


def name_of(spec: FactSpec) -> str:
    """What a fact is called in a sentence."""
    return str(words()["names"].get(spec.name, spec.label))


def value_of(spec: FactSpec, value: Any, *, approximate: bool = False) -> str:
    """A value as people say it; an approximate number says so, and so does a day that was told by month or year."""
    if approximate and spec.numeric:
        spans = (c.text for c in spec.choices if c.value == value and any(mark in c.text for mark in _SPAN_MARKS))
        return next(spans, _exactly(spec, value) + "くらい")
    if approximate and spec.type == "date":
        return units.around(value)
    return _exactly(spec, value)


def reply_of(spec: FactSpec, value: Any) -> str:
    """A value as a quick reply that stands for itself; yes and no are not enough."""
    return said_of(spec, value) if spec.type == "bool" else value_of(spec, value)


def said_of(spec: FactSpec, value: Any, *, approximate: bool = False) -> str:
    """A fact read back as a phrase: 従業員3人, 税金は払い終えている."""
    form = words()["said"].get(spec.name, f"{name_of(spec)}は{{value}}")
    if isinstance(form, dict):
        form = form[value] if value in form else form["other"]
    return str(form).replace("{value}", value_of(spec, value, approximate=approximate))


def quoted(words: str) -> str:
    """Words in 「」; what is quoted within them already stands in 『』."""
    return f"「{words.replace('「', '『').replace('」', '』')}」"


def _exactly(spec: FactSpec, value: Any) -> str:
    match spec.type:
        case "bool":
            return "はい" if value else "いいえ"
        case "enum":
            return (spec.values or {})[value]
        case "set":
            return "、".join((spec.values or {})[member] for member in value) or "なし"
        case "date":
            return units.day(value)
        case "text":
            return next((choice.text for choice in spec.choices if choice.value == value), str(value))
        case _:
            return _counted(spec, value)


def _counted(spec: FactSpec, value: float) -> str:
    counter = words()["counters"].get(spec.name)
    if counter:
        return units.number(value) + str(counter)
    match spec.unit:
        case "percent":
            return _change(value)
        case "percent per year":
            return f"年{units.number(value)}％"
        case "years":
            return units.years(value)
        case unit if unit and unit.startswith("yen"):
            return units.yen(value)
        case unit:
            return units.number(value) + _UNIT_COUNTERS.get(unit or "", "")


def _change(percent: float) -> str:
    if percent == 0:
        return "変わらず"
    return f"{units.number(abs(percent))}％{'減' if percent < 0 else '増'}"
