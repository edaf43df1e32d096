"""A sum told of what was named before it: 税金は全部で50万払いました is no sum that a mutual was paid, whatever was said of one."""

from __future__ import annotations

from nlu.items import Item
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.phrase import Phrase


def paid_for_another(phrase: Phrase, items: list[Item], at: int) -> bool:
    """Whether the phrase that begins here names nothing itself, and something else stands before it with は or を."""
    what_for: list[str] | None = table("units")["paid_for"].get(phrase.fact)
    if what_for is None:
        return False
    named = next((item for item in reversed(items[:at]) if item.after.startswith(("は", "を", "も"))), None)
    return named is not None and named.quantity is None and owner_of(named) is None and named.word not in what_for
