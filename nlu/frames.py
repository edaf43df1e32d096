"""What stands behind a deed and leaves it open: 店を閉める方法, 継ぐとは限らない, 借りるほどではない."""

from __future__ import annotations

import re
from functools import cache

from nlu.lexicon import table
from nlu.pieces import Piece
from nlu.quantities import Quantity

_QUOTING = ("と", "って", "という", "ば")  # ば of 始めておけばよかった as well


@cache
def _left_open() -> re.Pattern[str]:
    return re.compile("|".join(table("reduction")["left_open"]))


def leaves_open(text: str, piece: Piece, form: str) -> bool:
    """Whether a piece opens such words, behind a deed of this form, or quoting whatever stands before."""
    if isinstance(piece, Quantity):
        return False
    deed = form.startswith(("終止形", "連体形"))
    return (deed or piece.surface in _QUOTING) and _left_open().match(text, piece.start) is not None
