"""Hides numbers and addresses that belong to a person, before anything of a message is stored or logged.

What a number is, libraries know: phonenumbers a Japanese telephone number, python-stdnum a マイナンバー and a card by their
check digits. By hand is only what a bank account looks like, since it has no check digit and is known by its words.
The 法人番号 of a firm is public, yet it tells whose conversation this is: it is hidden as well (`register.numbers`).
Amounts, dates and postal codes stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import NamedTuple

import phonenumbers
from stdnum import luhn
from stdnum.jp import in_

from register import number_spans

HIDDEN = "＊"
# The one kind that belongs to a firm, not to a person.
FIRM = "firm"
_GAP = r"[-‐‑‒–—―−ー－ｰ 　]"
_NO_AMOUNT = r"(?!\d|[,，.．]\d|\s*(?:円|万|萬|千|億|人|名|yen))"
_EMAIL = re.compile(r"[\w.+-]{1,64}[@＠](?:[\w-]{1,63}[.．]){1,8}[A-Za-zＡ-Ｚａ-ｚ]{2,24}")
_TWELVE = re.compile(rf"(?<![\d¥￥])(\d{{4}}({_GAP}?)\d{{4}}\2\d{{4}}){_NO_AMOUNT}")
_NAMED_TWELVE = re.compile(
    rf"(?:マイナンバー|個人番号)\D{{0,8}}?(\d{{4}}{_GAP}?\d{{4}}{_GAP}?\d{{4}}){_NO_AMOUNT}", re.IGNORECASE
)
_CARD = re.compile(
    rf"(?<![\d¥￥])(\d{{4}}({_GAP}?)\d{{4}}\2\d{{4}}\2\d{{4}}|\d{{4}}{_GAP}?\d{{6}}{_GAP}?\d{{4,5}}){_NO_AMOUNT}"
)
_ACCOUNT = re.compile(
    r"(?:口座|普通|当座|記号|総合)(?:預金)?(?:の?番号)?[\s　はがの:：、，No.№#]{0,6}"
    rf"(\d{{5,8}}(?:[\s　]*(?:番号)?{_GAP}?\d{{6,8}})?|\d{{3}}{_GAP}\d{{4}}){_NO_AMOUNT}"
)


class Masked(NamedTuple):
    """A text of the same length with what is private hidden, and the kinds of it, each once."""

    text: str
    kinds: tuple[str, ...] = ()


def masked(text: str) -> Masked:
    """The text as it may be kept. Kinds: `email`, `firm` (FIRM), `card`, `my_number`, `phone`, `account`."""
    kinds = []
    for kind, find in _FINDERS.items():
        spans = list(find(text))
        for start, end in spans:
            text = text[:start] + _hidden(text[start:end], whole=kind == "email") + text[end:]
        kinds += [kind] * bool(spans)
    return Masked(text, tuple(kinds))


def _hidden(private: str, *, whole: bool) -> str:
    return "".join(HIDDEN if whole or sign.isdigit() else sign for sign in private)


def _emails(text: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _EMAIL.finditer(text))


def _numbers(*patterns: re.Pattern[str], valid: Callable[[str], bool]) -> Callable[[str], Iterator[tuple[int, int]]]:
    def find(text: str) -> Iterator[tuple[int, int]]:
        for pattern in patterns:
            yield from (found.span(1) for found in pattern.finditer(text) if valid(_digits(found[1])))

    return find


def _digits(number: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdigit())


def _is_card(digits: str) -> bool:
    return digits[0] in "23456" and bool(luhn.is_valid(digits))


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Only as it is dialled, with its leading 0 or +: 312345678 alone is rather a sum."""
    for found in phonenumbers.PhoneNumberMatcher(text, "JP"):
        if unicodedata.normalize("NFKC", found.raw_string).lstrip("(")[:1] in ("0", "+"):
            yield found.start, found.end


def _any(digits: str) -> bool:
    return True


_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "email": _emails,
    FIRM: number_spans,
    "card": _numbers(_CARD, valid=_is_card),
    "my_number": lambda text: (
        span
        for find in (_numbers(_NAMED_TWELVE, valid=_any), _numbers(_TWELVE, valid=in_.is_valid))
        for span in find(text)
    ),
    "phone": _phones,
    "account": _numbers(_ACCOUNT, valid=_any),
}
