"""Where a person in danger finds a human voice (actions/helplines.yml)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.signs import shows

FILE = Path(__file__).with_name("helplines.yml")
# The group of what shows no plain sign.
UNTOLD = "untold"


@cache
def helplines() -> dict[str, Any]:
    """The groups of helplines, each with its signs, words of care, and lines."""
    groups: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return groups


def in_danger(text: str) -> list[str]:
    """The groups of which the text shows a plain sign."""
    plain = unicodedata.normalize("NFKC", text)
    return [name for name, group in helplines().items() if shows(plain, group["signs"], group["unless"])]


def line(phone: str) -> Mapping[str, Any]:
    """The line with this number."""
    return next(line for group in helplines().values() for line in group["lines"] if line["phone"] == phone)
