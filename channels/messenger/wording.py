"""What is said in one messenger only: a file `words.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml


@cache
def wording(file: Path) -> dict[str, str]:
    """What is said, by occasion."""
    table: dict[str, str] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return table
