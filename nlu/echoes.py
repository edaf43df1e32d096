"""Words echoed from the question (担保？ありません): they lead the sentence that follows."""

from __future__ import annotations

from dataclasses import replace

from nlu.items import ASKED, SELF, Item


def as_topic(echoed: list[Item]) -> list[Item]:
    """What was echoed, as what the next sentence is about."""
    stated = [replace(item, moods=item.moods - {ASKED}) for item in echoed]
    return [*stated[:-1], *(replace(last, after="は") for last in stated[-1:])]


def echoes(items: list[Item]) -> bool:
    """Whether a sentence only echoes: 担保?, うちの資本金?; 担保も? asks."""
    if not items:
        return False
    *own, last = items
    ours = len(own) < 2 and all(item.owner == SELF and _leads_on(item) for item in own)
    return ours and ASKED in last.moods and last.pos.startswith("名詞") and "も" not in last.after


def _leads_on(item: Item) -> bool:
    """うちの in うちの資本金, and 借りたい in 借りたい額."""
    return item.after == "の" or (item.pos.startswith("動詞") and item.after == "")
