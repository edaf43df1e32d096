"""What has come to be so is so today: 前は通った借り換えも渋られるようになった."""

from __future__ import annotations

from nlu.items import FORMER, Item

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
