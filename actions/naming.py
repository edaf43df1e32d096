"""Which scheme or office a question is about."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from actions import dialogue
from actions.rules import Adviser
from actions.rules.advice import Advice, Judgement, Recommendation
from actions.rules.catalogue import Catalogue
from actions.state import State

# What an owner may ask about; definitions are words of the rules, not things to apply for.
_NOT_ASKED_FOR = "definition"
# Suggestions are numbered as they were told: 2番, 二つ目.
_DIGITS = "12345一二三四五"
_COUNTED_TO = 5
# A folded name, whether it is the name proper and not what it is also called, and whose it is.
Name = tuple[str, bool, str]
_ORDINAL = re.compile(rf"([{_DIGITS}])(?:番|つ目|つめ|個目)")


def named(text: str, catalogue: Catalogue) -> str | None:
    """The id of the scheme that the text names by the longest name; None if it names none.

    Of equal names a scheme's own goes before what others are also called.
    """
    plain = fold(text)
    found = [(len(name), own, wanted) for name, own, wanted in _schemes(catalogue) if name in plain]
    return max(found)[-1] if found else None


def all_named(text: str, catalogue: Catalogue) -> list[str]:
    """The ids of all schemes that the text names, in the order of naming."""
    return _in_order(fold(text), _schemes(catalogue))


def offices_named(text: str, catalogue: Catalogue) -> list[str]:
    """The ids of all offices that the text names, in the order of naming."""
    return _in_order(fold(text), _offices(catalogue))


def _in_order(plain: str, names: Iterable[Name]) -> list[str]:
    """The ids of the names in a folded text, in the order of naming; of names that overlap the longest wins.

    商工会議所 names one office, 商工会と商工会議所 two: what counts is the place, not the word.
    """
    said = ((name, own, wanted) for name, own, wanted in names if name in plain)
    found = [(len(n), own, wanted, at.start()) for n, own, wanted in said for at in re.finditer(re.escape(n), plain)]
    whose: list[str | None] = [None] * len(plain)  # each sign of the text
    for length, _, wanted, start in sorted(found, reverse=True):
        if not any(whose[start : start + length]):
            whose[start : start + length] = [wanted] * length
    return list(dict.fromkeys(wanted for wanted in whose if wanted))


def subject(text: str, state: State, adviser: Adviser) -> tuple[Recommendation | Judgement | None, Advice]:
    """The scheme that the text names or counts (2番目の), else the one last spoken of, else the first suggestion.

    A suggestion is also named by what stands before the brackets of its name, as an owner repeats it.

    None when there is none yet. With it the advice.
    """
    advice = dialogue.advise(state, adviser)
    wanted = named(text, adviser.catalogue) or _repeated(text, advice) or _counted(text, advice) or state.about
    if wanted is None:
        # Whoever has not said yet what they are here for has no first suggestion, only what is suggested to anybody.
        known = state.advised is not None or bool(state.facts.get("topics"))
        return next(iter(advice.recommendations) if known else iter(()), None), advice
    return judged(wanted, state, advice, adviser), advice


def judged(wanted: str, state: State, advice: Advice, adviser: Adviser) -> Recommendation | Judgement:
    """A scheme as the advice suggests it, else judged for itself. Raises UnknownId."""
    known = next((r for r in advice.recommendations if r.id == wanted), None)
    return known or adviser.judge(wanted, state.facts, as_of=state.day)


def _repeated(text: str, advice: Advice) -> str | None:
    """The suggestion whose name the text holds without what stands in brackets."""
    plain = fold(text)
    return next((r.id for r in advice.recommendations if fold(r.name).partition("(")[0] in plain), None)


def _counted(text: str, advice: Advice) -> str | None:
    """The suggestion that is meant by its number."""
    found = _ORDINAL.search(fold(text))
    place = _DIGITS.index(found[1]) % _COUNTED_TO if found else None
    if place is None or place >= len(advice.recommendations):
        return None
    return advice.recommendations[place].id


def _schemes(catalogue: Catalogue) -> Iterator[Name]:
    """The names of all schemes that are applied for."""
    for scheme in catalogue.schemes.values():
        if scheme.kind != _NOT_ASKED_FOR:
            versions = (version.name for version in scheme.versions if version.name)
            for name in (scheme.name, *scheme.aliases, *versions):
                yield fold(name), name == scheme.name, scheme.id


def _offices(catalogue: Catalogue) -> Iterator[Name]:
    """The names of all offices."""
    for office in catalogue.offices.values():
        for name in (office.name, *office.aliases):
            yield fold(name), name == office.name, office.id


def fold(text: str) -> str:
    """Text without the differences of width, case and blanks."""
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
