"""The classes of words that a phrase may ask for by name ({職}, {機械}): `lexicon/classes.yml`, and `endings.yml` for those
that the end of a word tells of (警備員).
"""

from __future__ import annotations

from functools import cache, lru_cache

from nlu.items import Item
from nlu.lexicon import table
from nlu.tokens import usual_form

_SURFACES = 4096  # words whose ends are remembered
_LEAST_TO_END = 3  # signs of a word that its end may tell of (警備員, no 全員)


def of(item: Item) -> tuple[str, ...]:
    """The classes of a word in any of its forms, or of the one that stands for it and its like."""
    exact, alike = _tables()
    as_said = dict.fromkeys((*exact.get(item.surface, ()), *exact.get(item.plain, ())))
    own = (*as_said, *_by_end(item.surface), *alike.get(item.word, ()))
    return (*own, *(wider for name in own for wider in alike.get(name, ())))


@cache
def named() -> dict[str, list[str]]:
    """The words of each class, by its name without brackets."""
    return {name: words for rows in table("classes").values() for name, words in rows.items()}


@cache
def words() -> frozenset[str]:
    """All words of all classes."""
    return frozenset(word for rows in named().values() for word in rows)


@lru_cache(_SURFACES)
def _by_end(surface: str) -> tuple[str, ...]:
    """The classes that a word belongs to by its last sign, unless it is listed as one or as none of theirs."""
    listed = _tables()[0].get(surface, ())
    return tuple(
        f"{{{name}}}"
        for name, row in table("endings").items()
        if len(surface) >= _LEAST_TO_END and surface.endswith(tuple(row["ends"])) and surface not in row["but"]
        if f"{{{name}}}" not in listed
    )


@cache
def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """The classes of words: of those meant exactly, and of those meant with all their like."""
    rows: tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = {}, {}
    for table_of, kind in zip(rows, ("exact", "alike"), strict=True):
        for name, listed in table("classes")[kind].items():
            for word in {*listed, *map(usual_form, listed)}:
                table_of[word] = (*table_of.get(word, ()), f"{{{name}}}")
    return rows
