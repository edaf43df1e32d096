"""Takes what a message says into the state of the conversation, and keeps account of what changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from actions.rules.facts import FactError, Facts, FactSpec, Vocabulary
from actions.state import State

# A set that says "nothing of these" stands alone.
_NONE = "none"
# Two facts that are one answer to the question where.
PLACE = {"prefecture", "municipality"}
# A figure this near to one that was only about right makes it exact; it contradicts nothing.
NEAR = 0.2


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


def take_in(state: State, said: Said, vocabulary: Vocabulary, *, mend: bool = False) -> tuple[State, Heard]:
    """The state with what the message says, and what that changed.

    What contradicts a fact known before is held as open, with the value told before behind it, until the person has
    said which is right; unless they mend it (`mend`, or as the answer to the question for it). With `mend` a set
    replaces the one known before.
    """
    told, problems = _sound(said.facts, vocabulary)
    doubts = {} if mend else _doubts(state, told, vocabulary)
    told = {fact: value for fact, value in told.items() if not _held(fact, doubts)}
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
        ambiguous={f: list(c) for f, c in {**state.ambiguous, **said.ambiguous, **doubts}.items() if f not in settled},
        asked=None if state.asked in settled else state.asked,
        recent=next(reversed(new), state.recent),
        words=_quoted(state, facts, new, said),
        heard=bool(settled or said.retracted or said.ambiguous or doubts or problems),
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


def _doubts(state: State, told: Facts, vocabulary: Vocabulary) -> dict[str, list[Any]]:
    """The facts that contradict what was known, each with the new value and the old one; a place counts as one."""
    doubts = {f: [v, state.facts[f]] for f, v in told.items() if _contradicts(vocabulary[f], v, state)}
    if not PLACE & doubts.keys() or state.asked in PLACE:
        return {fact: values for fact, values in doubts.items() if fact not in PLACE}
    rest = {fact: values for fact, values in doubts.items() if fact not in PLACE}
    if "municipality" not in told:
        return {**rest, "prefecture": doubts["prefecture"]}
    return {**rest, "municipality": [_place({**state.facts, **told}), _place(state.facts)]}


def _place(facts: Facts) -> str:
    return f"{facts.get('prefecture', '')}{facts.get('municipality', '')}"


def _held(fact: str, doubts: Mapping[str, Any]) -> bool:
    return fact in doubts or (fact in PLACE and bool(PLACE & doubts.keys()))


def _contradicts(spec: FactSpec, value: Any, state: State) -> bool:
    old = state.facts.get(spec.name)
    # Of what may not be asked about any more the word said last counts: a doubt would lose it.
    if old is None or value == old or spec.type == "set" or spec.name in (state.asked, *state.skip):
        return False
    return not (spec.numeric and spec.name in state.approximate and abs(value - old) <= NEAR * abs(old))


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
