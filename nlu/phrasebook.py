"""The phrases of the lexicon, indexed by their first item: those that state a fact, answer a question, or suppose."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NamedTuple

from nlu import dictionary, shelf
from nlu.compiling import compiled
from nlu.lexicon import merged
from nlu.phrase import Phrase, keys
from nlu.reduction import sentence_items
from nlu.vocabulary import facts

_NLU = Path(__file__).parent

# Phrases by the key of their first item, and by a further word without which they cannot be found ("" where they have
# none): a sentence looks through those only whose both words it holds.
Book = dict[str, dict[str, list[Phrase]]]


class _Books(NamedTuple):
    statements: Book
    answers: dict[str, Book]
    suppositions: Book


@cache
def entries() -> dict[str, dict[str, Any]]:
    """The lexicon's entry for each fact: labels, kind, says, answers, supposes."""
    return merged("phrases")


@cache
def labels() -> frozenset[str]:
    """The words that name a number right before it, and leave it to nothing farther off (得意先は年商10億)."""
    return frozenset[str]().union(*(labels_of(fact) for fact, entry in entries().items() if entry.get("kind")))


@cache
def labels_of(fact: str) -> frozenset[str]:
    """The single words that name a fact."""
    named = [list(sentence_items(label)) for label in entries()[fact]["labels"]]
    return frozenset(items[0].word for (items,) in named if len(items) == 1)


def statements() -> Book:
    """Phrases that state a fact anywhere, by the key of their first item."""
    return _books().statements


def answers(fact: str) -> Book:
    """Phrases that answer the question for a fact, by the key of their first item."""
    return _books().answers.get(fact, {})


def suppositions() -> Book:
    """Phrases that suppose a fact behind もし or before たら, and state none elsewhere (資本金を1000万に増やしたら)."""
    return _books().suppositions


@cache
def _books() -> _Books:
    return shelf.kept("phrases", _digest(), _made)


def _made() -> _Books:
    answering = {fact: _indexed(compiled(fact, entries().get(fact, {}), "answers")) for fact in {*facts(), *entries()}}
    return _Books(_all("says"), answering, _all("supposes"))


@cache
def _digest() -> str:
    """Of the code, the word lists, the vocabulary, the dictionary, Sudachi and Python."""
    files = [*sorted(_NLU.rglob("*.py")), *sorted(_NLU.rglob("*.yml")), _NLU.parent / "catalogue" / "facts.yml"]
    versions = [dictionary.digest(), sys.version, *map(version, ("sudachipy", "sudachidict-core"))]
    return shelf.digest([*(path.read_bytes() for path in files), *map(str.encode, versions)])


def _all(part: str) -> Book:
    return _indexed(p for fact, entry in entries().items() for p in compiled(fact, entry, part))


def _indexed(phrases: Iterable[Phrase]) -> Book:
    """Those that come to the same are kept once."""
    book: Book = defaultdict(lambda: defaultdict(list))
    seen: set[tuple[Any, ...]] = set()
    for phrase in phrases:
        if (same := phrase.essence) not in seen:
            seen.add(same)
            first, *others = phrase.items
            further = next((item.word for item in reversed(others) if item.quantity is None), "")
            book[first.word if not first.quantity else keys(first)[0]][further].append(phrase)
    return {key: dict(rows) for key, rows in book.items()}
