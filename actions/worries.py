"""What an owner fears, or is about to do that cannot be undone (actions/worries.yml): 家とられますか, 先に契約して大丈夫ですか."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

from actions.naming import fold, named
from actions.rules.catalogue import Catalogue
from actions.signs import shows
from actions.state import State

FILE = Path(__file__).with_name("worries.yml")
PIECE = re.compile(r"\{([a-z]+)\}")
_REMEMBERED = 16  # texts


@cache
def tables() -> dict[str, Any]:
    """The tables of worries.yml."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def worry(text: str, *, of_scheme: bool = False) -> Mapping[str, Any] | None:
    """The first worry that the text shows; None if it shows none.

    With `of_scheme` a scheme is spoken of, whose own terms answer what may be asked of any.
    """
    return next((row for row in _shown(text) if not (of_scheme and row.get("of_a_scheme"))), None)


def worry_in(text: str, state: State, catalogue: Catalogue) -> Mapping[str, Any] | None:
    """The worry that a message of a talk shows."""
    first = worry(text)
    if first is None or not first.get("of_a_scheme"):
        return first  # the names of all schemes are looked for only where it matters
    return worry(text, of_scheme=state.about is not None or named(text, catalogue) is not None)


def written_out(pattern: str, pieces: Mapping[str, str]) -> str:
    """A sign with its pieces in their places. Raises KeyError for a piece that is none."""
    return PIECE.sub(lambda piece: pieces[piece[1]], pattern)


def sources_of(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The pages on which the answer to a worry stands."""
    return [tables()["sources"][key] for key in found["sources"]]


@lru_cache(_REMEMBERED)
def _shown(text: str) -> tuple[Mapping[str, Any], ...]:
    """All worries that the text shows; one message is asked for them several times."""
    plain, rows = fold(text), zip(tables()["worries"], _patterns(), strict=True)
    return tuple(row for row, (signs, unless) in rows if shows(plain, signs, unless))


@cache
def _patterns() -> list[tuple[list[re.Pattern[str]], list[re.Pattern[str]]]]:
    return [(_compiled(row["signs"]), _compiled(row["unless"])) for row in tables()["worries"]]


def _compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    return [re.compile(written_out(pattern, tables()["pieces"])) for pattern in patterns]
