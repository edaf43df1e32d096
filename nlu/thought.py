"""What one only thought would come of something, and came otherwise: 売ったら金になると思っていた, 止めれば楽になると思ったのに."""

from __future__ import annotations

from nlu.lexicon import pattern

_REACH = 10  # signs in which a thought ends


def told_before(text: str, end: int) -> bool:
    """Whether what ends here is a thought."""
    return pattern("reduction", "thought", "before").search(text, max(0, end - _REACH), end) is not None


def in_vain(text: str, start: int) -> bool:
    """Whether what begins here says that it was thought, and is not so."""
    return pattern("reduction", "thought", "in_vain").match(text, start) is not None
