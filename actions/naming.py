"""Which scheme a question is about."""

from __future__ import annotations

import re
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
# Suggestions are numbered as they were told: 2番, 二つ目.
_DIGITS = "12345一二三四五"
_COUNTED_TO = 5
_ORDINAL = re.compile(rf"([{_DIGITS}])(?:番|つ目|つめ|個目)")


def named(text: str, catalogue: Catalogue) -> str | None:
    """The id of the scheme that the text names by the longest name; None if it names none.

    Of equal names a scheme's own goes before what others are also called.
    """
    plain = fold(text)
    found = [
        (len(name), name == scheme.name, scheme.id)
        for scheme in catalogue.schemes.values()
        if scheme.kind != _NOT_ASKED_FOR
        for name in _names(scheme)
        if fold(name) in plain
    ]
    return max(found)[-1] if found else None


def all_named(text: str, catalogue: Catalogue) -> list[str]:
    """The ids of all schemes that the text names, in the order of naming; a name within a longer one is not one."""
    plain = fold(text)
    found = [
        (len(folded), name == scheme.name, scheme.id, plain.index(folded))
        for scheme in catalogue.schemes.values()
        if scheme.kind != _NOT_ASKED_FOR
        for name in _names(scheme)
        if (folded := fold(name)) in plain
    ]
    places: dict[str, range] = {}
    for length, _, wanted, start in sorted(found, reverse=True):
        if not any(start < taken.stop and taken.start < start + length for taken in places.values()):
            places[wanted] = range(start, start + length)
    return sorted(places, key=lambda wanted: places[wanted].start)


def offices_named(text: str, catalogue: Catalogue) -> list[str]:
    """The ids of the offices that the text names; a name within a longer one is not one."""
    plain = fold(text)
    found = {
        (name, office.id) for office in catalogue.offices.values() for name in map(fold, (office.name, *office.aliases))
    }
    said = [(name, wanted) for name, wanted in found if name in plain]
    whole = [wanted for name, wanted in said if not any(name != longer and name in longer for longer, _ in said)]
    return sorted(set(whole))


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


def _names(scheme: Scheme) -> Iterator[str]:
    yield from (scheme.name, *scheme.aliases)
    yield from (version.name for version in scheme.versions if version.name)


def fold(text: str) -> str:
    """Text without the differences of width, case and blanks."""
    return unicodedata.normalize("NFKC", text).casefold().replace(" ", "")
