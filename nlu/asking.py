"""What somebody would like to hear of, which is not told: 所得は650万くらいで節税のことを聞きたい."""

from __future__ import annotations

from nlu.items import HEARSAY, Item


def ask_to_hear(items: list[Item]) -> None:
    """Take what stands right before 聞きたい as not told; what was said before that (所得は650万) is."""
    for item in reversed(items):
        told = item.quantity is not None or item.after.startswith(("で", "だ")) or item.after.endswith("、")
        if (told or item.goes_on) and item is not items[-1]:
            return
        item.moods.add(HEARSAY)
