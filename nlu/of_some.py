"""What is counted is only some: the sales of a month or a fair, one of the staff, one of the directors."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import EXISTS, Item, next_behind
from nlu.lexicon import table
from nlu.owners import owner_of

_YEAR = 365  # days


def of_some(hit: Found, items: list[Item]) -> bool:
    """Whether a find tells only of some of what its fact is about."""
    monthly = _in_a_month(hit) or _of_a_month(hit, items)
    return monthly or _years_running(hit, items) or _one_of_several(hit, items)


def _in_a_month(hit: Found) -> bool:
    """三月は十万売れた: the sales of a month are none of a year."""
    return _states_a_year(hit) and any(_is_month(i) for i in hit.items)


def _of_a_month(hit: Found, items: list[Item]) -> bool:
    """売上は三月が200万: the month stands right before the sum."""
    before = next((i for i in reversed(items) if hit.number and i.end <= hit.number.start), None)
    told = before is not None and before.is_topic and _is_month(before)
    return told and _states_a_year(hit)


def _states_a_year(hit: Found) -> bool:
    return hit.phrase.value is not None and hit.phrase.fact in table("units")["of_a_year"]


def _is_month(item: Item) -> bool:
    said = item.quantity
    dated = said is not None and said.kind == "日付" and said.counter.endswith(("月", "日"))
    return said is not None and dated and not said.counter[:4].isdigit()  # 2018年4月 is a day in a table of figures


def within_a_time(before: list[Item]) -> bool:
    """一週間出店して売上が: what was done for less than a year brought it."""
    if len(before) < 2 or not before[-1].goes_on or not before[-1].is_deed:
        return False
    told = next((item.quantity for item in reversed(before[-3:-1]) if item.quantity), None)
    return told is not None and told.kind == "期間" and told.value < _YEAR


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


def _tells_apart(of: Item | None, how: Item, whom: Item) -> bool:
    """Whether a clause of its own stands right before a person (朝が苦手な職人, よく休む職人); 手伝ってくれる人 and 雇っている人 are all."""
    clause = how.pos.startswith("動詞") or (of is not None and of.after.startswith(("が", "を", "に")))
    described = how.is_deed or "形状詞" in how.pos or how.pos.startswith("形容詞")
    if how.after.endswith("する") and how.word not in table("owners")["at_work"]:
        return not whom.bound
    bare = how.after in ("", "だ") and how.word not in (*table("owners")["at_work"], EXISTS)
    return clause and described and bare and not how.bound and not whom.bound


def _years_running(hit: Found, items: list[Item]) -> bool:
    """三年続けて野菜の値段が上がる: how often that happened; 店を三十年続けて is how long."""
    told, last = hit.number, hit.items[-1]
    if (
        told is None
        or hit.phrase.value is None
        or last.surface not in table("units")["running"]
        or hit.items[0] is not told
    ):
        return False
    before = next((i for i in reversed(items) if i.end <= told.start), None)
    behind = next((i for i in items if i.start >= last.end and (i.is_topic or i.is_deed)), None)
    person = behind is None or behind.word in table("owners")["persons"] or owner_of(behind) is not None
    subject = behind is not None and behind.is_topic and not person
    return last.goes_on and last.after == "" and subject and not (before is not None and before.is_object)
