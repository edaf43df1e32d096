"""Which scheme a question is about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from actions import dialogue
from actions.rules import Adviser
from actions.rules.advice import Advice, Judgement, Recommendation
from actions.rules.catalogue import Catalogue
from actions.rules.model import Scheme
from actions.state import State

# What an owner may ask about; definitions are words of the rules, not things to apply for.
_NOT_ASKED_FOR = "definition"


def named(text: str, catalogue: Catalogue) -> str | None:
    """The id of the scheme that the text names by the longest name; None if it names none.

    Of equal names a scheme's own goes before what others are also called.
    """
    plain = _fold(text)
    found = [
        (len(name), name == scheme.name, scheme.id)
        for scheme in catalogue.schemes.values()
        if scheme.kind != _NOT_ASKED_FOR
        for name in _names(scheme)
        if _fold(name) in plain
    ]
    return max(found)[-1] if found else None


def subject(text: str, state: State, adviser: Adviser) -> tuple[Recommendation | Judgement | None, Advice]:
    """The scheme that the text names, else the first suggestion; None when there is none yet. With it the advice."""
    wanted = named(text, adviser.catalogue)
    advice = dialogue.advise(state, adviser)
    if wanted is None:
        return next(iter(advice.recommendations), None), advice
    known = next((r for r in advice.recommendations if r.id == wanted), None)
    return known or adviser.judge(wanted, state.facts, as_of=state.day), advice


def _names(scheme: Scheme) -> Iterator[str]:
    yield from (scheme.name, *scheme.aliases)
    yield from (version.name for version in scheme.versions if version.name)


def _fold(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
