"""The clauses of a longer answer that can hold it alone: the one said first in full (入ってますよ、もう役員を押しつけられて), and the
one to which the rest leads (四週通って、市から証明をもらいました).
"""

from __future__ import annotations

from nlu.items import Item
from nlu.lexicon import pattern


def of(items: list[Item], text: str) -> list[list[Item]]:
    """The clause that ends in full before a comma, and the last one, where they are not the whole sentence."""
    if not items:
        return []
    full = pattern("answers", "full").search(text, items[0].start, items[-1].start)
    first = _since([item for item in items if full and item.start < full.end()], text)
    last = _since(items, text)
    return [clause for clause in (first, last) if clause and len(clause) < len(items)]


def _since(items: list[Item], text: str) -> list[Item]:
    """What stands behind the last word that leads on."""
    if not items:
        return []
    leads = [found.end() for found in pattern("answers", "leads").finditer(text, items[0].start, items[-1].start)]
    return [item for item in items if item.start >= leads[-1]] if leads else items
