"""Postal codes: 〒530-0001 says prefecture and municipality. A telephone number, an amount or a range does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlu import places
from nlu.firm import Located
from nlu.items import SELF, Item
from nlu.lexicon import pattern

_PLACES = ("prefecture", "municipality")


def located(sentences: list[list[Item]], text: str, asked: str | None) -> Iterator[Located]:
    """The places of our own postal codes; a code that Japan Post does not know says nothing."""
    for found in _codes(text, asked):
        span = found.start("area"), found.end("local")
        if _ours(sentences, span) and (meant := places.by_postal_code(found["area"] + found["local"])):
            yield Located(meant, span)


def _codes(text: str, asked: str | None) -> Iterator[re.Match[str]]:
    yield from pattern("places", "postal", "marked").finditer(text)
    if asked is None or asked in _PLACES:  # asked for an amount, 500-0800 may be a range after all
        telephone = pattern("places", "postal", "telephone")
        bare = pattern("places", "postal", "bare").finditer(text)
        yield from (code for code in bare if not telephone.search(text[: code.start()]))
    if asked in _PLACES and (alone := pattern("places", "postal", "alone").search(text)):
        yield alone


def _ours(sentences: list[list[Item]], span: tuple[int, int]) -> bool:
    inside = [item for items in sentences for item in items if span[0] <= item.start < span[1]]
    return all(item.owner == SELF and not item.moods for item in inside)
