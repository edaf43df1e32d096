"""What is known about the firm, said back to its owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from actions.hearing import Heard
from actions.replies.words import name_of, said_of, value_of, words
from actions.rules.facts import Facts, FactSpec, Vocabulary

_PLACE = ("prefecture", "municipality")


def read_back(heard: Heard, approximate: Collection[str], vocabulary: Vocabulary) -> str:
    """What the message was understood to say, corrections with the old value first; empty if it said nothing."""
    lines = list(heard.problems)
    lines += [_corrected(vocabulary[fact], old, new, fact in approximate) for fact, old, new in heard.corrected]
    if heard.told:
        lines.append(_sentence(list(_phrases(heard.told, approximate, vocabulary))))
    lines += [f"{name_of(vocabulary[fact])}は、なかったことにしました。" for fact in heard.retracted]
    lines += [f"{name_of(vocabulary[fact])}は、わからないままで大丈夫です。" for fact in heard.unknown]
    lines += [f"わかりました。{name_of(vocabulary[fact])}のことは、もう伺いません。" for fact in heard.refused]
    return "\n".join(lines)


def _sentence(phrases: list[str]) -> str:
    """Phrases joined, those that end in a verb last: 従業員3人、税金は払い終えているんですね."""
    phrases = sorted(phrases, key=_ends_in_verb)
    return "、".join(phrases) + ("んですね。" if _ends_in_verb(phrases[-1]) else "ですね。")


def _ends_in_verb(phrase: str) -> bool:
    return phrase.endswith(("る", "い", "た")) and not phrase.endswith("くらい")


def _corrected(spec: FactSpec, old: Any, new: Any, approximate: bool) -> str:
    if spec.type == "bool":
        return f"「{said_of(spec, old)}」を「{said_of(spec, new)}」に直しました。"
    now = value_of(spec, new, approximate=approximate)
    return f"{name_of(spec)}を{value_of(spec, old)}から{now}に直しました。"


def _phrases(facts: Facts, approximate: Collection[str], vocabulary: Vocabulary) -> Iterable[str]:
    place = "".join(str(facts[name]) for name in _PLACE if name in facts)
    trade = said_of(vocabulary["industry"], facts["industry"]) if "industry" in facts else ""
    if place or trade:
        yield "の".join(part for part in (place, trade) if part)
    for fact, value in facts.items():
        if fact not in (*_PLACE, "industry"):
            yield said_of(vocabulary[fact], value, approximate=fact in approximate)


def care_text(topics: Collection[str]) -> str | None:
    """A first word for what the person is going through, if there is one to be said."""
    return next((text for topic, text in words()["care"].items() if topic in topics), None)


def summary_text(facts: Facts, approximate: Collection[str], vocabulary: Vocabulary) -> str:
    """Everything kept so far, one fact a line, and how to mend it."""
    if not facts:
        return "まだ何も伺っていません。どんなことでお困りか、ふだんの言葉で教えてください。"
    lines = [f"・{line}" for line in fact_lines(facts, approximate, vocabulary)]
    mend = "ちがうところは、「従業員は8人です」のように送ってください。直します。"
    return "\n".join(["これまでに伺ったことです。", *lines, mend])


def fact_lines(facts: Mapping[str, Any], approximate: Collection[str], vocabulary: Vocabulary) -> list[str]:
    """The known facts in the order of the vocabulary, as 名前：値."""
    known = [vocabulary[name] for name in vocabulary if name in facts]
    return [f"{name_of(s)}：{value_of(s, facts[s.name], approximate=s.name in approximate)}" for s in known]
