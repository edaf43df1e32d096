"""What an owner fears, or is about to do that cannot be undone (actions/worries.yml): 家とられますか, 先に契約して大丈夫ですか."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.naming import fold, named
from actions.rules.catalogue import Catalogue
from actions.state import State

FILE = Path(__file__).with_name("worries.yml")
_PIECE = re.compile(r"\{([a-z]+)\}")


@cache
def tables() -> dict[str, Any]:
    """The tables of worries.yml."""
    found: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return found


def worry(text: str, *, of_scheme: bool = False) -> Mapping[str, Any] | None:
    """The first worry that the text shows; None if it shows none.

    With `of_scheme` a scheme is spoken of, whose own terms answer what may be asked of any.
    """
    plain = fold(text)
    rows = zip(tables()["worries"], _patterns(), strict=True)
    asked = ((row, shown) for row, shown in rows if not (of_scheme and row.get("of_a_scheme")))
    return next((row for row, (signs, unless) in asked if _shows(plain, signs, unless)), None)


def worry_in(text: str, state: State, catalogue: Catalogue) -> Mapping[str, Any] | None:
    """The worry that a message of a talk shows."""
    return worry(text, of_scheme=state.about is not None or named(text, catalogue) is not None)


def sources_of(found: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The pages on which the answer to a worry stands."""
    return [tables()["sources"][key] for key in found["sources"]]


def _shows(text: str, signs: Sequence[re.Pattern[str]], unless: Sequence[re.Pattern[str]]) -> bool:
    for passed_over in unless:
        text = passed_over.sub("", text)
    return any(sign.search(text) for sign in signs)


@cache
def _patterns() -> list[tuple[list[re.Pattern[str]], list[re.Pattern[str]]]]:
    return [(_compiled(row["signs"]), _compiled(row["unless"])) for row in tables()["worries"]]


def _compiled(patterns: Sequence[str]) -> list[re.Pattern[str]]:
    pieces = tables()["pieces"]
    return [re.compile(_PIECE.sub(lambda piece: str(pieces[piece[1]]), pattern)) for pattern in patterns]
