"""Deeds that て joins to a last one that lies behind: レジを新しくして、店が明るくなった."""

from __future__ import annotations

from nlu.ending import Ending
from nlu.items import NOT


def follow(clause: Ending) -> None:
    """What was done first lies behind as well, but for what is only planned or led to a wish."""
    if clause.last is None or clause.last.marks:  # 壊れて直すのにかかると言われた
        return
    for deed in clause.joined():
        deed.done |= deed.goes_on and not (deed.leads or deed.planned or NOT in deed.marks)
