"""What is told beside the matter: 主人が亡くなりまして, 腰が痛くて."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from actions.naming import fold
from actions.replies.words import words


def lament(text: str) -> Mapping[str, Any] | None:
    """The first lament that the text holds, with the kind word for it."""
    plain = fold(text)
    return next((row for row in words()["laments"] if re.search(row["sign"], plain)), None)
