"""The answers to fears, with who knows more and where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from actions.replies import units
from actions.replies.bubble import Bubble
from actions.replies.counsel import counter_lines
from actions.replies.helplines import line_rows
from actions.rules.advice import OfficeAdvice

# Enough pages to check an answer by, on a phone.
SOURCES_SHOWN = 2


def worry_bubble(
    told: Sequence[str],
    offices: Sequence[OfficeAdvice],
    lines: Sequence[Mapping[str, Any]],
    sources: Sequence[Mapping[str, Any]],
) -> Bubble:
    """Comfort first, then who to turn to, then the pages."""
    return Bubble(text="\n".join([*told, *_doors(offices, lines), _sources(sources[:SOURCES_SHOWN])]))


def _doors(offices: Sequence[OfficeAdvice], lines: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for office in offices:
        yield from counter_lines(office)
    for line in lines:
        yield from line_rows(line)


def _sources(sources: Sequence[Mapping[str, Any]]) -> str:
    checked = min(source["checked_on"] for source in sources)
    return f"出典：{'、'.join(source['title'] for source in sources)}（{units.day(checked)}に確認）"
