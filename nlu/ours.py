"""What is called our own is so, whatever is asked of it: うちみたいな従業員6人の鉄工所でも借りられますか tells the trade and the staff."""

from __future__ import annotations

from nlu.items import ASKED, HEARSAY, SELF, Item
from nlu.lexicon import table
from nlu.owners import owner_of


def called_ours(items: list[Item], at: int) -> bool:
    """Whether うちの or うちのような opens the words in which the item stands, without a deed between."""
    return _opening(items, at) is not None


def state(items: list[Item]) -> None:
    """Take from what is called ours that it is asked; a figure that is the question's own (うちの資本金はいくら) has no number."""
    likened = tuple(table("owners")["likened"])
    for at, item in enumerate(items):
        asked = ASKED in item.moods and item.after.startswith(likened)
        if asked and (opening := _opening(items, at)) is not None:
            for told in items[opening + 1 : at + 1]:
                told.moods -= {ASKED, HEARSAY}  # テレビで見た助成金ってうちみたいな八百屋でも


def _opening(items: list[Item], at: int) -> int | None:
    """Which item opens the words that hold this one with うちの; None where none does."""
    for opening in reversed(range(at)):
        before = items[opening]
        if before.after == "の" and owner_of(before) == SELF:
            return opening
        joined = before.after in ("", "の", "だけの") and not before.pos.startswith("動詞")
        if not (joined or before.pos.startswith("形容詞")):
            return None
    return None
