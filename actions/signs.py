"""Signs in what is said: regular expressions, and what is passed over before they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Pattern = str | re.Pattern[str]


def shows(text: str, signs: Iterable[Pattern], unless: Iterable[Pattern]) -> bool:
    """Does the text show one of the signs, once all that `unless` finds is left out?"""
    return next(places(text, signs, unless), None) is not None


def places(text: str, signs: Iterable[Pattern], unless: Iterable[Pattern]) -> Iterator[range]:
    """Where the text shows a sign. What is left out becomes full stops, so that everything keeps its place."""
    for passed_over in unless:
        text = re.sub(passed_over, lambda found: "。" * len(found[0]), text)
    for sign in signs:
        yield from (range(*found.span()) for found in re.finditer(sign, text))
