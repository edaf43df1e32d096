"""From a line of a call to its new view: `python bench/assist.py`.

Scripted calls are told line by line in this process, as the door tells them: masked, understood, taken in, advised on, and
written as JSON. Milliseconds for orientation, the parts as shares of the whole, which can be compared between machines.
Ends with 1 when the median is over the budget; `--write` puts the table into docs/assist-api.md.
"""

from __future__ import annotations

import asyncio
import sys
from argparse import ArgumentParser
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

from measures.tables import table, write

from madoguchi.quiet import quiet
from madoguchi.train import ensure_model
from nlu import ready

DOCUMENT = Path(__file__).resolve().parent.parent / "docs" / "assist-api.md"
DAY = date(2026, 11, 25)
BUDGET = 150  # milliseconds, at the median
ROUNDS = 3
CALLS = (
    (
        "もしもし、あの、資金繰りのことでちょっとご相談したいんですけど",
        "大阪の堺で、えー、金属の加工をやってます",
        "従業員は、そうですね、20人くらいです",
        "売上がですね、去年の今ごろより3割ほど落ちまして",
        "あ、すみません、従業員は18人でした、パートの人を入れてました",
        "資本金は1000万円です",
        "返済は、今のところなんとか遅れずに払ってます",
        "税金は払い終わってます",
    ),
    (
        "来年お店を始めたくて電話しました",
        "福岡市でカフェをやろうと思ってます",
        "開業には800万円くらいかかりそうです",
        "自己資金は200万です",
        "担保とか保証人は、ないです",
        "人はまず2人雇うつもりです",
    ),
    (
        "後継ぎのことで悩んでいまして",
        "長野の旅館です、私もう71なんです",
        "息子は東京におりまして、継ぐ気はないと",
        "従業員は9人、年商は1億2千万くらいですかね",
        "借入は残ってます、個人の保証もついてます",
        "できればどなたかに譲って、続けてもらえたらと思ってます",
    ),
)


async def measure() -> dict[str, list[float]]:
    """Milliseconds of every line: the whole, and each part."""
    from channels.assist import lines as taking
    from channels.assist.calls import Calls
    from channels.service import Service
    from madoguchi import assistant
    from madoguchi.adviser import sound_adviser

    agent, adviser = await assistant.load(ensure_model()), sound_adviser()
    spent: dict[str, list[float]] = {"all": [], "learned": [], "taken in": [], "view": [], "JSON": []}

    async def learn(text: str) -> dict[str, Any]:
        begun = perf_counter()
        learned = await assistant.learned(agent, text)
        spent["learned"].append(_since(begun))
        return learned

    understand = partial(assistant.understanding, agent)
    service = Service(adviser, understand, learn, lambda: True, "bench")
    # What the server loads before it lets anyone in.
    await understand(CALLS[0][0], None, DAY)
    ready.make()
    for told in range(ROUNDS + 1):
        for call in CALLS:
            live = Calls(adviser).begin(DAY.isoformat())
            live.show()
            for text in call:
                begun = perf_counter()
                await taking.take(live, taking.Given(None, "caller", text, final=True), service)
                taken = perf_counter()
                view = live.show()
                shown = perf_counter()
                view.model_dump_json(by_alias=True)
                spent["all"].append(_since(begun))
                spent["taken in"].append((taken - begun) * 1000 - spent["learned"][-1])
                spent["view"].append((shown - taken) * 1000)
                spent["JSON"].append(_since(shown))
        if told == 0:
            # The first round fills what is kept between lines, as the first calls of a morning do.
            first = list(spent["all"])
            for times in spent.values():
                times.clear()
    return spent | {"first": first}


def _since(begun: float) -> float:
    return (perf_counter() - begun) * 1000


def report(spent: dict[str, list[float]]) -> str:
    """The table."""
    whole = median(spent["all"])
    rows: list[tuple[Any, ...]] = [
        ("the first time a call is of this kind", f"{median(spent['first']):.0f}", f"{_late(spent['first']):.0f}", ""),
        ("**a line, from words to JSON**", f"**{whole:.0f}**", f"{_late(spent['all']):.0f}", "100 %"),
    ]
    names = {
        "learned": "intent and topics, by the learned model",
        "taken in": "facts read and taken in, what is asked",
        "view": "advice, three questions, flags",
        "JSON": "as JSON",
    }
    for part, name in names.items():
        share = sum(spent[part]) / sum(spent["all"])
        rows.append((name, f"{median(spent[part]):.1f}", f"{_late(spent[part]):.1f}", f"{share:.0%}"))
    return table("part | median, ms | 95th percentile, ms | share", rows)


def _late(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def main() -> int:
    options = ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true", help="put the table into docs/assist-api.md")
    writing = options.parse_args().write
    quiet()
    spent = asyncio.run(measure())
    text = report(spent)
    print(text)
    if writing:
        write(DOCUMENT, "lines", text)
    return int(median(spent["all"]) > BUDGET)


if __name__ == "__main__":
    sys.exit(main())
