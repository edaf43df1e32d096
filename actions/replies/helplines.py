"""Words of care and helplines, as bubbles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.replies import units
from actions.replies.bubble import Bubble


def care_bubbles(groups: Sequence[Mapping[str, Any]], words: Mapping[str, Any] | None = None) -> list[Bubble]:
    """Care of the first group, the lines of all, and what to do when it is urgent.

    `words` are the `care` and `after` of another language, for all groups alike.
    """
    said = words or groups[0]
    named: dict[str, Mapping[str, Any]] = {}
    for line in (line for group in groups for line in group["lines"]):
        named.setdefault(line["phone"], line)
    return [
        Bubble(text=said["care"]),
        Bubble(text="\n".join(row for line in named.values() for row in line_rows(line))),
        Bubble(text=said["after"], buttons=("人に相談したい",)),
    ]


def line_rows(line: Mapping[str, Any]) -> tuple[str, ...]:
    """A line with its hours, and when somebody compared its number."""
    checked = units.day(line["checked_on"])
    return f"・{line['name']}　{line['phone']}", f"　{line['hours']}", f"　（{checked}に確認）"
