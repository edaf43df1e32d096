"""What Madoguchi says in one go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Bubble:
    """One message: text (or the name of a response of domain.yml), quick replies, and JSON for channels that carry it.

    A text beside a response takes the place of the response's own; its quick replies stay.
    A quick reply sends its own text, so that a tapped answer and a typed one are the same.
    """

    text: str | None = None
    buttons: tuple[str, ...] = ()
    custom: Mapping[str, Any] | None = None
    response: str | None = None
    # The same in easy words, for those who asked for them.
    easy: str | None = None
