"""What is only the case for which a scheme is there has not come about: 取引先がつぶれたときに借りられる共済, 倒産した場合に備える."""

from __future__ import annotations

from nlu.found import Found
from nlu.items import NOT, WISH, Item
from nlu.lexicon import table

_SET = ("に", "は", "の", "も", "でも")  # behind the case
_SAID = ("と", "って")
_REACH = 4  # most words from the case to what is got in it


def in_case(hit: Found, items: list[Item]) -> bool:
    """Whether a find tells when something can be got; 取引先が倒産したときに借りたお金 and 倒産したときは大変でした are of what was."""
    rule, last = table("reduction")["in_case"], hit.items[-1]
    if hit.phrase.fact not in table("reduction")["feared"]["facts"] or hit.phrase.value is None or WISH in last.marks:
        return False
    case, *behind = [item for item in items if item.start >= last.end][: _REACH + 1] or [last]
    if case.word not in rule["when"] or not case.after.startswith(_SET) or not last.is_deed:
        return False
    got = next((item for item in behind if item.is_deed or item.word in rule["got"]), None)
    if got is None or got.word not in rule["got"] or NOT in got.marks:
        return False
    return not got.done or got.after.startswith(_SAID)  # 借りられると聞きました
