"""A number that is told of another time than its fact's: the sales of a week or of March, what happened three years running."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import Item, last_before, next_behind
from nlu.lexicon import table
from nlu.owners import owner_of
from nlu.quantities import Quantity

_YEAR = 365  # days


def of_another_time(hit: Found, items: list[Item], at: int) -> bool:
    """Whether a find that begins at an item is told of another time."""
    if _of_a_year_spoken_of(hit) or _years_running(hit, items) or _begun_at(hit, items):
        return True
    if _before_independence(hit, items) or _of_the_deed_behind(hit, items) or _counted_up_to(hit, items):
        return True
    if hit.phrase.fact not in table("units")["of_a_year"]:
        return False
    return _of_a_month(hit, items) or _behind_a_time(hit, items[:at])


def _of_a_year_spoken_of(hit: Found) -> bool:
    """今年は80: of a year that is spoken of, a bare number may tell anything; 今年80 and 今年で80 are an age."""
    number, (first, *others) = hit.number, hit.items
    timed = first.word == "日付" and first.after.startswith("は") and all(item.quantity for item in others)
    return timed and number is not None and number.word == "数" and not number.after.startswith("に")


def _begun_at(hit: Found, items: list[Item]) -> bool:
    """四十歳で開業しました: how old one was; who has only just begun is as old today."""
    words, age = table("units")["begun_at"], hit.number
    if hit.phrase.fact != words["fact"] or age is None or not age.after.startswith("で"):
        return False
    behind = next_behind(items, age.end)
    begun = behind is not None and behind.word in words["deeds"] and (behind.done or behind.goes_on)
    return begun and behind is not None and "ばかり" not in behind.after


def _before_independence(hit: Found, items: list[Item]) -> bool:
    """美容師を12年やって独立したい: the years of what one did for others are none of the firm's."""
    if hit.number is None or hit.number.word != "期間":
        return False
    deed = next((item for item in items if item.start >= hit.number.end and item.is_deed), None)
    behind = next_behind(items, deed.end) if deed else None
    return deed is not None and deed.goes_on and behind is not None and behind.surface in table("units")["set_up"]


def _of_the_deed_behind(hit: Found, items: list[Item]) -> bool:
    """旅館をやってますが地震で半年閉めてました: how long that lasted which stands right behind, not how long the firm has."""
    rule, number = table("units")["lasting"], hit.number
    if number is None or number is not hit.items[-1] or number.after or hit.phrase.fact not in rule["facts"]:
        return False
    behind = next_behind(items, number.end)
    return hit.phrase.value is not None and behind is not None and behind.word in rule["deeds"]


def _counted_up_to(hit: Found, items: list[Item]) -> bool:
    """今年、創業150年を迎えます, 去年で店を始めて30年: the day up to which the years of a firm are counted, not that of its beginning."""
    rule, day = table("units")["counted_up_to"], hit.number
    if hit.phrase.fact != rule["fact"] or day is None or day.quantity is None or day is hit.items[-1]:
        return False
    last, behind = hit.items[-1], next_behind(items, hit.items[-1].end)
    joined = last.after == "" and behind is not None and behind.quantity is not None
    if not joined or behind is None or behind.quantity is None or behind.quantity.kind not in ("期間", "年目"):
        return False
    return day.quantity.counter in rule["days"] and behind.quantity.value > rule["longer_than"] * _YEAR


def _years_running(hit: Found, items: list[Item]) -> bool:
    """三年続けて野菜の値段が上がる: how often that happened; 店を三十年続けて is how long."""
    told, last = hit.number, hit.items[-1]
    counted = told is not None and hit.items[0] is told and last.surface in table("units")["running"]
    if told is None or not counted or hit.phrase.value is None:
        return False
    before = last_before(items, told.start)
    behind = next((i for i in items if i.start >= last.end and (i.is_topic or i.is_deed)), None)
    person = behind is None or behind.word in table("owners")["persons"] or owner_of(behind) is not None
    subject = behind is not None and behind.is_topic and not person
    return last.goes_on and last.after == "" and subject and not (before is not None and before.is_object)


def _of_a_month(hit: Found, items: list[Item]) -> bool:
    """三月は十万売れた, 売上は三月が200万: the sales of a month are none of a year."""
    if hit.phrase.value is None:
        return False
    before = last_before(items, hit.number.start) if hit.number else None
    return any(_names_a_month(i) for i in hit.items) or (
        before is not None and before.is_topic and _names_a_month(before)
    )


def _names_a_month(item: Item) -> bool:
    """三月; 2018年4月 is a day in a table of figures."""
    said = item.quantity
    return said is not None and _is_month(said) and not said.counter[:4].isdigit()


def _is_month(said: Quantity) -> bool:
    return said.kind == "日付" and said.counter.endswith(("月", "日"))


def _behind_a_time(hit: Found, before: list[Item]) -> bool:
    """半年の売上, 毎月の接待費, 一週間出て売上が: what is not the sum of a year."""
    units = table("units")
    if hit.number is None or not before or any(item.word in units["the_year"] for item in hit.phrase.items):
        return False
    *earlier, last = before
    other = _is_no_year(last.quantity) if last.quantity else last.word in units["other_times"]
    ago = bool(earlier) and last.word == "前" and earlier[-1].quantity is not None  # 10年前の売上
    daily = last.word in units["daily"] and last.after in ("", "に")
    return daily or ((other or ago) and last.after.startswith(("の", "で"))) or _within_a_time(earlier, last)


def _is_no_year(told: Quantity) -> bool:
    """半年, 三年, 先月, 10月; not 去年."""
    return (told.kind == "期間" and told.value != _YEAR) or _is_month(told)


def _within_a_time(earlier: list[Item], last: Item) -> bool:
    """一週間出店して売上が: what was done for less than a year brought it."""
    if not last.goes_on or not last.is_deed:
        return False
    told = next((item.quantity for item in reversed(earlier[-2:]) if item.quantity), None)
    return told is not None and told.kind == "期間" and told.value < _YEAR
