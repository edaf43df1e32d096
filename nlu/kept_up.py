"""What is kept up or given up: 勉強を続けるかやめるか tells nothing of the firm, 商いを続けるかやめるか does."""

from __future__ import annotations

from nlu import classes, industries
from nlu.found import Found
from nlu.items import Item
from nlu.lexicon import table
from nlu.owners import owner_of


def of_another_thing(hit: Found, items: list[Item], at: int) -> bool:
    """Whether a find that names nothing itself is told of what has its を right before it or within it."""
    words = table("owners")["kept_up"]
    if hit.phrase.fact == words["fact"] and _of_another_deed(items, at, words["goes_on"]):
        return True
    if hit.phrase.fact != words["fact"] or hit.phrase.has_object or not hit.phrase.items[-1].pos.startswith("動詞"):
        return False
    around = [*_right_before(items, at), *(item for item in items[at:] if item.start < hit.items[-1].start)]
    return any(item.is_object and item.quantity is None and not _of_the_firm(item, words["what"]) for item in around)


def _of_another_deed(items: list[Item], at: int, living: list[str]) -> bool:
    """借り続けたい: it is the deed in one word with it that goes on; やり続けたい is the firm's."""
    before = items[at - 1] if at else None
    if before is None or items[at].word not in table("reduction")["goes_on"]:
        return False
    joined = before.pos.startswith("動詞") and before.after == "" and before.end == items[at].start
    return joined and not before.goes_on and before.word not in living


def done_by_another(hit: Found, items: list[Item], at: int) -> bool:
    """会社も元気、社員もやめない; 旅館です、キャンセルが続いて: who or what stands between, and does it; 銀行が支店ごと閉める."""
    words, last = table("owners")["kept_up"], hit.items[-1]
    if hit.phrase.fact != words["fact"] or last.word not in words["deeds"]:
        return False
    if len(hit.items) == 1:
        return any(
            item.word in words["others"] and item.after.startswith(("が", "も", "ごと", "を")) for item in items[:at]
        )
    between = (item for item in items[at:] if hit.items[-2].start < item.start < last.start)
    return any(_does_it(item) and not _of_the_firm(item, words["what"]) for item in between)


def _does_it(item: Item) -> bool:
    named = item.pos.startswith("名詞-普通名詞") and "副詞" not in item.pos and item.quantity is None
    return named and item.after.startswith(("が", "も")) and owner_of(item) is None


def _right_before(items: list[Item], at: int) -> list[Item]:
    """What stands before a deed, and before the other one that it is weighed against (やめるか悩む of 続けるかやめるか悩む)."""
    if not items[at].pos.startswith("動詞"):
        return []
    while at and items[at - 1].pos.startswith("動詞") and items[at - 1].after.startswith("か"):
        at -= 1
    return items[at - 1 : at] if at else []


def _of_the_firm(item: Item, words: list[str]) -> bool:
    named = item.word in words or "{生業}" in classes.of(item)
    return named or industries.of(item.surface) is not None
