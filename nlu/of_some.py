"""What is told of only some: the second shop, one of the staff, one of the directors."""

from __future__ import annotations

from nlu import classes
from nlu.found import Found
from nlu.items import EXISTS, Item, next_behind
from nlu.lexicon import table
from nlu.phrase import CALLING, NUMBER, Phrase

_ONE_WHO = ("が", "に", "を", "は", "も", "へ")  # 従業員の一人も辞めない is none, and no one of them either


def of_some(hit: Found, items: list[Item], at: int) -> bool:
    """Whether a find that begins at an item tells only of some of what its fact is about."""
    several = _one_of_several(hit, items) or _one_of_the_staff(hit, items, at)
    return several or _of_a_part(hit.phrase, items, at) or _counted_by_callings(hit, items)


def _of_a_part(phrase: Phrase, items: list[Item], at: int) -> bool:
    """二号店が赤字, 駅裏の店だけ赤字: one shop of several."""
    before = items[at - 1] if at and phrase.lone else None
    if before is None:
        return False
    numbered = before.quantity is not None and before.quantity.counter in table("units")["branches"]
    alone = before.word in table("owners")["firms"] and before.after.startswith("だけ")
    return (numbered and before.after.startswith(("が", "は", "も"))) or alone


def _one_of_the_staff(hit: Found, items: list[Item], at: int) -> bool:
    """所員のひとりに継いでもらう, 社員の一人が独立する: there are others, and what one of them does is not ours."""
    if hit.phrase.fact == table("owners")["counted"]:
        return any(_is_one_of_them(items, items.index(item)) for item in hit.items if item.quantity)
    return hit.phrase.lone and at > 0 and _is_one_of_them(items, at - 1)


def _is_one_of_them(items: list[Item], at: int) -> bool:
    said, whose = items[at].quantity, items[at - 1] if at else None
    one = said is not None and said.kind == "人" and said.value == 1 and items[at].after.startswith(_ONE_WHO)
    staff = whose is not None and (whose.word in table("owners")["staff"] or CALLING in classes.of(whose))
    return one and staff and whose is not None and whose.after == "の"


def _one_of_several(hit: Found, items: list[Item]) -> bool:
    """犬が苦手なスタッフが一人いて, 取締役が二人いて、一人は叔母: who is told apart from the others is not all of them."""
    said, words = hit.number, table("owners")
    if hit.phrase.fact != words["counted"] or said is None or said.quantity is None or said.quantity.value != 1:
        return False
    if said.after == "は" and any(i.word == "人" and i is not said and i.start < said.start for i in items):
        return True
    first, behind = hit.items[0], next_behind(items, said.end)
    if behind is None or behind.word != EXISTS:
        return False
    *_, of, how = [None, None, *(i for i in items if i.end <= first.start)]
    return how is not None and first.quantity is None and _tells_apart(of, how, first)


def _counted_by_callings(hit: Found, items: list[Item]) -> bool:
    """うちは職人三人に弟子一人: the first calling's number is a part, as the next one's is, whoever they are said to be of."""
    number = hit.number
    if hit.phrase.value != NUMBER or hit.phrase.fact not in table("units")["of_people"] or number is not hit.items[-1]:
        return False
    before = hit.items[-2:-1]
    calling, count, *_ = [*(item for item in items if item.start >= number.end), None, None]
    listed = number.after in ("", "に", "と", "、") and bool(before) and CALLING in classes.of(before[0])
    next_one = calling is not None and CALLING in classes.of(calling) and calling.after in ("", "が", "の")
    return listed and next_one and count is not None and count.word == number.word


def _tells_apart(of: Item | None, how: Item, whom: Item) -> bool:
    """Whether a clause of its own stands right before a person (朝が苦手な職人, よく休む職人); 手伝ってくれる人 and 雇っている人 are all."""
    clause = how.pos.startswith("動詞") or (of is not None and of.after.startswith(("が", "を", "に")))
    described = how.is_deed or "形状詞" in how.pos or how.pos.startswith("形容詞")
    if how.after.endswith("する") and how.word not in table("owners")["at_work"]:
        return not whom.bound
    bare = how.after in ("", "だ") and how.word not in (*table("owners")["at_work"], EXISTS)
    return clause and described and bare and not how.bound and not whom.bound
