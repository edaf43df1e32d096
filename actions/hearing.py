"""Takes what a message says into the state of the conversation, and keeps account of what changed."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from actions.rules.facts import FactError, Facts, FactSpec, Vocabulary
from actions.state import State

# The quick replies of every question, and of one that hurts.
DONT_KNOW = "わからない"
RATHER_NOT = "答えたくない"
# A set that says "nothing of these" stands alone.
_NONE = "none"


@dataclass(frozen=True)
class Said:
    """What one message says: read by `nlu`, or a quick reply tapped. `words` quotes it, fact by fact, as typed."""

    facts: Facts = field(default_factory=dict)
    approximate: Collection[str] = ()
    retracted: Collection[str] = ()
    unknown: Collection[str] = ()
    refused: Collection[str] = ()
    ambiguous: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """What one message changed: facts newly told, corrected (fact, old, new), taken back, not known, not to be asked."""

    told: Facts = field(default_factory=dict)
    corrected: tuple[tuple[str, Any, Any], ...] = ()
    retracted: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()


def tapped(text: str, state: State, vocabulary: Vocabulary) -> Said | None:
    """What a quick reply to the question just asked says; None if the text is not one of them."""
    said = _tapped(text, state, vocabulary)
    return replace(said, words=dict.fromkeys(said.facts, text.strip())) if said else None


def _tapped(text: str, state: State, vocabulary: Vocabulary) -> Said | None:
    if state.asked is None:
        return None
    spec, plain = vocabulary[state.asked], fold(text)
    if plain in (DONT_KNOW, RATHER_NOT):
        return Said(unknown=(spec.name,)) if plain == DONT_KNOW else Said(refused=(spec.name,))
    for candidate in state.ambiguous.get(spec.name, ()):
        if plain == fold(str(candidate)):
            return Said(facts=_settled(spec, str(candidate), vocabulary))
    for choice in spec.choices:
        if plain == fold(choice.text):
            rough = spec.numeric and any(mark in choice.text for mark in ("くらい", "以下", "以上", "未満", "より多"))
            return Said(facts={spec.name: choice.value}, approximate=(spec.name,) if rough else ())
    return None


def fold(text: str) -> str:
    """Text without the differences that do not matter between a tapped and a typed reply."""
    return unicodedata.normalize("NFKC", text).strip().strip("。．.!！").replace(" ", "").replace(",", "").casefold()


def _settled(spec: FactSpec, candidate: str, vocabulary: Vocabulary) -> Facts:
    """A candidate for a municipality names its prefecture as well: 東京都府中市."""
    for prefecture in vocabulary["prefecture"].values or {}:
        if spec.name == "municipality" and candidate.startswith(prefecture) and candidate != prefecture:
            return {"prefecture": prefecture, spec.name: candidate.removeprefix(prefecture)}
    return {spec.name: candidate}


def take_in(state: State, said: Said, vocabulary: Vocabulary, *, mend: bool = False) -> tuple[State, Heard]:
    """The state with what the message says, and what that changed. With `mend` a set replaces the one known before."""
    told, problems = _sound(said.facts, vocabulary)
    new = {fact: _merged(vocabulary[fact], state.facts.get(fact), value, mend) for fact, value in told.items()}
    facts = _coherent({**state.facts, **new}, new, state.facts)
    facts = {fact: value for fact, value in facts.items() if fact not in said.retracted or fact in new}
    declined = [*(f for f in said.unknown if f not in new), *(f for f in said.refused if f not in new)]
    heard = Heard(
        told=dict(_news(state.facts, new, vocabulary)),
        corrected=tuple(_corrections(state.facts, new, vocabulary)),
        retracted=tuple(f for f in said.retracted if f in state.facts and f not in new),
        unknown=tuple(f for f in said.unknown if f not in new and f not in said.refused),
        refused=tuple(f for f in said.refused if f not in new),
        problems=problems,
    )
    settled = {*new, *declined}
    after = state.but(
        facts=facts,
        approximate=tuple(f for f in _joined(_without(state.approximate, new), sorted(said.approximate)) if f in facts),
        refused=_joined(_without(state.refused, new), declined),
        ambiguous={f: list(c) for f, c in {**state.ambiguous, **said.ambiguous}.items() if f not in settled},
        asked=None if state.asked in settled else state.asked,
        recent=next(reversed(new), state.recent),
        words=_quoted(state, facts, new, said),
        heard=bool(settled or said.retracted or said.ambiguous or problems),
    )
    return after, heard


def _quoted(state: State, facts: Facts, new: Facts, said: Said) -> dict[str, str]:
    """The person's own words for each fact still held; those of a set that grew stand side by side."""
    words = dict(state.words)
    for fact in new:
        told = said.words.get(fact)
        grown = isinstance(new[fact], list) and new[fact] != said.facts[fact] and fact in words
        if told and (fact not in words or new[fact] != state.facts.get(fact)):
            words[fact] = f"{words[fact]}、{told}" if grown else told
    return {fact: told for fact, told in words.items() if fact in facts}


def _sound(facts: Facts, vocabulary: Vocabulary) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The facts that can be taken, and what to say of those that cannot."""
    try:
        return dict(vocabulary.validate(facts)), ()
    except FactError as error:
        wrong = {problem.where for problem in error.problems}
        sound = {fact: value for fact, value in facts.items() if fact not in wrong}
        return dict(vocabulary.validate(sound)), tuple(problem.message for problem in error.problems)


def _merged(spec: FactSpec, old: Any, new: Any, mend: bool) -> Any:
    if spec.type != "set" or mend or not old or not new or _NONE in (*old, *new):
        return new
    return list(dict.fromkeys([*old, *new]))


def _news(old: Facts, new: Facts, vocabulary: Vocabulary) -> Iterator[tuple[str, Any]]:
    """Facts told for the first time; of a set that grew, what is new in it."""
    for fact, value in new.items():
        if fact not in old:
            yield fact, value
        elif _grown(vocabulary[fact], old[fact], value):
            yield fact, [member for member in value if member not in old[fact]]


def _grown(spec: FactSpec, old: Any, new: Any) -> bool:
    return spec.type == "set" and set(old) < set(new)


def _corrections(old: Facts, new: Facts, vocabulary: Vocabulary) -> Iterator[tuple[str, Any, Any]]:
    for fact, value in new.items():
        if fact in old and old[fact] != value and not _grown(vocabulary[fact], old[fact], value):
            yield fact, old[fact], value


def _coherent(facts: Facts, new: Facts, old: Facts) -> Facts:
    """A firm that turns out to be in another prefecture is not in the municipality known before."""
    moved = "prefecture" in new and old.get("prefecture") not in (None, new["prefecture"])
    if moved and "municipality" not in new:
        return {fact: value for fact, value in facts.items() if fact != "municipality"}
    return facts


def _without(names: Sequence[str], gone: Collection[str]) -> list[str]:
    return [name for name in names if name not in gone]


def _joined(names: Collection[str], more: Collection[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys([*names, *more]))
