"""Firms of every kind: hypothesis draws facts at and around each limit that the catalogue's conditions know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import hypothesis.strategies as st

from actions.rules.catalogue import Catalogue
from actions.rules.conditions import Condition, OneOf, Ratio, Within, walk
from actions.rules.facts import FactSpec
from actions.rules.relevance import wanted


def any_firm(catalogue: Catalogue, day: date) -> st.SearchStrategy[dict[str, Any]]:
    """Facts of which any may be missing."""
    values = telling_values(catalogue, day)
    return st.fixed_dictionaries({}, optional={name: st.sampled_from(found) for name, found in values.items()})


def telling_values(catalogue: Catalogue, day: date) -> dict[str, list[Any]]:
    """For each fact the values that the conditions in force can tell apart, and those just beside a limit."""
    parts = [part for condition in conditions_in_force(catalogue, day).values() for part in walk(condition)]
    found = {name: _values(spec, parts) for name, spec in catalogue.vocabulary.items()}
    return {name: values for name, values in found.items() if values}


def conditions_in_force(catalogue: Catalogue, day: date) -> Mapping[str, Condition]:
    """What each scheme demands on the day, the definitions put in full."""
    current = [(scheme, scheme.version_on(day)) for scheme in catalogue.schemes.values()]
    return {s.id: catalogue.in_full(wanted(s, version), day) for s, version in current if version}


def _values(spec: FactSpec, parts: list[Condition]) -> list[Any]:
    match spec.type:
        case "bool":
            return [True, False]
        case "enum":
            return list(spec.values or ())
        case "set":
            members = list(spec.values or ())
            return [[], *([member] for member in members), [m for m in members if m != "none"]]
        case "date":
            return ["1990-04-01", "2019-11-25", "2021-11-26", "2026-04-01", "2027-01-01"]
        case "text":
            named = {v for p in parts if isinstance(p, OneOf) and p.fact == spec.name for v in p.values}
            return [*sorted(named, key=str), "どこでもない町"]
        case _:
            return _numbers(spec, parts)


def _numbers(spec: FactSpec, parts: list[Condition]) -> list[Any]:
    cuts = {cut[0] for p in parts if isinstance(p, Within) and p.fact == spec.name for cut in (p.low, p.high) if cut}
    if any(isinstance(p, Ratio) and spec.name in (p.of, p.to) for p in parts):
        cuts |= {0, 10, 100, 1000}
    step = 1 if spec.type == "int" else 0.5
    around = {cut + off for cut in cuts for off in (-step, 0, step)}
    return sorted(n for n in around if spec.problem(n) is None)
