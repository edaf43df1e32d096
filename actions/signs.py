"""Signs in what is said: regular expressions, and what is passed over before they are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable

Pattern = str | re.Pattern[str]


def shows(text: str, signs: Iterable[Pattern], unless: Iterable[Pattern]) -> bool:
    """Does the text show one of the signs, once all that `unless` finds is left out?"""
    for passed_over in unless:
        text = re.sub(passed_over, "", text)
    return any(re.search(sign, text) for sign in signs)
