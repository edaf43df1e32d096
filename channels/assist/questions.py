"""What an operator asks aloud, so that the caller's 「はい、12人です」 is an answer to it."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from actions.rules import Adviser
from actions.rules.facts import FactSpec
from actions.tapping import fold
from channels.assist.call import Call
from nlu.labels import named
from nlu.reduction import sentence_items

# How alike what was heard and a question of ours must be: read out, most of it is the same; another question is not.
ALIKE = 0.6
_ASKING = ("か", "?", "でしょう", "ください")
_SENTENCE = re.compile(r"[。．？?！!\s　]+")


def asked_aloud(call: Call, text: str, adviser: Adviser) -> Call:
    """The call once the operator has said this. What is no question leaves the one before it open."""
    said = [fold(sentence) for sentence in _SENTENCE.split(text) if sentence]
    questions = [sentence for sentence in said if sentence.endswith(_ASKING)]
    if not questions and not text.rstrip().endswith(("?", "？")):
        return call
    return call.but(state=call.state.but(asked=_meant((questions or said)[-1], adviser)))


def _meant(said: str, adviser: Adviser) -> str | None:
    """The fact whose question is most like what was said, else the one that it names; None if that is open."""
    specs = [spec for spec in adviser.vocabulary.values() if spec.question]
    likeness, name = max((_likeness(said, spec), spec.name) for spec in specs)
    if likeness >= ALIKE:
        return name
    facts = {fact for items in sentence_items(said) for fact, _, _ in named(items)}
    return facts.pop() if len(facts) == 1 else None


def _likeness(said: str, spec: FactSpec) -> float:
    matchers = (SequenceMatcher(None, question, said, autojunk=False) for question in _wordings(spec.question or ""))
    return max(matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0 for matcher in matchers)


@cache
def _wordings(question: str) -> tuple[str, ...]:
    """A question as a whole, and its first sentence, which is what is read out of a long one."""
    first = next(sentence for sentence in _SENTENCE.split(question) if sentence)
    return fold("".join(_SENTENCE.split(question))), fold(first)
