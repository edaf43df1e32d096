"""What people type is words, whatever it looks like; what is private in them is hidden before anything is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

from channels.masking import masked


def only_words(text: str) -> str:
    """Rasa takes a message that starts with `/` as a command to its dialogue; nobody outside gives it commands."""
    stripped = text.lstrip()
    return f"／{stripped[1:]}" if stripped.startswith("/") else text


def taken_in(text: str, as_of: date | None) -> tuple[str, dict[str, Any]]:
    """A message as it may be kept, and its metadata for the dialogue.

    These are `as_of`, the day to answer for, and `masked`, the kinds of what was hidden; each is left out where there is
    none.
    """
    kept = masked(only_words(text))
    told = {"as_of": as_of and as_of.isoformat(), "masked": list(kept.kinds)}
    return kept.text, {name: value for name, value in told.items() if value}
