"""The words of words.yml."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("words.yml")


@cache
def words() -> dict[str, str]:
    """What is said, by occasion."""
    table: dict[str, str] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return table
