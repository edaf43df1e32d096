"""The tables of mapping.yml."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FILE = Path(__file__).with_name("mapping.yml")


@cache
def mapping() -> dict[str, Any]:
    """What of the register's answer becomes a fact."""
    tables: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tables


def can_have_number(legal_form: str | None) -> bool:
    """Whether a firm of this form may have a 法人番号; one whose form is not known may."""
    return legal_form not in mapping()["without_number"]


def only_about(facts: Iterable[str]) -> tuple[str, ...]:
    """Those of the facts whose figure in the register may not be the very one that is asked for."""
    return tuple(fact for fact in facts if fact in mapping()["approximate"])
