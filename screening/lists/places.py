"""Where a firm is: 都道府県, 市区町村, an address, a postal code; and what they say together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from nlu import places
from nlu.places import Place
from screening.lists.cell import Cell, unclear
from screening.lists.lexicon import solid

_POSTAL = re.compile(r"^〒?([0-9]{3})-?([0-9]{4})(?![0-9])")
_MARK = re.compile(r"^(?:日本国?)?〒?")
_LONGEST_NAME = 14


def read(text: str) -> Cell:
    """All places that a cell with a place can mean, an address by its beginning."""
    written = _MARK.sub("", _POSTAL.sub("", solid(text)))
    prefecture = next((name for name in _prefectures() if written.startswith(name)), None)
    rest = written.removeprefix(prefecture) if prefecture else written
    if prefecture and not rest:
        return Cell(places=frozenset({Place(prefecture, None)}))
    towns = _towns(rest, prefecture)
    if towns:
        return Cell(places=towns)
    if prefecture:
        return Cell(places=frozenset({Place(prefecture, None)}), problem="市区町村の名前が見つかりません。")
    short = frozenset(place for place in places.find(written) if place.municipality is None)
    return Cell(places=short) if short else unclear("都道府県・市区町村の名前が見つかりません。")


def postal_code(text: str) -> Cell:
    """All places that a postal code can mean."""
    found = _POSTAL.fullmatch(solid(text))
    meant = _by_code(found[1] + found[2]) if found else frozenset()
    return Cell(places=meant) if meant else unclear("この郵便番号は見つかりません。")


def together(said: Iterable[frozenset[Place]]) -> frozenset[Place] | None:
    """The places that fit all that was said; None if nothing does (大阪府 beside 東京都大田区)."""
    meant: frozenset[Place] | None = None
    for options in said:
        meant = options if meant is None else _both(meant, options)
        if not meant:
            return None
    return meant or frozenset()


def _both(some: frozenset[Place], others: frozenset[Place]) -> frozenset[Place]:
    """The narrower of each two that fit: a prefecture and a town in it are that town."""
    return frozenset(
        one if one.municipality else other
        for one in some
        for other in others
        if one.prefecture == other.prefecture
        and (one.municipality == other.municipality or not (one.municipality and other.municipality))
    )


def _towns(written: str, prefecture: str | None) -> frozenset[Place]:
    """The towns by the longest name that the text begins with."""
    for length in range(min(len(written), _LONGEST_NAME), 1, -1):
        if written[length - 1] not in "市区町村":
            continue
        found = frozenset(place for place in places.find(written[:length]) if place.municipality)
        if found := places.within(found, prefecture) if prefecture else found:
            return found
    return frozenset()


@cache
def _prefectures() -> tuple[str, ...]:
    return places.prefectures()


@cache
def _by_code(code: str) -> frozenset[Place]:
    return places.by_postal_code(code)
