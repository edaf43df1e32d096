"""Offices where a person listens, and what to tell them."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from actions.replies.counsel import SHOWN, office_lines
from actions.replies.firm import fact_lines
from actions.rules.advice import OfficeAdvice
from actions.rules.facts import Facts, Vocabulary


def people_text(
    offices: Sequence[OfficeAdvice],
    facts: Facts,
    approximate: Collection[str],
    vocabulary: Vocabulary,
    *,
    wished: bool,
) -> str:
    """The first offices with the ways to reach them, and a note to read out there; `wished` if the person asked for one."""
    lines = [("もちろんです。" if wished else "") + "人に相談できる窓口です。"]
    lines += [line for office in offices[:SHOWN] for line in office_lines(office)]
    if "prefecture" not in facts:
        lines.append("都道府県を教えていただければ、お近くの窓口をご案内します。")
    if facts:
        lines += ["", "■ 窓口では、こう伝えると早いです"]
        lines += [f"・{line}" for line in fact_lines(facts, approximate, vocabulary)]
    return "\n".join(lines)
