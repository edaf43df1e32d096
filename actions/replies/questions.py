"""How a question is put: its words, its quick replies, and why it is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from actions.replies.bubble import Bubble
from actions.replies.words import name_of, reply_of, value_of
from actions.rules.advice import Advice
from actions.rules.facts import FactSpec

# The quick replies of every question, and of one that hurts.
DONT_KNOW = "わからない"
RATHER_NOT = "答えたくない"
# … and of an offer.
YES, NO = "はい", "いいえ"


def question_bubble(spec: FactSpec, lead: str = "", left: int | None = None) -> Bubble:
    """The question for a fact with its quick replies; one that hurts can be declined with a tap.

    `left` is about how many questions are still to come with this one; None if that is not known.
    """
    choices = [{"text": choice.text, "value": choice.value} for choice in spec.choices]
    choices.append({"text": DONT_KNOW, "value": None})
    if spec.sensitive:
        choices.append({"text": RATHER_NOT, "value": None})
    return Bubble(
        text=lead + (spec.question or "") + _progress(left),
        easy=lead + (spec.easy or spec.question or "") + _progress(left),
        buttons=tuple(choice["text"] for choice in choices),
        custom={"type": "question", "fact": spec.name, "choices": choices, "left": left},
    )


def _progress(left: int | None) -> str:
    return f"（あと{left}問ほどです）" if left else ""


def clarify_bubble(spec: FactSpec, candidates: Sequence[Any], lead: str = "", known: Any = None) -> Bubble:
    """Which of several readings was meant; with `known`, which of what was told last and before is right."""
    choices = [{"text": reply_of(spec, candidate), "value": candidate} for candidate in candidates]
    choices.append({"text": DONT_KNOW, "value": None})
    return Bubble(
        text=lead + (_which(spec) if known is None else _which_is_right(spec, candidates)),
        buttons=tuple(str(choice["text"]) for choice in choices),
        custom={"type": "question", "fact": spec.name, "choices": choices},
    )


def _which(spec: FactSpec) -> str:
    if spec.type == "enum":
        return f"{name_of(spec)}は、次のどれに近いですか？"
    return f"いくつか考えられます。{name_of(spec)}は、どちらでしょうか？"


def _which_is_right(spec: FactSpec, candidates: Sequence[Any]) -> str:
    now, before = (reply_of(spec, candidate) for candidate in candidates)
    if spec.type == "bool":
        return f"先ほどは「{before}」と伺いました。「{now}」でよろしいですか？"
    return f"先ほどは{before}と伺いました。{name_of(spec)}は、{now}でよろしいですか？"


def mend_bubble(spec: FactSpec, known: Any, lead: str = "") -> Bubble:
    """The question for a fact that the person wants to put right, with what was understood before."""
    question = question_bubble(spec, lead)
    told = "" if known is None else f"{name_of(spec)}は、「{value_of(spec, known)}」と伺っています。"
    told += "正しい内容を教えてください。\n"
    return replace(
        question, text=lead + told + (spec.question or ""), easy=lead + told + (spec.easy or spec.question or "")
    )


def why_text(spec: FactSpec, advice: Advice, *, answered: bool = False) -> str:
    """Why the fact is asked for, and how many suggestions hang on it; that it may be passed over, unless it is `answered`."""
    hanging = [r.name for r in advice.recommendations if spec.name in r.missing_facts]
    lines = [spec.why or ""]
    if hanging:
        lines.append(
            f"お答えで、「{hanging[0]}」{f'など{len(hanging)}つ' if len(hanging) > 1 else ''}が使えるかどうか、はっきりしてきます。"
        )
    if not answered:
        lines.append("わからないときや言いたくないときは、そのままで大丈夫です。")
    return "\n".join(lines)


def exact_bubble(spec: FactSpec, about: Any) -> Bubble:
    """The exact figure is asked where it decides; only わからない goes on with the one that is about right."""
    known = value_of(spec, about, approximate=True)
    return Bubble(
        text=f"{name_of(spec)}は、{known}と伺いました。正確な数字で結果が変わるので、分かれば教えてください。",
        buttons=(DONT_KNOW,),
        custom={"type": "question", "fact": spec.name, "choices": [{"text": DONT_KNOW, "value": None}], "left": 1},
    )


def went_back(spec: FactSpec, answer: Any) -> str:
    """What stands before the question to which the person went back."""
    taken = "" if answer is None else f"「{reply_of(spec, answer)}」というお答えは、取り消しました。"
    return f"ひとつ前の質問に戻りますね。{taken}\n"
