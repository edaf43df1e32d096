"""Telling that private numbers were hidden."""

from __future__ import annotations

from collections.abc import Sequence

from actions.replies.bubble import Bubble
from actions.replies.words import words


def masked_bubbles(kinds: Sequence[str]) -> list[Bubble]:
    """One bubble that names the kinds (`my_number`, `phone` …); none if nothing was hidden."""
    names = "、".join(words()["private"][kind] for kind in kinds)
    return [Bubble(text=words()["masked"].format(names=names))] if kinds else []
