"""The clauses of a longer answer that can hold it alone: the one said first in full (入ってますよ、もう役員を押しつけられて), and the
one to which the rest leads (四週通って、市から証明をもらいました).
"""

from __future__ import annotations

from nlu.items import Item
from nlu.lexicon import pattern, table


def of(items: list[Item], text: str) -> list[list[Item]]:
    """The clause that ends in full before a comma, and the last one, where they are not the whole sentence."""
    if not items:
        return []
    full = pattern("answers", "full").search(text, items[0].start, items[-1].start)
    first = since("leads", [item for item in items if full and item.start < full.end()], text)
    last = since("leads", items, text)
    return [clause for clause in (first, last) if clause and len(clause) < len(items)]


def listed(items: list[Item]) -> list[list[Item]]:
    """The parts of a list without a deed: 半分は厨房の入れ替えに、残りは回転に; 県からは経営革新を、市からは先端設備を."""
    parts: list[list[Item]] = [[]]
    for item in items:
        parts[-1].append(item)
        if item.after.endswith("、"):
            parts.append([])
    return [part for part in parts if part and _is_left_off(part[-1])]


def _is_left_off(last: Item) -> bool:
    """Whether a part ends in a thing or its number, and tells nothing of it."""
    thing = last.quantity is not None or last.pos.startswith("名詞")
    return thing and last.after.removesuffix("、") in table("answers")["left_off"]


def since(words: str, items: list[Item], text: str) -> list[Item]:
    """What stands behind the last of certain words: those that lead on (`leads`), or tell against the rest (`but`)."""
    if not items:
        return []
    ends = [found.end() for found in pattern("answers", words).finditer(text, items[0].start, items[-1].start)]
    return [item for item in items if item.start >= ends[-1]] if ends else items
