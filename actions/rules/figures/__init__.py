"""Calculators by name: what a version's terms make of a firm's facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Calculator:
    """Reads facts and terms, gives figures; gives none while a fact it needs is absent."""

    name: str
    reads: frozenset[str]
    terms: frozenset[str]
    figures: frozenset[str]
    compute: Callable[[Mapping[str, Any], Mapping[str, Any], date], dict[str, Any]]


CALCULATORS: Mapping[str, Calculator] = {}
