"""Which known name somebody may have meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def meant(name: str, known: Iterable[str], labels: Iterable[tuple[str, str]] = ()) -> str:
    """「…」のことでしょうか。 for the known name that is most like the given one; empty if none is.

    `labels` are pairs of what people call something and its known name: 飲食業, restaurant.
    """
    called = [*((each, each) for each in known), *labels]
    near = difflib.get_close_matches(name, [text for text, _ in called], n=1)
    names = sorted({each for text, each in called if text in near})
    if not names:
        return ""
    spoken = "" if near[0] in names else "日本語の名前のままでは読めません。"
    return f"{spoken}「{'」か「'.join(names)}」のことでしょうか。"
