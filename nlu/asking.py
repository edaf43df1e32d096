"""What somebody would like to hear of, which is not told (所得は650万くらいで節税のことを聞きたい), and what others propose to
us (息子が通販をやろうと言う).
"""

from __future__ import annotations

from nlu.items import HEARSAY, Item
from nlu.lexicon import table

_SUBJECT = ("が", "は", "も")


def ask_to_hear(items: list[Item]) -> None:
    """Take what stands right before 聞きたい as not told; what was said before that (所得は650万) is."""
    for item in reversed(items):
        told = item.quantity is not None or item.after.startswith(("で", "だ")) or item.after.endswith("、")
        if (told or item.goes_on) and item is not items[-1]:
            return
        item.moods.add(HEARSAY)


def proposed_by_another(items: list[Item]) -> bool:
    """Whether the family, a bank or an adviser would have us do it; who would take over (息子が継ごうと言う) speaks of himself."""
    subject = next((item for item in reversed(items[:-1]) if item.after in _SUBJECT and item.quantity is None), None)
    settled = {word for words in table("reduction")["settled"].values() for word in words}
    others = (*table("industries")["kin"], *table("owners")["strangers"], *table("reduction")["proposing"])
    return subject is not None and subject.word in others and items[-1].word not in settled
