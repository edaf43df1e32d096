"""What is called our own is so, whatever is asked of it: うちみたいな従業員6人の鉄工所でも借りられますか tells the trade and the staff."""

from __future__ import annotations

from nlu.items import ASKED, SELF, Item
from nlu.lexicon import table
from nlu.owners import owner_of


def called_ours(items: list[Item], at: int) -> bool:
    """Whether うちの or うちのような opens the words in which the item stands, without a deed between."""
    for before in reversed(items[:at]):
        if before.after == "の" and owner_of(before) == SELF:
            return True
        adjective = before.pos.startswith("形容詞")
        joined = before.after in ("", "の", "だけの") and not before.pos.startswith("動詞")
        if not (adjective or joined):
            return False
    return False


def state(items: list[Item]) -> None:
    """Take from what is called ours that it is asked; a figure that is the question's own (うちの資本金はいくら) has no number."""
    for at, item in enumerate(items):
        likened = item.after.startswith(tuple(table("owners")["likened"]))
        if ASKED in item.moods and likened and called_ours(items, at):
            _unask(items, at)


def _unask(items: list[Item], at: int) -> None:
    while at >= 0 and owner_of(items[at]) != SELF:
        items[at].moods.discard(ASKED)
        at -= 1
