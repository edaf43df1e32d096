"""What people type is words, whatever it looks like; what is private in them is hidden before anything is kept."""

from __future__ import annotations

from datetime import date
from typing import Any

import register
from channels.masking import FIRM, masked


def only_words(text: str) -> str:
    """Rasa takes a message that starts with `/` as a command to its dialogue; nobody outside gives it commands."""
    stripped = text.lstrip()
    return f"／{stripped[1:]}" if stripped.startswith("/") else text


def taken_in(text: str, as_of: date | None) -> tuple[str, dict[str, Any]]:
    """A message as it may be kept, and its metadata for the dialogue.

    These are `as_of`, the day to answer for, `masked`, the kinds of what was hidden that belongs to a person, and
    `lookup`, the handle of a 法人番号 where the register may be asked; each is left out where there is none.
    """
    kept = masked(only_words(text))
    number = register.number_in(text) if register.switched_on() else None
    told = {
        "as_of": as_of and as_of.isoformat(),
        "masked": [kind for kind in kept.kinds if kind != FIRM],
        "lookup": number and register.hold(number),
    }
    return kept.text, {name: value for name, value in told.items() if value}
