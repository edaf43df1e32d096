"""What the piece behind a word tells of it: whether a sentence or a clause ends there."""

from __future__ import annotations

from nlu.pieces import Piece
from nlu.quantities import Quantity
from nlu.tokens import Token

_ENDS_OF_CLAUSES = ("助詞-終助詞", "助詞-接続助詞", "補助記号")


def is_softened(following: Piece | None) -> bool:
    """Whether the sentence is over but for a particle: 継ぐんでしょうね."""
    return following is None or (isinstance(following, Token) and following.pos.startswith("助詞-終助詞"))


def ends_clause(following: Piece | None) -> bool:
    """Whether a clause ends before this, and asks nothing: 開きます。, 開くけど, 雇うと決めた."""
    if not isinstance(following, Token):
        return following is None
    return following.surface != "か" and (following.surface == "と" or following.pos.startswith(_ENDS_OF_CLAUSES))


def ends_what_is_told(piece: Piece, following: Piece | None) -> bool:
    """Whether た is the end of what is told, and neither asks nor tells what is behind it (借りたお金)."""
    if isinstance(piece, Quantity) or piece.lemma != "た" or piece.surface == "たら":
        return False
    if isinstance(following, Token):
        return following.pos.startswith(("助詞", "補助記号")) and following.surface not in ("?", "か", "の", "こと")
    return following is None


def is_passive(following: Piece | None) -> bool:
    """Whether the deed is done to somebody: 言われる."""
    return isinstance(following, Token) and following.lemma in ("れる", "られる")


def ends_sentence(following: Piece | None) -> bool:
    """Whether nothing follows but a で or the sign that ends a sentence."""
    return following is None or (isinstance(following, Token) and following.surface in ("で", "。", "!"))


def ends_text(text: str, at: int) -> bool:
    """Whether nothing follows here but a sign that ends or parts sentences; ? asks."""
    return not text[at : at + 1] or text[at : at + 1] in "、。!\n"
