"""How much of a guarantee frame is left for a firm that already uses guarantees.

Source: 中小企業信用保険法第3条～第3条の3 (https://laws.e-gov.go.jp/law/325AC0000000264): what is guaranteed already counts
against the limit; in a separate frame counts only what was guaranteed there. The limits are terms of the version.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from actions.rules.figures.calculator import Calculator


def remaining_guarantee(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """left = limit - balance, never below 0; at least that, for part of the balance may stand in a separate frame."""
    if "guarantee_balance_yen" not in facts:
        return {}
    return {"guarantee_left_yen": _left(facts, terms)}


def separate_frame(facts: Mapping[str, Any], terms: Mapping[str, Any], as_of: date) -> dict[str, Any]:
    """The balance is not told apart by frame: left is between all of it standing in this frame and none of it."""
    if "guarantee_balance_yen" not in facts:
        return {}
    return {
        "separate_frame_left_from_yen": _left(facts, terms),
        "separate_frame_left_to_yen": _limit(facts, terms),
    }


def _left(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> int:
    return max(0, _limit(facts, terms) - int(facts["guarantee_balance_yen"]))


def _limit(facts: Mapping[str, Any], terms: Mapping[str, Any]) -> int:
    """Cooperatives have a limit of their own where the version gives one."""
    own = facts.get("legal_form") == "cooperative" and "cooperative_limit_yen" in terms
    return int(terms["cooperative_limit_yen" if own else "limit_yen"])


_READS = frozenset({"guarantee_balance_yen", "legal_form"})

REMAINING_GUARANTEE = Calculator(
    name="remaining_guarantee",
    reads=_READS,
    terms=frozenset({"limit_yen"}),
    optional=frozenset({"cooperative_limit_yen"}),
    figures=frozenset({"guarantee_left_yen"}),
    compute=remaining_guarantee,
)

SEPARATE_FRAME = Calculator(
    name="separate_frame",
    reads=_READS,
    terms=frozenset({"limit_yen"}),
    optional=frozenset({"cooperative_limit_yen"}),
    figures=frozenset({"separate_frame_left_from_yen", "separate_frame_left_to_yen"}),
    compute=separate_frame,
)
