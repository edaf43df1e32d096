"""Countries by their everyday names, as ISO 3166-1 alpha-2 codes."""

from __future__ import annotations

from functools import cache

from nlu.lexicon import table


def of(word: str) -> str | None:
    """The code of a country's name."""
    return _codes().get(word)


@cache
def _codes() -> dict[str, str]:
    rows: dict[str, list[str]] = table("countries")
    return {name: code for code, names in rows.items() for name in names}
