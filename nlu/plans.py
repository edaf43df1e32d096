"""Whether what is found as a plan is one: not what is over, done for others or to us, and not what has yet to begin where it should have."""

from __future__ import annotations

from itertools import pairwise

from nlu import industries
from nlu.found import Found
from nlu.items import NOT, PASSIVE, WISH, Item, next_behind
from nlu.lexicon import table
from nlu.phrase import TRADE


def no_plan(hit: Found, items: list[Item]) -> bool:
    """Whether a find tells of something else than what is to come, or of what is only to come where it should be there."""
    wished = _is_over(hit, items) or _wished_as_a_thing(hit) or _made_good(hit, items)
    return wished or _yet_to_come(hit, items) or _needed(hit)


def _yet_to_come(hit: Found, items: list[Item]) -> bool:
    """四月から店を開きます tells of no beginning yet, nor does 店を出すかどうか."""
    undecided = any(item.after.startswith("かか") for item in hit.items)
    deed = next((item for item in items if item.start >= hit.items[-1].end and (item.done or item.planned)), None)
    claims = hit.phrase.over and hit.phrase.value is not None
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    undecided |= last.is_object and behind is not None and WISH in behind.marks  # 四月からサロンをやるつもり
    return claims and (undecided or any(item.planned for item in (*hit.items, *([deed] if deed else []))))


def _wished_as_a_thing(hit: Found) -> bool:
    """印刷を考えている, 教育をしたい: where a trade alone is wished (民泊を考えている), it is a business and no thing or deed."""
    first = hit.phrase.items[0]
    if not hit.phrase.lone or first.word != TRADE or WISH not in first.marks or hit.phrase.value is None:
        return False
    said = hit.items[0]
    return said.after not in ("を", "をと") or industries.listed_name(said.surface) in industries.things()


def _is_over(hit: Found, items: list[Item]) -> bool:
    """設備投資を勧められた, 新商品が売れない, 修理に40万かかった: what is over, or done to us, is no plan; nor is what we are asked for
    (直してほしいと頼まれた), or what a firm does (サイト制作の会社).
    """
    if not hit.phrase.to_come or hit.phrase.value is None:
        return False
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    if _over_by_then(last, items):
        return True
    if last.quantity is not None and behind is not None and behind.word in table("reduction")["taken_on"]:
        return True  # 改修を六百万で請け負いました
    if behind is None or WISH in behind.marks:
        return False
    if _work_done(last, behind):
        return True
    if WISH in last.marks:
        dropped = last.is_topic and behind.is_absence  # 買い替える予定はない
        return dropped or (last.after.startswith("と") and PASSIVE in behind.marks)
    if last.quantity is None and last.after in ("", "の") and behind.word in table("reduction")["done_by"]:
        return True
    if not behind.pos.startswith("動詞"):
        return False
    if last.quantity is not None:
        spent = behind.done and not behind.marks and behind.word in table("reduction")["spent"]
        return spent and last.quantity.kind == "円"
    return hit.phrase.lone and (behind.done or bool({PASSIVE, NOT} & behind.marks))


def _work_done(last: Item, behind: Item) -> bool:
    """太陽光の設置工事をしています: one word with what the firm does."""
    one = last.after == "" and behind.start == last.end and "サ変" in last.pos
    return one and behind.done and behind.pos.startswith("名詞")


def _made_good(hit: Found, items: list[Item]) -> bool:
    """四十万足りず、カードで凌いだ: what was short then is needed no more."""
    if not hit.phrase.to_come or hit.phrase.value is None or hit.number is None or not _was_short(hit.items[-1]):
        return False
    behind = (i for i in items if i.start >= hit.items[-1].end)
    return any(i.word in table("reduction")["made_good"] and i.done and not i.marks and not i.moods for i in behind)


def _was_short(item: Item) -> bool:
    return NOT in item.marks and item.word in table("reduction")["denied"].values()


def _over_by_then(last: Item, items: list[Item]) -> bool:
    """機械は三年前に入れ替えて、調子よく動いている: done on a day, though what goes on behind て bears no た."""
    if not last.goes_on or last.leads or last.planned or WISH in last.marks:
        return False
    before = [item for item in items if item.end <= last.start]
    ago = any(one.quantity is not None and other.word == "前" for one, other in pairwise(before))
    return ago or any(item.quantity is not None and item.quantity.kind == "日付" for item in before)


def _needed(hit: Found) -> bool:
    """市の認定がいるとか: what is needed is not there yet."""
    needed, said = table("reduction")["needed"], pairwise(hit.items)
    return any(one.word in needed and one.after == "が" and other.surface == "いる" for one, other in said)
