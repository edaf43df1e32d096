"""Asked whether there is any, how many there are answers as well: 一人だけ, 二社あります."""

from __future__ import annotations

from decimal import Decimal

from nlu.items import EXISTS, Item
from nlu.lexicon import table


def count(items: list[Item], asked: str) -> Decimal | None:
    """How many an answer tells of and nothing else; 一人もいない tells of none otherwise."""
    if not items or (said := items[0].quantity) is None:
        return None
    alone = all(other.word == EXISTS and not other.marks for other in items[1:])
    return said.value if alone and said.kind == table("answers")["counted"].get(asked) else None
