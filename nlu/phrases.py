"""Phrases of the lexicon, found in what people say.

A phrase is found where its items come in the same order, meant in the same way, with at most a few words between them
and no other deed.
The tighter and longer a find, the better it fits; a number belongs to the phrase that fits best.
"""

from __future__ import annotations

from nlu.belonging import of_another
from nlu.fits import fits
from nlu.found import Found
from nlu.items import Item
from nlu.passing import another_did, passable
from nlu.phrase import Phrase, keys
from nlu.phrasebook import Book, labels
from nlu.standing import stated

_WORDS_BETWEEN = 3
_COST_OF_A_WORD = 0.6

Keyed = tuple[Item, tuple[str, ...]]


def find(items: list[Item], book: Book) -> list[Found]:
    """Every phrase of the book that the sentence holds, the best fitting first; of equals, those that say nothing."""
    keyed = [(item, keys(item)) for item in items]
    present = {key for _, own_keys in keyed for key in own_keys}
    found = [
        hit
        for at, (_, own_keys) in enumerate(keyed)
        for key in own_keys
        for further, phrases in book.get(key, {}).items()
        if not further or further in present
        for phrase in phrases
        if phrase.needs <= present
        if (hit := _fit(phrase, keyed, at)) and not of_another(hit, items, at) and stated(hit, items)
    ]
    return sorted(found, key=lambda hit: (-hit.score, hit.phrase.value is not None, hit.span))


def _fit(phrase: Phrase, keyed: list[Keyed], at: int) -> Found | None:
    taken: list[Item] = []
    score, place = 0.0, at
    for number, wanted in enumerate(phrase.items):
        side_by_side = phrase.tight and not wanted.pos.startswith("動詞")
        reach = 1 if number == 0 or side_by_side else 1 + _WORDS_BETWEEN
        for gap, (item, own_keys) in enumerate(keyed[place : place + reach]):
            alike = wanted.word in own_keys if wanted.quantity is None else item.quantity is not None
            fit = fits(phrase, number, item, gap) if alike else None
            if fit is not None:
                score += fit - gap * _COST_OF_A_WORD
                taken.append(item)
                place += gap + 1
                break
            if gap and another_did(keyed[place + gap - 1][0], item, phrase):
                return None
            if not passable(item, wanted, phrase, taken) or (wanted.quantity and _labels_next(keyed, place + gap)):
                return None
        else:
            return None
    return Found(phrase, tuple(taken), taken[phrase.slot] if phrase.slot is not None else None, score)


def _labels_next(keyed: list[Keyed], at: int) -> bool:
    """Whether a word names the number right behind it: 得意先は年商10億 is no 得意先は10億."""
    item = keyed[at][0]
    named = item.word in labels() and item.after in ("", "が", "は", "も")
    return named and at + 1 < len(keyed) and keyed[at + 1][0].quantity is not None
