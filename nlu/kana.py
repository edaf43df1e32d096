"""Trades, places and long listed words written in kana alone (おおさかでらーめんや, ﾌｸｵｶでﾋﾞﾖｳｼﾂ), in their usual spelling.

The tokenizer cuts them into anything. Only names of four kana and more, and shops of three (はなや), where a word can
begin and end.
"""

from __future__ import annotations

import re
from functools import cache

from nlu import homophones, industries, places
from nlu.numerals import Rewrite
from nlu.tokens import readings

_LEAST, _MOST = 4, 14  # kana of a name
_LONG = 5  # kana from which on any listed word is one
_SHOPS = ("や", "てん", "かん")  # four kana that end so are a shop rather than another word
_SHORT_SHOP = re.compile("..や")
_BARE_CITY = 5  # kana of a city named without its 市
_START = re.compile("(?:^|(?<=[^ぁ-んァ-ヶー])|(?<=[のはがでにをとも]))(?=[ぁ-んァ-ヶ][ぁ-んァ-ヶー]{2})")
_END = re.compile("$|[^ぁ-んー市区町村都府県]|[のはがでにをとも]|です|だ|やっ|やり|し[てとたまな]|しよ|じゃ|け[んど]")
_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    plain, found, end = text.translate(_HIRAGANA), list[Rewrite](), 0
    for m in _START.finditer(text):
        if m.start() >= end:
            names = _following(plain, m.start())
            found += names
            end = names[-1][1] if names else end
    return found


def _following(plain: str, at: int) -> list[Rewrite]:
    """The name that begins here, and behind a prefecture its city (さいたまけんかわぐちし)."""
    hit = _longest(plain, at)
    if hit is None:
        return []
    end, usual = hit
    return [(at, end, usual), *(_following(plain, end) if usual in places.prefectures() else [])]


def _longest(plain: str, at: int) -> tuple[int, str] | None:
    names = _names()
    for end in range(min(at + _MOST, len(plain)), at + _LEAST - 2, -1):
        usual = names.get(plain[at:end])
        if usual and (_END.match(plain, end) or (usual in places.prefectures() and _longest(plain, end))):
            return end, usual
    return None


@cache
def _names() -> dict[str, str]:
    """Each name by its reading in hiragana; readings that several classes or places share are left out."""
    usual: dict[str, set[str]] = {}
    trades = industries.words() - industries.things()  # かいたい is rather 買いたい than 解体
    for name, read in [*map(_read, [*trades, *places.prefectures(), *places.everyday()]), *_cities()]:
        reading = read.translate(_HIRAGANA)
        long = len(reading) > _LEAST or name not in trades or reading.endswith(_SHOPS)
        short_shop = name in trades and _SHORT_SHOP.fullmatch(reading)
        written_so = reading == name.translate(_HIRAGANA) or places.find(f"{reading}市")  # さいたま
        if (short_shop or (_LEAST <= len(reading) <= _MOST and long)) and not written_so:
            usual.setdefault(reading, set()).add(name)
    names = {reading: min(names, key=len) for reading, names in usual.items() if len({*map(_meaning, names)}) == 1}
    words = {sound.translate(_HIRAGANA): word for sound, word in homophones.by_sound().items()}
    return {sound: word for sound, word in words.items() if _LONG <= len(sound) <= _MOST} | names


def _cities() -> list[tuple[str, str]]:
    """Cities, and the wards of Tokyo, as Japan Post reads them; a long name also without its 市."""
    whole = [(row.city, row.city_kana) for row in places.rows() if row.city == places.municipality(row).municipality]
    bare = [(city, kana[:-1]) for city, kana in whole if city.endswith("市") and len(kana) > _BARE_CITY]
    return whole + bare


def _read(name: str) -> tuple[str, str]:
    return name, "".join(part for _, part in readings(name))


def _meaning(name: str) -> object:
    return industries.of(name) or places.find(name)
