"""What has come to be so is so today: 前は通った借り換えも渋られるようになった."""

from __future__ import annotations

from nlu.items import FORMER, Item
from nlu.lexicon import table

_BECOMES = ("ように", "ようにも")


def no_longer_former(items: list[Item], text: str, at: int) -> bool:
    """Whether the なる at an offset tells what has come to be; what stands behind the last deed that was done before
    (前は通った) is then said of today.
    """
    if not text.endswith(_BECOMES, 0, at) or not items:
        return False
    before = max((n for n, item in enumerate(items[:-1]) if item.done and FORMER in item.moods), default=-1)
    for item in items[before + 1 :]:
        item.moods.discard(FORMER)
    return True


def outlasts(items: list[Item], item: Item) -> bool:
    """昔、組合で作った団地にいる: what was made then and is told of behind its deed is there today."""
    last = items[-1] if items else None
    made = last is not None and last.is_deed and last.done and last.end <= item.start and last.after in ("", "する")
    return made and item.surface.endswith(tuple(table("reduction")["outlasting"]))
