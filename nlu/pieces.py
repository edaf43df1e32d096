"""The pieces of a sentence: tokens, quantities, and tokens that only together make a listed word.

経営 + セーフティ + 共済 is one word for us, and 一人 + 親方 no headcount. The longest listed word wins.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import takewhile

from nlu import classes, homophones, industries, listed_words, places
from nlu.quantities import Quantity, quantities
from nlu.tokens import Token
from nlu.unit_prices import multiplied

_MOST_TOKENS = 8
Piece = Token | Quantity


def pieces(text: str, tokens: list[Token]) -> list[Piece]:
    """The pieces of one sentence, in order."""
    amounts = {q.start: q for q in multiplied(quantities(text, tokens))}
    covered_until, at = -1, 0
    out: list[Piece] = []
    while at < len(tokens):
        token = tokens[at]
        if token.start < covered_until < token.end:
            out.append(replace(token, surface=text[covered_until : token.end], start=covered_until))
        if token.start < covered_until:
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
    return listed_words.every() | places.names() | classes.words()


def _longest(text: str, tokens: list[Token], at: int) -> tuple[Token, int]:
    first, known = tokens[at], _known()
    nouns = sum(1 for _ in takewhile(_is_noun, tokens[at : at + _MOST_TOKENS]))
    for width in range(min(_MOST_TOKENS, len(tokens) - at), 1, -1):
        last = tokens[at + width - 1]
        surface = text[first.start : last.end]
        if surface in known or (width <= nouns and _trade_by_its_end(surface, last)):
            return _word(surface, first, last), width
    if meant := homophones.usual(tokens, at):
        word, width = meant
        return _word(word, first, tokens[at + width - 1]), width
    return first, 1


def _word(surface: str, first: Token, last: Token) -> Token:
    return Token(surface, surface, "名詞-普通名詞-一般", last.form, first.start, last.end)


def _is_noun(token: Token) -> bool:
    return token.pos.startswith(("名詞-普通名詞", "接尾辞"))


def _trade_by_its_end(surface: str, last: Token) -> bool:
    """手打ちうどん + 店: nouns that are only together a trade."""
    return industries.of(surface) is not None and industries.of(last.surface) is None
