"""Of whom その is told: 親会社は大手です。その資本金は9億 is the parent's capital, and no more ours than その社員 of a customer."""

from __future__ import annotations

from nlu.items import SELF, Item
from nlu.lexicon import table
from nlu.owners import owner_of

_THAT = "その"


def told_of(sentences: list[list[Item]], text: str) -> None:
    """Give what has その before it, and is the firm's where nobody is named, to whoever was named last."""
    spoken_of = SELF
    for item in (item for items in sentences for item in items):
        if owner_of(item) is not None:
            spoken_of = item.owner
        elif item.owner == SELF and item.word in table("owners")["of_that"] and text.endswith(_THAT, 0, item.start):
            item.owner = spoken_of
