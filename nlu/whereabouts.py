"""One place out of all that were named, or the choice between them."""

from __future__ import annotations

import re

from nlu import bare_names, places
from nlu.firm import Located
from nlu.lexicon import pattern, table
from nlu.places import Place
from nlu.statement import Statement

_CLAUSE = re.compile("[^、。]+")
_KANA = re.compile("[ぁ-ん]")


def settle(where: list[Located], asked: str | None, text: str) -> tuple[list[Statement], dict[str, list[str]]]:
    """Statements of prefecture and municipality, and what stays ambiguous.

    A prefecture named anywhere narrows the municipalities; asked for the municipality, 大阪 is the city.
    """
    where = [one for one in where if not one.aside] or where
    if not where:
        return [], {}
    span = where[-1].span
    if asked == "municipality":
        told = {p.prefecture for one in where for p in one.places if p.municipality}
        where = [_as_municipality(one, text, told) for one in where]
    named = {p.prefecture for one in where for p in one.places if len(one.places) == 1 or p.municipality is None}
    candidates = [_narrowed(one.places, named) for one in where]
    towns = [c for c in candidates if any(p.municipality for p in c)]
    options = sorted({p for c in towns or candidates for p in c})
    prefectures = list(dict.fromkeys(p.prefecture for p in options))
    statements, ambiguous = [], {}
    if len(prefectures) == 1:
        statements.append(Statement("prefecture", prefectures[0], where[0].span))
    elif not towns:
        ambiguous["prefecture"] = prefectures
    if towns and len(options) == 1:
        statements.append(Statement("municipality", options[0].municipality, span))
    elif towns:
        ambiguous["municipality"] = [p.full_name for p in options]
    return statements, ambiguous


def answered(text: str, asked: str | None) -> list[Located]:
    """The bare name of a place that is all of an answer: asked where the firm is, even 関 and みどり are places; so is what
    it ends with behind 今は and the like (長野から来て今は上田).
    """
    if asked not in ("prefecture", "municipality"):
        return []
    for way in ("answer", "answer_now"):
        found = pattern("places", way).fullmatch(text)
        if found and (meant := bare_names.find(found["name"])):
            return [Located(meant, found.span("name"))]
    return []


def beside(located: list[Located], text: str, asked: str | None) -> list[Located]:
    """The town that one clause of an answer names barely, and nothing else of it in another prefecture: 房総の先っちょ、館山です; 尾鷲です、
    三重の; 市じゃなくて町なんです、上富良野っていう.
    """
    if asked not in ("prefecture", "municipality") or any(p.municipality for one in located for p in one.places):
        return located
    towns = [one for start, end in _clauses(text) for one in _named(text, start, end)]
    named = {place.prefecture for one in located for place in one.places}
    towns = [one for one in towns if _told_of(one, named, text)]
    return [*located, *towns] if len({one.places for one in towns}) == 1 else located


def _told_of(one: Located, prefectures: set[str], text: str) -> bool:
    """Whether a town lies in the prefecture that is named; beside none, はい、吉田です is rather who one is."""
    if not prefectures:
        return not bare_names.is_surname(text[slice(*one.span)])
    return any(place.prefecture in prefectures for place in one.places)


def _clauses(text: str) -> list[tuple[int, int]]:
    found = [clause.span() for clause in _CLAUSE.finditer(text)]
    return found if len(found) > 1 else []


def _named(text: str, start: int, end: int) -> list[Located]:
    found = pattern("places", "answer").fullmatch(text, start, end)
    if found is None or bare_names.is_word(found["name"]) or _KANA.search(found["name"]):
        return []
    towns = frozenset(place for place in bare_names.find(found["name"]) if place.municipality)
    return [Located(towns, found.span("name"))] if towns else []


def _narrowed(options: frozenset[Place], prefectures: set[str]) -> frozenset[Place]:
    inside = frozenset(p for p in options if p.prefecture in prefectures)
    return inside or options


def _as_municipality(one: Located, text: str, told: set[str]) -> Located:
    """The city of the name of a prefecture, unless a place in that one is `told` (高崎です、群馬の); 信州 is no 長野市."""
    name, [place, *others] = text[slice(*one.span)], one.places
    if others or place.municipality or place.prefecture in told or name in table("places")["everyday"]:
        return one
    short = place.prefecture.removesuffix("府").removesuffix("県")
    cities = places.within(places.municipalities(short), place.prefecture)
    return Located(cities or one.places, one.span)
