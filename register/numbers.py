"""The 法人番号 in a text: thirteen digits whose check digit is right, however they are typed (1-1803-0101-8771, T1180…)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from stdnum.jp import cn

_GAP = r"[-‐‑‒–—―−ー－ｰ 　]"
_THIRTEEN = re.compile(
    rf"(?<![\d¥￥])(\d{{13}}|\d{_GAP}\d{{4}}({_GAP})\d{{4}}\2\d{{4}})(?!\d|[,，.．]\d|\s*(?:円|万|千|億|兆|人|名|yen))"
)


def number_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where numbers of firms stand."""
    return (found.span(1) for found in _THIRTEEN.finditer(text) if cn.is_valid(_digits(found[1])))


def number_in(text: str) -> str | None:
    """The first number as thirteen plain digits; None if there is none."""
    return next((_digits(text[start:end]) for start, end in number_spans(text)), None)


def _digits(number: str) -> str:
    return "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdigit())
