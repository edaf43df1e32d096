"""Places of which only a part is written in characters: 松もと市, 葛しか区, 山がた県; in kana but for the last: とやま市, and 高山し.

No place is taken from within a word: うちの町, この区 and 会社のけん are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from jaconv import kata2hira

from nlu import places
from nlu.half_written import KANJI, splits
from nlu.lexicon import pattern, table
from nlu.numerals import Rewrite
from nlu.tokens import sentences

_CANDIDATE = re.compile(r"(?=([一-鿿々ぁ-ん]{1,9}(?:[市区町村県府都し]|けん)))")
_LEAST = {"町": 3, "村": 3}  # kana of a name that stands in kana alone
_LEAST_KANA = 2
_MIXED_KANA = tuple("かがにはともへでのや")  # … that is rather a particle before 市
_SURE = 3  # signs before which one of these is none
_OF_BARE = 4  # kana of a city without its 市
_BARE = re.compile(rf"(?:^|(?<=[、。\s]))[ぁ-ん]{{{_OF_BARE}}}(?=の[一-鿿ァ-ヶ]|で[、一-鿿ァ-ヶ]|[、。\s]|$)")
_ALIKE = str.maketrans("づぢ", "ずじ")


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    found, done = list[Rewrite](), 0
    for m in _CANDIDATE.finditer(text):
        if m.start() >= done and _begins(text, m.start()) and (hit := _longest(text, *m.span(1))):
            found.append(hit)
            done = hit[1]
    return sorted(
        [*found, *(bare for bare in _bare(text) if all(bare[1] <= at or end <= bare[0] for at, end, _ in found))]
    )


def load() -> None:
    """Make the lists of names now, which otherwise the first message waits for."""
    _names()
    _cities()


def _bare(text: str) -> Iterator[Rewrite]:
    """ねやがわで鉄工所: a city in kana alone, where a sentence begins and nothing but a place stands."""
    for m in _BARE.finditer(text):
        if usual := _cities().get(m.group().translate(_ALIKE)):
            yield (*m.span(), usual)


@cache
def _cities() -> dict[str, str]:
    """Each city by its four kana without 市, but for those that somebody may be called, and for words."""
    meant: dict[str, set[str]] = {}
    for place, kana in places.readings():
        bare = kata2hira(kana).removesuffix("し").translate(_ALIKE)
        if place.municipality and place.municipality.endswith("市") and len(bare) == _OF_BARE:
            meant.setdefault(bare, set()).add(place.municipality)
    names = {bare: min(cities) for bare, cities in meant.items() if len(cities) == 1}
    others = {*table("half_written")["no_bare"], *_short_prefectures(), *_written_so()}
    return {bare: city for bare, city in names.items() if bare not in others and not _is_word(bare)}


def _short_prefectures() -> Iterator[str]:
    """くまもと is first of all the prefecture."""
    for place, kana in places.readings():
        if place.municipality is None:
            yield kata2hira(kana).removesuffix("けん").removesuffix("ふ").translate(_ALIKE)


def _written_so() -> Iterator[str]:
    """かつらぎ is the town that is written so, and no 葛城市."""
    for place in places.official():
        if place.municipality:
            yield place.municipality[:-1].translate(_ALIKE)


def _is_word(kana: str) -> bool:
    tokens = [token for sentence in sentences(kana) for token in sentence]
    return len(tokens) == 1 and not tokens[0].pos.endswith("地名")


def _begins(text: str, at: int) -> bool:
    return pattern("half_written", "town_start").match(text, at) is not None


def _longest(text: str, start: int, until: int) -> Rewrite | None:
    for end in range(until, start + 1, -1):
        usual = _names().get(text[start:end].translate(_ALIKE))
        if usual and pattern("half_written", "town_end").match(text, end):
            return start, end, usual
    return None


@cache
def _names() -> dict[str, str]:
    """Each half written name by the usual one."""
    meant: dict[str, set[str]] = {}
    for place, kana in places.readings():
        name = place.municipality or place.prefecture
        for form in _forms(name, kata2hira(kana)):
            meant.setdefault(form.translate(_ALIKE), set()).add(name)
    return {form: min(names) for form, names in meant.items() if len(names) == 1}


def _forms(name: str, sound: str) -> Iterator[str]:
    """松もと市, まつ本市, まつもと市, 松本し."""
    stem, last = name[:-1], name[-1]
    if not KANJI.fullmatch(stem):
        return
    read = next(
        (sound.removesuffix(kana) for kana in table("half_written")["town_ends"][last] if sound.endswith(kana)), ""
    )
    if last in "市県" and len(stem) > 1 and read:
        yield stem + sound.removeprefix(read)
    if len(read) >= _LEAST.get(last, _LEAST_KANA):
        yield read + last
    for sounds in splits(len(stem), read) if read and len(stem) > 1 else ():
        ways = zip(stem, sounds, strict=True)
        halves = {"".join(chosen) for chosen in product(*ways)} - {stem, read}
        yield from (half + last for half in halves if half[-1] not in _MIXED_KANA or len(half) > _SURE)
        yield from (half + sound.removeprefix(read) for half in halves if last == "県")
