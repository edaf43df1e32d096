"""Trades, places and long listed words written in kana alone (おおさかでらーめんや, ﾌｸｵｶでﾋﾞﾖｳｼﾂ), in their usual spelling.

The tokenizer cuts them into anything. Only names of four kana and more, and shops of three (はなや), where a word can
begin and end.
"""

from __future__ import annotations

import re
from functools import cache

from jaconv import kata2hira

from nlu import homophones, industries, places
from nlu.lexicon import table
from nlu.numerals import Rewrite
from nlu.tokens import readings

_LEAST, _MOST = 4, 14  # kana of a name
_LONG = 5  # kana from which on any listed word is one
_SHOPS = ("や", "てん", "かん")  # four kana that end so are a shop rather than another word
_SHORT_SHOP = re.compile("..や")
_IN_PREFECTURE = 3  # … of one named behind its prefecture (山形のさかた)
_BARE_CITY = 5  # kana of a city named without its 市
_START = re.compile("(?:^|(?<=[^ぁ-んァ-ヶー])|(?<=[のはがでにをとも]))(?=[ぁ-んァ-ヶ][ぁ-んァ-ヶー]{2})")
_END = re.compile("$|[^ぁ-んー市区町村都府県]|[のはがでにをとも]|です|だ|やっ|やり|し[てとたまな]|しよ|じゃ|け[んど]")
_PREFECTURE_SIZES = (2, 3, 4)
_OF = re.compile(r"\s*の\s*|\s+")
_STANDS = re.compile(r"$|[、。\s]|です|だ|で")  # no 和歌山のごぼうを


def rewrites(text: str) -> list[Rewrite]:
    """What to put in place of which part of a normalised text, in order and apart."""
    plain, found, end = kata2hira(text), list[Rewrite](), 0
    for m in _START.finditer(text):
        if m.start() >= end:
            names = _following(plain, m.start()) or _behind_its_prefecture(text, plain, m.start())
            found += names
            end = names[-1][1] if names else end
    return found


def _following(plain: str, at: int) -> list[Rewrite]:
    """The name that begins here, and behind a prefecture its city (さいたまけんかわぐちし)."""
    hit = _longest(plain, at)
    if hit is None:
        return []
    end, usual = hit
    city = _following(plain, end) if usual in places.prefectures() else []
    return [(at, end, usual), *(city or _city_of(usual, plain, end))]


def _behind_its_prefecture(text: str, plain: str, at: int) -> list[Rewrite]:
    """山形のさかたです: a short name is one of a city behind the name of its prefecture."""
    joint = at - 1 if text[at - 1 : at] == "の" else at
    names = [text[joint - size : joint] for size in _PREFECTURE_SIZES if size <= joint < at]
    return next((found for name in names if (found := _city_of(name, plain, joint))), [])


def _city_of(prefecture: str, plain: str, at: int) -> list[Rewrite]:
    """The city that is named here by its reading, if what stands before it is its prefecture."""
    wider = next((place.prefecture for place in places.find(prefecture) if place.municipality is None), "")
    joint = _OF.match(plain, at)
    towns = _towns().get(wider, {}) if joint else {}
    start = joint.end() if joint else at
    ends = range(min(start + _MOST, len(plain)), start + _IN_PREFECTURE - 1, -1)
    known = (end for end in ends if plain[start:end] in towns and _STANDS.match(plain, end))
    return [(start, end, towns[plain[start:end]]) for end in known][:1]


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
        reading = kata2hira(read)
        long = len(reading) > _LEAST or name not in trades or reading.endswith(_SHOPS)
        short_shop = name in trades and _SHORT_SHOP.fullmatch(reading)
        written_so = reading == kata2hira(name) or places.find(f"{reading}市")  # さいたま
        if (short_shop or (_LEAST <= len(reading) <= _MOST and long)) and not written_so:
            usual.setdefault(reading, set()).add(name)
    names = {
        reading: min(names, key=lambda name: (len(name), name))
        for reading, names in usual.items()
        if len({*map(_meaning, names)}) == 1
    }
    words = {kata2hira(sound): word for sound, word in homophones.by_sound().items()}
    return {sound: word for sound, word in words.items() if _LONG <= len(sound) <= _MOST} | names


@cache
def _towns() -> dict[str, dict[str, str]]:
    """The cities of each prefecture by their readings without 市."""
    towns: dict[str, dict[str, str]] = {}
    for row in places.rows():
        if row.city.endswith("市"):
            towns.setdefault(row.prefecture, {})[kata2hira(row.city_kana[:-1])] = row.city
    return towns


def _cities() -> list[tuple[str, str]]:
    """Cities, and the wards of Tokyo, as Japan Post reads them; a long name also without its 市. A city of wards is what
    their readings have in common.
    """
    whole = {row.city for row in places.rows()} | {*table("places")["designated"]}
    named = [(town, kana) for place, kana in places.readings() if (town := place.municipality) and town in whole]
    bare = [(city, kana[:-1]) for city, kana in named if city.endswith("市") and len(kana) > _BARE_CITY]
    return named + bare


def _read(name: str) -> tuple[str, str]:
    return name, "".join(part for _, part in readings(name))


def _meaning(name: str) -> object:
    return industries.of(name) or places.find(name)
