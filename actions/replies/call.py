"""What an operator reads beside a call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from actions.replies.helplines import care_bubbles
from actions.replies.words import name_of, value_of
from actions.rules.facts import FactSpec

# Of what turns at a limit, enough to see why it matters.
TURNING_SHOWN = 3


def threshold_text(spec: FactSpec, limit: float, schemes: Sequence[str]) -> str:
    """That verdicts turn at a limit near an approximate figure; `schemes` are names."""
    named = "".join(f"「{name}」" for name in schemes[:TURNING_SHOWN])
    more = f"など{len(schemes)}件" if len(schemes) > TURNING_SHOWN else ""
    return f"{_where(spec, limit)}、{named}{more}が変わります。正確な数をお聞きください。"


def _where(spec: FactSpec, limit: float) -> str:
    """Of two whole numbers that a limit parts, the rounder is named: the law says 20人 and 5,000万円, not 21人."""
    if spec.type != "int":
        return f"「{value_of(spec, limit)}」を境に"
    below, above = int(limit) - 1, int(limit)
    if _zeros(below) == _zeros(above):
        return f"「{value_of(spec, below)}」以下か「{value_of(spec, above)}」以上かで"
    return f"「{value_of(spec, max(below, above, key=_zeros))}」を境に"


def _zeros(value: int) -> int:
    return len(str(value)) - len(str(value).rstrip("0"))


def care_words(groups: Sequence[Mapping[str, Any]]) -> str:
    """Words of care and the lines of all groups, for the operator to say."""
    return "\n".join(bubble.text or "" for bubble in care_bubbles(groups))


def hidden_text(names: Sequence[str]) -> str:
    """That private numbers were hidden in a line."""
    return f"{'、'.join(names)}のようなものがあったので、伏せました。" if names else ""


def not_read_text(spec: FactSpec, text: str) -> str:
    """What was typed for a fact says nothing of it."""
    return f"「{text}」からは、{name_of(spec)}を読み取れませんでした。ほかの書き方でお試しください。"
