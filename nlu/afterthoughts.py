"""What is said last, as an afterthought, belongs before the rest: 買いたいんです、新しい旋盤を."""

from __future__ import annotations

from dataclasses import replace

from nlu.items import SELF, Item

_CASES = ("を", "が", "は", "も", "に", "で", "と", "から", "へ")


def orders(items: list[Item]) -> list[list[Item]]:
    """The orders in which a sentence may be read: as it stands, unless the afterthought names another who did it, and with
    the afterthought before the deed, or with a topic before its number (8人から5人に減りました、うちの従業員が).
    """
    at = next((at for at, item in enumerate(items) if item.ends), len(items))
    said, thought = items[: at + 1], items[at + 1 :]
    if not (thought and _is_deed(said[-1]) and _completes(thought)):
        return [items, _topic_first(items)]
    doer = next((item.owner for item in thought if item.is_topic and item.owner != SELF), None)
    doer = None if said[-1].bound else doer  # 聞いてくれません、先方が: a favour is another's anyway
    return [_put_before(said, thought, doer)] if doer else [items, _put_before(said, thought, None)]


def _is_deed(item: Item) -> bool:
    return item.is_deed or item.pos.startswith("形容詞")


def _completes(thought: list[Item]) -> bool:
    """Whether it says nothing by itself: 新しい旋盤を, 三割も, but 機械が古くて, 資本金は500万."""
    *earlier, last = thought
    counted = last.quantity is not None and (
        not earlier or earlier[-1].after.startswith(("が", "を")) or not earlier[-1].after
    )
    named = last.pos.startswith(("名詞", "代名詞")) and last.after.startswith(_CASES) and not last.is_deed
    told = last.after.startswith("で") and any(item.is_topic for item in earlier)  # 半分は融資で
    return (counted or (named and not told)) and all(not _is_deed(item) or item.after in ("", "の") for item in earlier)


def _put_before(said: list[Item], thought: list[Item], doer: str | None) -> list[Item]:
    """The afterthought right before the deed, which is done by whom it names, if anybody; one that tells of what it is said
    (うちの従業員が) first of all.
    """
    size = 2 if said[-1].bound and len(said) > 1 else 1
    deed = [replace(item, owner=doer or item.owner) for item in said[-size:]]
    first, later = (thought, []) if thought[-1].is_topic and not thought[-1].quantity else ([], thought)
    return [*first, *said[:-size], *later, *deed]


def _topic_first(items: list[Item]) -> list[Item]:
    at = len(items) - 1
    while at > 0 and items[at - 1].after == "の":
        at -= 1
    if at < 2 and not (at == 1 and items[0].quantity):
        return []
    last, before = items[-1], items[at - 1]
    topic = last.pos.startswith("名詞") and last.after in ("", "が", "は", "の", "も", "を")
    said = before.after.endswith("、") or (before.after.startswith("だ") and last.after in ("が", "は", "も"))
    return [*items[at:], *items[:at]] if topic and said and not last.quantity else []
