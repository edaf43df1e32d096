"""How long an advice takes, and what it spends the time on: `python bench/advice.py`.

Prints milliseconds for orientation and, what can be compared between machines, each step as a share of the whole.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from actions.rules import CATALOGUE, Adviser
from actions.rules.facts import Facts
from actions.rules.judge import Judge
from actions.rules.model import Scheme, Version
from actions.rules.relevance import relevance, topics_of

FIRMS = Path(__file__).parent / "firms.json"
DAY = date(2026, 11, 25)
ROUNDS = 50


def timed(run: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """Median milliseconds of a call."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        run()
        times.append((perf_counter() - start) * 1000)
    return median(times)


def weigh(judge: Judge, schemes: list[Scheme], topics: tuple[str, ...], facts: Facts) -> None:
    """How much to the point each scheme is."""
    for scheme in schemes:
        relevance(judge, scheme, topics, facts, DAY)


def decide(judge: Judge, versions: list[Version], facts: Facts) -> None:
    """The verdict on each version."""
    for version in versions:
        judge.judge(version, facts, DAY)


def main() -> None:
    load = timed(lambda: Adviser.load(CATALOGUE), rounds=3)
    adviser = Adviser.load(CATALOGUE)
    judge = Judge(adviser.catalogue)
    schemes = adviser.catalogue.schemes.values()
    print(f"catalogue: {len(schemes)} schemes, {len(adviser.catalogue.offices)} offices, loaded in {load:.0f} ms\n")
    print("| firm | facts | advice (ms) | relevance | verdicts | rest (reasons, offices, next question) |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for name, raw in json.loads(FIRMS.read_text(encoding="utf-8")).items():
        facts = judge.derive(adviser.vocabulary.validate(raw), DAY)
        topics = topics_of(judge, facts, DAY)
        current = [(s, v) for s in schemes if (v := s.version_on(DAY))]
        fits = [(s, v) for s, v in current if relevance(judge, s, topics, facts, DAY)]
        whole = timed(partial(adviser.advise, facts, as_of=DAY))
        fitting = timed(partial(weigh, judge, [s for s, _ in current], topics, facts))
        judging = timed(partial(decide, judge, [v for _, v in fits], facts))
        rest = max(whole - fitting - judging, 0)
        shares = " | ".join(f"{part / whole:.0%}" for part in (fitting, judging, rest))
        print(f"| {name} | {len(raw)} | {whole:.1f} | {shares} |")


if __name__ == "__main__":
    main()
