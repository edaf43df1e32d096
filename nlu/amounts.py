"""Quantities as items of a sentence: 月 before a monthly sum is part of it, and of 300万、いや500万 the first was a slip."""

from __future__ import annotations

from nlu.course import Course
from nlu.items import Item
from nlu.lexicon import pattern, table
from nlu.quantities import Quantity

_TIMES = ("期間", "年目", "日付")


def take(course: Course, quantity: Quantity) -> None:
    """A quantity where it stands."""
    clause = course.clause
    _end_te(course, quantity)
    _put_right(course, quantity)
    last = clause.last
    if quantity.monthly and last and last.surface in table("units")["monthly"]:
        clause.items.pop()
    if quantity.kind == "日付" or course.text.startswith("前", quantity.end):
        clause.former = False
    course.add(Item(quantity.kind, "", "", quantity.start, quantity.end, "数量", quantity))
    if course.text.startswith(tuple(table("reduction")["coming"]), quantity.start):
        clause.coming = course.coming = True


def _end_te(course: Course, quantity: Quantity) -> None:
    if course.te:
        course.clause.go_on()
        course.clause.boundary(goes_on=quantity.kind not in _TIMES)  # パンを焼いて三十年
    course.te = False


def _put_right(course: Course, quantity: Quantity) -> None:
    """300万、いや500万: the first was a slip of the tongue."""
    items = course.clause.items
    at = next((at for at in reversed(range(len(items))) if items[at].quantity), None)
    if at is None:
        return
    slip = items[at].quantity
    alike = slip is not None and (slip.kind in (quantity.kind, "数") or {slip.kind, quantity.kind} <= set(_TIMES))
    if alike and pattern("reduction", "second_thought").fullmatch(course.text, items[at].end, quantity.start):
        del items[at:]
