"""How long the understanding of a message takes, and what it spends the time on: `python bench/parse.py`.

Prints milliseconds for orientation and each step as a share of the whole, which can be compared between machines; then
the 99th percentile and the worst over texts nobody means, which must stay under 50 ms. Needs a trained model.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from datetime import date
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from rasa.core.agent import Agent

from madoguchi import assistant
from madoguchi.train import ensure_model
from nlu import phrasebook, phrases, understand
from nlu.normalise import normalise
from nlu.reduction import sentence_items
from nlu.tokens import sentences

DAY = date(2026, 11, 25)
TYPICAL = (
    "大阪市で居酒屋をやっています。従業員は3人です",
    "売上が前年の7割に減って、返済がきついです",
    "運転資金に300万円借りたいのですが、担保はありません",
    "12人",
)
ODD = [
    "あ",
    "従業員3人",
    "1",
    "一",
    "、",
    "😀",
    "大阪の",
    "じゃなくて8人",
    "\u0000",
    "ｶﾞ",
    "1〜",
    "億",
    "({[",
    "か",
    "もし",
    "さん",
    "ﷺ",
    "\ud800",
]
ROUNDS, TEXTS, LONGEST = 100, 1500, 300


def timed(run: Callable[[str], Any], text: str, rounds: int = ROUNDS) -> float:
    """Median milliseconds of a call."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        run(text)
        times.append((perf_counter() - start) * 1000)
    return median(times)


def steps(agent: Agent) -> dict[str, Callable[[str], Any]]:
    """The steps of the deterministic reading, each with all that comes before it; and the learned part."""
    return {
        "normalise": normalise,
        "tokens": lambda text: [list(tokens) for tokens in sentences(normalise(text).text)],
        "reduction": lambda text: list(sentence_items(normalise(text).text)),
        "phrases": lambda text: [
            phrases.find(items, phrasebook.statements()) for items in sentence_items(normalise(text).text)
        ],
        "facts in all": lambda text: understand(text, as_of=DAY),
        "intent and topics (learned)": lambda text: asyncio.run(agent.parse_message(text)),
    }


def odd_texts() -> list[str]:
    """Texts of the length of a long message, of pieces that trouble readers and of any characters at all."""
    chance = random.Random(0)
    pieces = ["".join(chance.choices(ODD, k=chance.randint(1, 60)))[:LONGEST] for _ in range(TEXTS // 2)]
    any_sign = ["".join(chr(chance.randrange(0x20, 0x2FFFF)) for _ in range(LONGEST)) for _ in range(TEXTS // 2)]
    return pieces + any_sign


def main() -> None:
    agent = asyncio.run(assistant.load(ensure_model()))
    parts = steps(agent)
    table = {name: median(timed(run, text) for text in TYPICAL) for name, run in parts.items()}
    whole = table["facts in all"] + table["intent and topics (learned)"]
    print(f"| step | ms | share |\n| --- | ---: | ---: |\n| a typical message | {whole:.2f} | 100% |")
    before = 0.0
    for name, taken in table.items():
        own = taken if "learned" in name else taken - before
        before = taken
        print(f"| {'settling' if name == 'facts in all' else name} | {own:.2f} | {own / whole:.0%} |")
    times = sorted(timed(lambda text: understand(text, as_of=DAY), text, rounds=1) for text in odd_texts())
    print(f"\nodd texts: 99 % under {quantiles(times, n=100)[98]:.1f} ms, the worst {times[-1]:.1f} ms of {len(times)}")


if __name__ == "__main__":
    main()
