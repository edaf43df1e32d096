"""The pieces of a sentence: tokens, quantities, and tokens that only together make a listed word.

経営 + セーフティ + 共済 is one word for us, and 一人 + 親方 no headcount. The longest listed word wins.
"""

from __future__ import annotations

from functools import cache

from nlu import industries, places
from nlu.items import listed
from nlu.quantities import Quantity, quantities
from nlu.tokens import Token

_MOST_TOKENS = 8
Piece = Token | Quantity


def pieces(text: str, tokens: list[Token]) -> list[Piece]:
    """The pieces of one sentence, in order."""
    amounts = {q.start: q for q in quantities(text, tokens)}
    covered_until, at = -1, 0
    out: list[Piece] = []
    while at < len(tokens):
        token = tokens[at]
        if token.start < covered_until and (token.end <= covered_until or token.start not in amounts):
            at += 1
            continue
        word, width = _longest(text, tokens, at)
        amount = next((amounts[i] for i in range(token.start, token.end) if i in amounts), None)
        if amount and amount.end >= word.end:
            out.append(amount)
            covered_until = amount.end
            at += 1
        else:
            out.append(word)
            at += width
    return out


@cache
def _known() -> frozenset[str]:
    return listed() | industries.words() | places.names()


def _longest(text: str, tokens: list[Token], at: int) -> tuple[Token, int]:
    first = tokens[at]
    for width in range(min(_MOST_TOKENS, len(tokens) - at), 1, -1):
        last = tokens[at + width - 1]
        surface = text[first.start : last.end]
        if surface in _known():
            return Token(surface, surface, "名詞-普通名詞-一般", "*", first.start, last.end), width
    return first, 1
