"""What a word means (据置期間って何ですか), or the question just put (それってどういう意味?), in plain words."""

from __future__ import annotations

import re

from actions.naming import fold, named
from actions.replies.words import words
from actions.rules import Adviser
from actions.rules.catalogue import Catalogue
from actions.state import State


def meaning(text: str, state: State, adviser: Adviser) -> str | None:
    """The meaning asked for; None if the text asks for none, or names a scheme, which has terms of its own."""
    plain = fold(text)
    if named(text, adviser.catalogue):
        return None
    known = _offices(adviser.catalogue) | _terms()
    asked_for = (term for term in known if re.search(re.escape(fold(term)) + words()["what_is"], plain))
    if term := max(asked_for, key=len, default=None):
        return f"「{term}」とは、{known[term]}"
    return _question(state, adviser) if re.search(words()["what_do_you_mean"], plain) else None


def _terms() -> dict[str, str]:
    return {term: entry["text"] for entry in words()["meanings"] for term in entry["words"]}


def _offices(catalogue: Catalogue) -> dict[str, str]:
    return {name: office.summary for office in catalogue.offices.values() for name in (office.name, *office.aliases)}


def _question(state: State, adviser: Adviser) -> str | None:
    """The open question in easier words, and why it is put; after the advice, one asks about that."""
    if state.asked is None or state.advised is not None:
        return None
    spec = adviser.vocabulary[state.asked]
    return f"わかりにくくて、すみません。かみくだくと、こういう質問です。\n{spec.easy or spec.question}\n{spec.why}"
