"""Messages that are one of our own quick replies: an answer to the open question, or a fact to be mended."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from actions.hearing import Said
from actions.replies.questions import DONT_KNOW, RATHER_NOT
from actions.replies.words import name_of, reply_of, words
from actions.rules.facts import Choice, Facts, FactSpec, Vocabulary
from actions.state import State

_ROUGH = ("くらい", "以下", "以上", "未満", "より多")


def fold(text: str) -> str:
    """Text without the differences that do not matter between a tapped and a typed reply."""
    return unicodedata.normalize("NFKC", text).strip().strip("。．.!！").replace(" ", "").replace(",", "").casefold()


def tapped(text: str, state: State, vocabulary: Vocabulary) -> Said | None:
    """What a quick reply to the question just asked says; None if the text is not one of them."""
    if state.asked is None:
        return None
    said = _tapped(fold(text), vocabulary[state.asked], state, vocabulary)
    return replace(said, words=dict.fromkeys(said.facts, text.strip())) if said else None


def _tapped(plain: str, spec: FactSpec, state: State, vocabulary: Vocabulary) -> Said | None:
    if plain == fold(DONT_KNOW):
        return Said(unknown=(spec.name,))
    if plain == fold(RATHER_NOT) or plain in words()["skip"]:
        return Said(refused=(spec.name,))
    for candidate in state.ambiguous.get(spec.name, ()):
        if plain == fold(reply_of(spec, candidate)):
            return Said(facts=settled(spec, candidate, vocabulary))
    for choice in spec.choices:
        if plain == fold(choice.text):
            return Said(facts={spec.name: choice.value}, approximate=(spec.name,) if rough(choice, spec) else ())
    return None


def rough(choice: Choice, spec: FactSpec) -> bool:
    """Does a quick reply stand for a span, so that its figure is only about right?"""
    return spec.numeric and any(mark in choice.text for mark in _ROUGH)


def confirmed(intent: str | None, state: State, vocabulary: Vocabulary) -> Said | None:
    """What a yes or no says to the question whether the value told last is the right one; None to any other."""
    held = state.doubted
    if held is None or intent not in ("affirm", "deny"):
        return None
    told, before = state.ambiguous[held][0], state.ambiguous[held][1]
    return Said(facts=settled(vocabulary[held], told if intent == "affirm" else before, vocabulary))


def settled(spec: FactSpec, candidate: object, vocabulary: Vocabulary) -> Facts:
    """A candidate for a municipality names its prefecture as well: 東京都府中市."""
    for prefecture in vocabulary["prefecture"].values or {}:
        if spec.name == "municipality" and isinstance(candidate, str) and candidate.startswith(prefecture):
            rest = candidate.removeprefix(prefecture)
            return {"prefecture": prefecture, **({spec.name: rest} if rest else {})}
    return {spec.name: candidate}


def to_mend(text: str, vocabulary: Vocabulary) -> str | None:
    """The fact that a message wants to put right without saying how (従業員の人数を直したい); None if it names none."""
    plain = fold(text)
    wanted = [
        (len(name), spec.name)
        for spec in vocabulary.values()
        for name in (fold(name_of(spec)), fold(spec.label))
        if any(name + mark in plain for mark in words()["mend"])
    ]
    return max(wanted)[1] if wanted else None


def impatient(text: str) -> bool:
    """Has the person had enough of questions: さっきから質問ばっかりやないか?"""
    plain = fold(text)
    return any(mark in plain for mark in words()["enough"])


def addressed(text: str, fact: FactSpec) -> bool:
    """Does the message set this fact by its name: 従業員の人数は5人?"""
    return fold(text).startswith(fold(name_of(fact)) + "は")
