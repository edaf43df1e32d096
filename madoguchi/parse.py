"""`madoguchi parse`: what the understanding makes of one message, as the server would read it."""

from __future__ import annotations

import argparse
import asyncio
import json
from datetime import date
from typing import Any

from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.quiet import quiet
from madoguchi.train import ensure_model
from madoguchi.trouble import Trouble
from nlu import understand
from nlu.normalise import normalise
from nlu.tokens import sentences
from nlu.vocabulary import facts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The message, and what had just been asked."""
    parser.add_argument("text", metavar="TEXT", help="読み取る文")
    parser.add_argument("--asked", metavar="FACT", default=None, help="直前に聞いた項目（例: employees_regular）")
    parser.add_argument("--text", dest="readable", action="store_true", help="JSONではなく、人が読む文章で出します")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Print the Understanding as JSON, or readably with the words that each fact was read from."""
    if options.asked is not None and options.asked not in sound_adviser().vocabulary:
        raise Trouble(f"「{options.asked}」という項目はありません。catalogue/facts.yml にある名前を指定してください。")
    model = ensure_model()
    quiet()
    from madoguchi import assistant

    day = options.as_of or today()

    async def understanding() -> dict[str, Any]:
        agent = await assistant.load(model)
        return await assistant.understanding(agent, options.text, options.asked, day)

    understood = asyncio.run(understanding())
    if options.readable:
        print(readable(options.text, options.asked, day, understood))
    else:
        print(json.dumps(understood, ensure_ascii=False, indent=2))
    return 0


def readable(text: str, asked: str | None, day: date, understood: dict[str, Any]) -> str:
    """The Understanding for the curious: tokens, facts with the words they were read from, intent and topics."""
    intent = understood["intent"]
    reading = understand(text, asked=asked, as_of=day, act=intent["name"])
    tokens = [token.surface for each in sentences(normalise(text).text) for token in each if token.surface.strip()]
    spans = {name: text[start:end] for name, (start, end) in reading.spans.items()}
    stated = [
        _line(name, _value(name, value), "（おおよそ）" if name in reading.approximate else "", spans.get(name))
        for name, value in reading.facts.items()
    ]
    supposed = [_line(name, _value(name, value), "（仮の話）") for name, value in reading.supposed.items()]
    unclear = [_line(name, "・".join(options), " のどれか") for name, options in reading.ambiguous.items()]
    silent = [_line(name, "答えたくない" if name in reading.refused else "わからない") for name in reading.unknown]
    back = [_line(name, "取り消し") for name in reading.retracted]
    return "\n".join(
        [
            f"区切り: {' | '.join(tokens)}",
            f"意図: {intent['name']}（確信度 {intent['confidence']:.0%}）",
            f"相談分野: {'、'.join(_value('topics', [topic]) for topic in understood['topics']) or 'なし'}",
            "読み取ったこと:",
            *(stated + supposed + unclear + silent + back or ["  なし"]),
        ]
    )


def _line(name: str, value: str, remark: str = "", words: str | None = None) -> str:
    quoted = f"　←「{words}」" if words else ""
    return f"  {facts()[name].label}（{name}）: {value}{remark}{quoted}"


def _value(name: str, value: Any) -> str:
    """A value by its Japanese name where it has one, yen and other numbers with their digits grouped."""
    fact = facts()[name]
    if isinstance(value, list):
        return "、".join(_value(name, each) for each in value)
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, int | float):
        return f"{value:,}円" if fact.unit and fact.unit.startswith("yen") else f"{value:,}"
    return fact.values.get(value, str(value))
