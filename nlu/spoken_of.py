"""Whether a deed is spoken of as a phrase has it: 欲しいのは300万 is no 冷蔵庫が欲しい、300万."""

from __future__ import annotations

from nlu.items import Item

_NAMING = "のは"


def goes_on_to_tell(wanted: Item, item: Item) -> bool:
    """倒産したのは取引先 is not 瓦が飛んで、取引先も困る: what is told up to a comma names nothing behind it."""
    if wanted.quantity or not wanted.after.removeprefix("する").startswith(_NAMING):
        return False
    return item.after == "、" and (item.goes_on or item.pos.startswith("形容詞"))
