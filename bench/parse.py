"""How long the understanding of a message takes, and what it spends the time on: `python bench/parse.py`.

Milliseconds for orientation, and each part as a share of the whole, which can be compared between machines; then how
long texts take that nobody means, which must stay under 50 ms. `--write` puts it into docs/understanding.md.
Whatever imports Rasa is imported where it is used, after `quiet`: what Rasa tells a log takes longer than what it does.
"""

from __future__ import annotations

import asyncio
import random
from argparse import ArgumentParser
from collections.abc import Awaitable, Callable
from datetime import date
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

from measures.tables import UNDERSTANDING, dated, table, write

from madoguchi.quiet import quiet
from madoguchi.train import ensure_model
from nlu import ready, understand
from nlu.analysis import analyse
from nlu.normalise import normalise
from nlu.reduction import sentence_items
from nlu.tokens import sentences

if TYPE_CHECKING:
    from rasa.core.agent import Agent

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
Timed = Callable[[str], Awaitable[Any]]


async def timed(run: Timed, text: str, rounds: int = ROUNDS) -> float:
    """Median milliseconds of a call with a text that nobody has read yet."""
    times = []
    for _ in range(rounds):
        analyse.cache_clear()
        start = perf_counter()
        await run(text)
        times.append((perf_counter() - start) * 1000)
    return median(times)


async def typical(run: Timed) -> float:
    """Median milliseconds over the typical messages."""
    return median([await timed(run, text) for text in TYPICAL])


def at_once(run: Callable[[str], Any]) -> Timed:
    async def call(text: str) -> None:
        run(text)

    return call


READING = {
    "signs made alike": normalise,
    "Sudachi": lambda text: [list(tokens) for tokens in sentences(normalise(text).text)],
    "reduction": lambda text: list(sentence_items(normalise(text).text)),
    "phrases": analyse,
    "places, trades, settling": lambda text: understand(text, as_of=DAY),
}
"""The steps of the reading of facts, each with all that comes before it."""


async def reading() -> dict[str, float]:
    """What each step of the reading of facts takes by itself."""
    rows, before = {}, 0.0
    for name, step in READING.items():
        until = await typical(at_once(step))
        rows[f"facts: {name}"], before = until - before, until
    return rows


def components(agent: Agent) -> list[Any]:
    """The components of the pipeline, as the agent runs them one after another."""
    nodes = agent.processor.graph_runner._instantiated_nodes  # Rasa has no door to them
    return [node._component for node in nodes.values() if node._fn_name == "process"]


def learned(agent: Agent) -> dict[str, float]:
    """What each component of the pipeline takes by itself, beside the analysis that it shares with the reader of facts."""
    from measures.pipeline import heard

    _, times = heard(components(agent), TYPICAL * ROUNDS)
    return {f"learned: {name}": ms for name, ms in times.items()}


async def breakdown(agent: Agent) -> str:
    """A typical message as /api/parse understands it, part by part."""
    from madoguchi import assistant

    whole = await typical(lambda text: assistant.understanding(agent, text, None, DAY))
    parts = {**await reading(), **learned(agent)}
    parts["Rasa's own way around them, and the answer"] = whole - sum(parts.values())
    rows = [("a typical message", whole, "100%"), *((name, ms, f"{ms / whole:.0%}") for name, ms in parts.items())]
    return table("part | ms | share", rows)


def odd_texts() -> list[str]:
    """Texts of the length of a long message, of pieces that trouble readers and of any characters at all."""
    chance = random.Random(0)
    pieces = ["".join(chance.choices(ODD, k=chance.randint(1, 60)))[:LONGEST] for _ in range(TEXTS // 2)]
    any_sign = ["".join(chr(chance.randrange(0x20, 0x2FFFF)) for _ in range(LONGEST)) for _ in range(TEXTS // 2)]
    return pieces + any_sign


async def report() -> str:
    """All that is measured, in Markdown."""
    from madoguchi import assistant

    agent = await assistant.load(ensure_model())
    parts = await breakdown(agent)
    read = at_once(lambda text: understand(text, as_of=DAY))
    ready.make()  # as a server does when it starts
    times = sorted([await timed(read, text, rounds=1) for text in odd_texts()])
    odd = table("odd texts | 99 % within (ms) | the worst (ms)", [(len(times), quantiles(times, n=100)[98], times[-1])])
    return f"{parts}\n\n{odd}"


def main() -> None:
    parser = ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--write", action="store_true", help="put the tables into docs/understanding.md")
    wanted = parser.parse_args()
    quiet()
    text = dated(asyncio.run(report()))
    print(text)
    if wanted.write:
        write(UNDERSTANDING, "time", text)


if __name__ == "__main__":
    main()
