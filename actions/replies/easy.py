"""やさしい日本語: easy words, short sentences, readings behind hard words, and what the words of the field mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from actions.replies.bubble import Bubble
from actions.replies.counsel import SHOWN, door_name, figure_lines, first_step, verdict_text
from actions.replies.readings import with_readings
from actions.rules.advice import Advice, OfficeAdvice, Recommendation, Verdict
from actions.rules.catalogue import Catalogue

FILE = Path(__file__).resolve().parents[1] / "easy.yml"
# What a style is called in State.style.
EASY = "easy"
# Under one text so many words are explained at most.
EXPLAINED = 5
# What is shorter than so many lines explains nothing; it comes at every turn.
LONG = 4
GUIDANCE = "使えるかどうかは、相談したところで決まります。"


@cache
def tables() -> dict[str, Any]:
    """The tables of easy.yml."""
    rows: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return rows


def easy(bubble: Bubble) -> Bubble:
    """The bubble in easy Japanese; `custom.ruby` lists the readings for channels that can set them above the words."""
    text = bubble.easy or tables()["responses"].get(bubble.response) or bubble.text
    if text is None:
        return bubble
    kind = (bubble.custom or {}).get("type", "text")
    if len(text.splitlines()) >= LONG:
        text = "\n".join([text, *_explained(text)])
    read, _ = with_readings(text, tables()["readings"])
    _, ruby = with_readings("\n".join([text, *bubble.buttons]), tables()["readings"])
    return replace(bubble, text=read, custom={"type": kind, **(bubble.custom or {}), "ruby": ruby})


def _explained(text: str) -> Iterator[str]:
    """The meaning of the words of the field that a text uses; of those within one another the longest."""
    used = [word for word in tables()["meanings"] if word in text]
    used = [word for word in used if not any(word != other and word in other for other in used)]
    if used:
        yield "\n■ ことばの意味"
        yield from (f"・{word}：{tables()['meanings'][word]}。" for word in used[:EXPLAINED])


def easy_advice(advice: Advice, catalogue: Catalogue) -> str:
    """The advice in short sentences: the first step, the suggestions, who helps. What is left out stands under 詳しく."""
    lines = [first_step(advice, catalogue)]
    if advice.recommendations:
        lines += ["", "■ 使えるかもしれないもの"]
    for place, scheme in enumerate(advice.recommendations[:SHOWN], start=1):
        lines += [f"{place}. {scheme.name}", *_suggestion(scheme, advice, catalogue)]
    if advice.offices:
        lines += ["", "■ 相談するところ", *(line for office in advice.offices[:SHOWN] for line in _office(office))]
    return "\n".join([*lines, "", GUIDANCE, "もっと知りたいときは「くわしく知りたい」と書いてください。"])


def _suggestion(scheme: Recommendation, advice: Advice, catalogue: Catalogue) -> Iterator[str]:
    eligible = scheme.verdict is Verdict.ELIGIBLE
    yield "　→ 使えます。" if eligible else f"　→ まだわかりません。{verdict_text(scheme, catalogue)}。"
    yield from (f"　{line}" for line in figure_lines(scheme, catalogue)[:1])
    if door := door_name(advice, scheme, catalogue):
        yield f"　申し込むところ：{door}"
    if scheme.caution:
        yield f"　※ {scheme.caution}"


def _office(office: OfficeAdvice) -> Iterator[str]:
    place = office.place
    yield f"・{place.name if place else office.name}"
    if place and place.phone:
        yield f"　電話 {place.phone}"
