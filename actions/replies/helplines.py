"""Words of care and helplines, as bubbles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.replies import units
from actions.replies.bubble import Bubble


def care_bubbles(groups: Sequence[Mapping[str, Any]]) -> list[Bubble]:
    """Care of the first group, the lines of all, and what to do when it is urgent."""
    lines = [line for group in groups for line in _lines(group)]
    return [
        Bubble(text=groups[0]["care"]),
        Bubble(text="\n".join(lines)),
        Bubble(text=groups[0]["after"], buttons=("人に相談したい",)),
    ]


def _lines(group: Mapping[str, Any]) -> list[str]:
    return [text for line in group["lines"] for text in _line(line)]


def _line(line: Mapping[str, Any]) -> tuple[str, ...]:
    checked = units.day(line["checked_on"])
    return f"・{line['name']}　{line['phone']}", f"　{line['hours']}", f"　（{checked}に確認）"
