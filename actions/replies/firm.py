"""What is known about the firm, said back to its owner."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from actions.hearing import Heard
from actions.replies.bubble import Bubble
from actions.replies.words import name_of, quoted, said_of, value_of, words
from actions.rules.facts import Facts, FactSpec, Vocabulary
from actions.state import State

_PLACE = ("prefecture", "municipality")
# Beside place and trade, so many phrases are said back at once; figures and dates always.
AT_ONCE = 5
# Quick replies that mend: under what was just said, and under everything that is known.
MENDABLE = 3
MENDABLE_AT_ONCE = 10
KNOWN = "これまでに伺ったことです。"
MEND_WHICH = (
    "失礼しました。どこを直しましょうか？　聞き落としたことも、もう一度教えてください。これまでに伺ったことです。"
)


def read_back_bubble(
    heard: Heard, state: State, vocabulary: Vocabulary, opening: str | None = None, order: str | None = None
) -> Bubble | None:
    """What the message was understood to say, each figure, date and place one tap from being mended; None if nothing.

    `opening` is a first word of care, `order` says which matter goes first.
    """
    text = "\n".join(line for line in (opening, read_back(heard, state, vocabulary), order) if line)
    if not text:
        return None
    news = {**heard.told, **{fact: new for fact, _, new in heard.corrected}}
    return Bubble(
        text=text,
        buttons=tuple(_mendable(news, vocabulary)[:MENDABLE]),
        custom={"type": "read_back", "facts": _shown(news, state, vocabulary)} if news else None,
    )


def read_back(heard: Heard, state: State, vocabulary: Vocabulary) -> str:
    """What was understood, corrections with the old value first; empty if the message said nothing."""
    lines = list(heard.problems)
    lines += [_corrected(vocabulary[fact], old, new, fact in state.approximate) for fact, old, new in heard.corrected]
    if heard.told:
        more = _passed_over(heard.told, vocabulary)
        tail = f"ほかの{len(more)}つのことも、承りました。" if more else ""
        lines.append(_sentence(list(_phrases(heard.told, state.approximate, vocabulary))) + tail)
    lines += [f"{name_of(vocabulary[fact])}は、なかったことにしました。" for fact in heard.retracted]
    lines += [_left_open(vocabulary[fact], state) for fact in heard.unknown]
    lines += [f"わかりました。{name_of(vocabulary[fact])}のことは飛ばして、先に進みますね。" for fact in heard.refused]
    return "\n".join(lines)


def clash_text(text: str, facts: Facts, vocabulary: Vocabulary) -> str:
    """The words that say which facts do not fit together, filled with what was told of them."""
    return text.format_map({fact: said_of(vocabulary[fact], value) for fact, value in facts.items()})


def let_go_text(spec: FactSpec) -> str:
    """A fact that fits no other, asked about in vain, is not counted on any more."""
    return f"{name_of(spec)}は、ほかに伺ったことと合わないので、いったん外しておきますね。"


def _left_open(spec: FactSpec, state: State) -> str:
    if spec.name not in state.facts:
        return f"{name_of(spec)}は、わからないままで大丈夫です。"
    known = value_of(spec, state.facts[spec.name], approximate=spec.name in state.approximate)
    return f"では、{name_of(spec)}は{known}として、先に進みますね。"


def _mendable(facts: Facts, vocabulary: Vocabulary) -> list[str]:
    exact = [vocabulary[fact] for fact in facts if vocabulary[fact].numeric or fact in (*_PLACE, "industry")]
    exact += [vocabulary[fact] for fact in facts if vocabulary[fact].type == "date"]
    narrower = "municipality" in facts
    return [mend_reply(spec) for spec in exact if not (narrower and spec.name == "prefecture")]


def mend_reply(spec: FactSpec) -> str:
    """The quick reply that asks for a fact again."""
    return f"{name_of(spec)}を直す"


def _shown(facts: Facts, state: State, vocabulary: Vocabulary) -> list[dict[str, Any]]:
    return [
        {"fact": fact, "name": name_of(vocabulary[fact]), "said": _said(fact, value, state, vocabulary), "value": value}
        for fact, value in facts.items()
    ]


def _said(fact: str, value: Any, state: State, vocabulary: Vocabulary) -> str:
    return said_of(vocabulary[fact], value, approximate=fact in state.approximate)


def _sentence(phrases: list[str]) -> str:
    """Phrases joined, those that end in a verb last: 従業員3人、税金は払い終えているんですね."""
    phrases = sorted(phrases, key=_ends_in_verb)
    return "、".join(phrases) + ("んですね。" if _ends_in_verb(phrases[-1]) else "ですね。")


def _ends_in_verb(phrase: str) -> bool:
    return phrase.endswith(("る", "い", "た")) and not phrase.endswith("くらい")


def _corrected(spec: FactSpec, old: Any, new: Any, approximate: bool) -> str:
    if spec.type == "bool":
        return f"{quoted(said_of(spec, old))}を{quoted(said_of(spec, new))}に直しました。"
    before, now = value_of(spec, old), value_of(spec, new, approximate=approximate)
    if spec.type in ("enum", "set"):
        before, now = quoted(before), quoted(now)
    return f"{name_of(spec)}を{before}から{now}に直しました。"


def _phrases(facts: Facts, approximate: Collection[str], vocabulary: Vocabulary) -> Iterable[str]:
    """Place and trade, then what else was said, as far as it stays short."""
    place = "".join(str(facts[name]) for name in _PLACE if name in facts)
    trade = said_of(vocabulary["industry"], facts["industry"]) if "industry" in facts else ""
    if place or trade:
        yield "の".join(part for part in (place, trade) if part)
    rest = [fact for fact in facts if fact not in (*_PLACE, "industry", *_passed_over(facts, vocabulary))]
    for fact in rest:
        yield said_of(vocabulary[fact], facts[fact], approximate=fact in approximate)


def _passed_over(facts: Facts, vocabulary: Vocabulary) -> list[str]:
    """Of many things said at once those that are not repeated; figures and dates always are."""
    rest = [vocabulary[fact] for fact in facts if fact not in (*_PLACE, "industry")]
    other = [spec.name for spec in rest if not (spec.numeric or spec.type == "date")]
    room = max(AT_ONCE - (len(rest) - len(other)), 0)
    return other[room:] if len(other) > room + 1 else []


def care_text(topics: Collection[str]) -> str | None:
    """A first word for what the person is going through, if there is one to be said."""
    return next((text for topic, text in words()["care"].items() if topic in topics), None)


def summary_bubble(state: State, vocabulary: Vocabulary, lead: str = KNOWN) -> Bubble:
    """Everything kept so far, in groups, each fact with the words it came from and one tap from being mended."""
    if not state.facts:
        return Bubble(text="まだ何も伺っていません。どんなことでお困りか、ふだんの言葉で教えてください。")
    known = [vocabulary[name] for name in vocabulary if name in state.facts]
    lines = [line for title, specs in _grouped(known) for line in (title, *(_with_words(s, state) for s in specs))]
    shown = [
        {**shape, "approximate": shape["fact"] in state.approximate, "words": state.words.get(shape["fact"])}
        for shape in _shown({spec.name: state.facts[spec.name] for spec in known}, state, vocabulary)
    ]
    return Bubble(
        text="\n".join([lead, *lines, "ちがうところは、「従業員は8人です」のように送ってください。直します。"]),
        buttons=tuple(mend_reply(spec) for spec in known[:MENDABLE_AT_ONCE]),
        custom={"type": "summary", "facts": shown},
    )


def _grouped(known: Sequence[FactSpec]) -> Iterable[tuple[str, list[FactSpec]]]:
    left = list(known)
    for group in words()["groups"]:
        members = [spec for spec in left if spec.name in group["facts"]]
        left = [spec for spec in left if spec not in members]
        if members:
            yield f"■ {group['title']}", members
    if left:
        yield "■ そのほか", left


def _with_words(spec: FactSpec, state: State) -> str:
    value = value_of(spec, state.facts[spec.name], approximate=spec.name in state.approximate)
    told = state.words.get(spec.name)
    return f"・{name_of(spec)}：{value}" + (f"（「{told}」）" if told and told != value else "")


def fact_lines(facts: Mapping[str, Any], approximate: Collection[str], vocabulary: Vocabulary) -> list[str]:
    """The known facts in the order of the vocabulary, as 名前：値."""
    known = [vocabulary[name] for name in vocabulary if name in facts]
    return [f"{name_of(s)}：{value_of(s, facts[s.name], approximate=s.name in approximate)}" for s in known]
