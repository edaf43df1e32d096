"""How a question is put: its words, its quick replies, and why it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from actions.hearing import DONT_KNOW, RATHER_NOT
from actions.replies.bubble import Bubble
from actions.replies.words import name_of
from actions.rules.advice import Advice
from actions.rules.facts import FactSpec


def question_bubble(spec: FactSpec, lead: str = "") -> Bubble:
    """The question for a fact with its quick replies; one that hurts can be declined with a tap."""
    choices = [{"text": choice.text, "value": choice.value} for choice in spec.choices]
    choices.append({"text": DONT_KNOW, "value": None})
    if spec.sensitive:
        choices.append({"text": RATHER_NOT, "value": None})
    return Bubble(
        text=lead + (spec.question or ""),
        buttons=tuple(choice["text"] for choice in choices),
        custom={"type": "question", "fact": spec.name, "choices": choices},
    )


def clarify_bubble(spec: FactSpec, candidates: Sequence[str], lead: str = "") -> Bubble:
    """Which of several readings was meant."""
    choices = [{"text": candidate, "value": candidate} for candidate in candidates] + [
        {"text": DONT_KNOW, "value": None}
    ]
    return Bubble(
        text=f"{lead}いくつか考えられます。{name_of(spec)}は、どちらでしょうか？",
        buttons=tuple(str(choice["text"]) for choice in choices),
        custom={"type": "question", "fact": spec.name, "choices": choices},
    )


def why_text(spec: FactSpec, advice: Advice) -> str:
    """Why the fact is asked for, and how many suggestions hang on it."""
    hanging = [r.name for r in advice.recommendations if spec.name in r.missing_facts]
    lines = [spec.why or ""]
    if hanging:
        lines.append(
            f"お答えで、「{hanging[0]}」{f'など{len(hanging)}つ' if len(hanging) > 1 else ''}が使えるかに近づきます。"
        )
    lines.append("わからないときや言いたくないときは、そのままで大丈夫です。")
    return "\n".join(lines)
