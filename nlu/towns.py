"""A town called by its bare name behind its prefecture, written out: 岩手の二戸 is 岩手の二戸市, 長野の高山 the village 高山村.

The tokenizer takes such names for numbers (七尾), words (日南) or the better known town of another prefecture.
"""

from __future__ import annotations

import re
from functools import cache

from nlu import places
from nlu.lexicon import table
from nlu.numerals import Rewrite

_LONGEST = 6  # signs of a bare name
_END = re.compile("[でにのはがをとも、。 へやだな]|から|まで|在住|住まい|在の|$")


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    found = []
    for named in _prefecture().finditer(text):
        towns, at = _towns()[named["prefecture"]], named.end()
        ends = range(min(at + _LONGEST, len(text)), at + 1, -1)
        if end := next((end for end in ends if text[at:end] in towns and _END.match(text, end)), None):
            found.append((at, end, towns[text[at:end]]))
    return found


def load() -> None:
    """Make the list of towns now, which otherwise the first message waits for that names a prefecture."""
    _towns()


@cache
def _prefecture() -> re.Pattern[str]:
    short = "|".join(map(places.short, places.prefectures()))
    return re.compile(rf"(?<![一-龥])(?P<prefecture>{short})(?:[都府県]の?|の|、|\s)")


@cache
def _towns() -> dict[str, dict[str, str]]:
    """For each prefecture by its short name the towns that alone in it bear their bare name."""
    named: dict[str, dict[str, set[str]]] = {places.short(prefecture): {} for prefecture in places.prefectures()}
    for place in places.official():
        town = place.municipality or ""
        named[places.short(place.prefecture)].setdefault(town[:-1], set()).add(town)
    words = table("places")["only_whole"]
    return {
        prefecture: {bare: min(towns) for bare, towns in each.items() if len(towns) == 1 and bare not in words}
        for prefecture, each in named.items()
    }
