"""What an owner fears, or is about to do that cannot be undone (actions/worries.yml): 家とられますか, 先に契約して大丈夫ですか."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

import yaml

from actions.naming import fold, named
from actions.rules.catalogue import Catalogue
from actions.signs import places
from actions.state import State

FILE = Path(__file__).with_name("worries.yml")
PIECE = re.compile(r"\{([a-z]+)\}")
_REMEMBERED = 16  # texts


@cache
def tables() -> dict[str, Any]:
    """The tables of worries.yml."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def worries(text: str, *, of_scheme: bool = False) -> list[Mapping[str, Any]]:
    """The worries that the text shows, in the order in which they are said: 銀行に言ったら終わりですよね？家もとられますか shows two.

    What the same words show is the first of the table. With `of_scheme` a scheme is spoken of, whose own terms answer
    what may be asked of any.
    """
    found: list[tuple[range, Mapping[str, Any]]] = []
    for row, where in _shown(text):
        free = [place for place in where if not any(_overlap(place, taken) for taken, _ in found)]
        if free and not (of_scheme and row.get("of_a_scheme")):
            found.append((min(free, key=lambda place: place.start), row))
    return [row for _, row in sorted(found, key=lambda shown: shown[0].start)]


def worries_in(text: str, state: State, catalogue: Catalogue) -> list[Mapping[str, Any]]:
    """The worries that a message of a talk shows."""
    found = worries(text)
    if not any(row.get("of_a_scheme") for row in found):
        return found  # the names of all schemes are looked for only where it matters
    return worries(text, of_scheme=state.about is not None or named(text, catalogue) is not None)


def written_out(pattern: str, pieces: Mapping[str, str]) -> str:
    """A sign with its pieces in their places. Raises KeyError for a piece that is none."""
    return PIECE.sub(lambda piece: pieces[piece[1]], pattern)


def answers(found: Sequence[Mapping[str, Any]], *, further: bool = False) -> list[str]:
    """The whole answer to one worry, or the short ones to several; `further` if there were more."""
    if len(found) == 1:
        return [found[0]["text"]]
    told = [tables()["several"], *(row["short"] for row in found)]
    return [*told, tables()["further"]] if further else told


def sources_of(found: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The pages on which the answers to worries stand: the first of each, then the second of each, none twice."""
    ranked = zip_longest(*(row["sources"] for row in found))
    return [tables()["sources"][key] for key in dict.fromkeys(key for rank in ranked for key in rank if key)]


@lru_cache(_REMEMBERED)
def _shown(text: str) -> tuple[tuple[Mapping[str, Any], list[range]], ...]:
    """All worries that the text shows, each with its places; one message is asked for them several times."""
    plain, rows = fold(text), zip(tables()["worries"], _patterns(), strict=True)
    shown = ((row, list(places(plain, signs, unless))) for row, (signs, unless) in rows)
    return tuple((row, where) for row, where in shown if where)


def _overlap(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


@cache
def _patterns() -> list[tuple[list[re.Pattern[str]], list[re.Pattern[str]]]]:
    return [(_compiled(row["signs"]), _compiled(row["unless"])) for row in tables()["worries"]]


def _compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    return [re.compile(written_out(pattern, tables()["pieces"])) for pattern in patterns]
