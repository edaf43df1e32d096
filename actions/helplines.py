"""Where a person in danger finds a human voice (actions/helplines.yml)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

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
    return [name for name, group in helplines().items() if _shows(plain, group)]


def line(phone: str) -> Mapping[str, Any]:
    """The line with this number."""
    return next(line for group in helplines().values() for line in group["lines"] if line["phone"] == phone)


def _shows(text: str, group: Mapping[str, Any]) -> bool:
    for passed_over in group["unless"]:
        text = re.sub(passed_over, "", text)
    return any(re.search(sign, text) for sign in group["signs"])
