"""How many questions the interview needs: `python bench/interview.py [--firms 2000] [--others 200] [--write]`.

Owners are drawn by bench/simulation.py. After every answer the first three recommendations are compared with those
under full facts. With `--write` the table and the plot go into docs/interview.md and docs/images/interview.svg.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from actions.rules import Adviser, Verdict, default_adviser
from actions.rules.advise import Standing
from actions.rules.facts import Facts
from bench.simulation import DAY, UNKNOWN, Owner, owners

FIRST = 3
SEED = 7
PATIENCE = 25
DOCS = Path(__file__).resolve().parents[1] / "docs"
OWNERS_AT_ONCE = 10

# The usual order of a form: the fields of 企業概要書, which JFC asks of firms that apply for the first time: head,
# history and owner's career, employees, related companies, loans, trade, customers, after the wish itself
# (https://kigyo-startbook.com/122-how-to-write-a-company-profile, looked at on 2026-11-28).
FORM = (
    *("topics", "amount_needed_yen", "funding_purpose", "prefecture", "municipality", "legal_form", "capital_yen"),
    *("years_in_business", "representative_age", "employees_regular", "owned_by_large_company", "parent_capital_yen"),
    *("debt_repayment", "guarantee_balance_yen", "industry", "annual_sales_yen", "sales_change_pct", "profit_trend"),
    "customer_dependence_pct",
)

Strategy = Callable[[Adviser, Owner, Facts, Collection[str]], str | None]


@dataclass(frozen=True)
class Course:
    """One conversation: after how many questions the first three were right (inf: never), and how many were asked.

    `reached` as a set for the first time, `kept` from then on to the end, `ordered` in their order as well, `fair` as a
    set compared with what all that the owner can tell would give.
    """

    reached: float
    kept: float
    ordered: float
    fair: float
    asked: int


def ours(adviser: Adviser, owner: Owner, facts: Facts, skip: Collection[str]) -> str | None:
    """The interview."""
    return next(adviser.asking(facts, as_of=DAY, skip=skip), None)


def form(adviser: Adviser, owner: Owner, facts: Facts, skip: Collection[str]) -> str | None:
    """The fields of a form in its order, then all others in that of the vocabulary."""
    order = (*FORM, *(name for name, spec in adviser.vocabulary.items() if spec.question))
    return next((name for name in order if name not in facts and name not in skip), None)


def at_random(adviser: Adviser, owner: Owner, facts: Facts, skip: Collection[str]) -> str | None:
    """Any fact that some suggestion still lacks."""
    found = sorted(_lacking(adviser, facts, skip))
    return Random(f"{owner.truth} {len(facts)} {len(skip)}").choice(found) if found else None


def clairvoyant(adviser: Adviser, owner: Owner, facts: Facts, skip: Collection[str]) -> str | None:
    """The greedy optimum of one who knows the answers: the fact that brings the first three closest to the truth."""
    goal = {s.id for s in adviser.first(owner.known, as_of=DAY, most=FIRST)}

    def closeness(name: str) -> tuple[int, float]:
        value = owner.answer(name)
        then = facts if value is None else {**facts, name: value}
        ranked = adviser.first(then, as_of=DAY, most=10)
        hits = sum(s.id in goal for s in ranked[:FIRST])
        return hits, sum(s.score * (1 if s.id in goal else -1) for s in ranked)

    return max(sorted(_lacking(adviser, facts, skip)), key=closeness, default=None)


STRATEGIES: dict[str, Strategy] = {
    "Madoguchi": ours,
    "form": form,
    "random": at_random,
    "clairvoyant": clairvoyant,
}


def _lacking(adviser: Adviser, facts: Facts, skip: Collection[str]) -> set[str]:
    if not facts.get("topics") and "topics" not in skip:
        return {"topics"}
    return set(adviser.open_questions(facts, as_of=DAY, skip=skip))


def converse(adviser: Adviser, owner: Owner, strategy: Strategy) -> Course:
    """Talk to one owner to the end."""
    goal, fair_goal = _first(adviser, owner.truth), _first(adviser, owner.known)
    facts: dict[str, Any] = dict(owner.opening)
    skip: set[str] = set()
    seen: list[list[Standing]] = [_first(adviser, facts)]
    while len(seen) <= PATIENCE and (fact := strategy(adviser, owner, facts, skip)) is not None:
        value = owner.answer(fact)
        if value is None:
            skip.add(fact)
        else:
            facts[fact] = value
        seen.append(_first(adviser, facts))
        if strategy is clairvoyant and _same(seen[-1], fair_goal):
            break  # nothing more is to be learnt of it, and each step takes long
    right = [_same(now, goal) for now in seen]
    return Course(
        reached=_when(right),
        kept=_from_when(right),
        ordered=_when([_order(now) == _order(goal) for now in seen]),
        fair=_when([_same(now, fair_goal) for now in seen]),
        asked=len(seen) - 1,
    )


def _first(adviser: Adviser, facts: Facts) -> list[Standing]:
    return adviser.first(facts, as_of=DAY, most=FIRST)


def _order(ranked: Sequence[Standing]) -> list[str]:
    return [standing.id for standing in ranked]


def _same(now: Sequence[Standing], goal: Sequence[Standing]) -> bool:
    """The same schemes, and no verdict contradicted: what was open may be decided, what was decided stays."""
    verdicts = {standing.id: standing.verdict for standing in goal}
    return set(_order(now)) == set(verdicts) and all(
        standing.verdict in (Verdict.UNKNOWN, verdicts[standing.id]) for standing in now
    )


def _when(right: Sequence[bool]) -> float:
    return right.index(True) if True in right else inf


def _from_when(right: Sequence[bool]) -> float:
    if not right[-1]:
        return inf
    return max((place + 1 for place, ok in enumerate(right) if not ok), default=0)


def _talk(numbers: range, names: Sequence[str]) -> dict[str, list[Course]]:
    adviser = default_adviser()
    drawn = list(owners(adviser, SEED, numbers))
    return {name: [converse(adviser, owner, STRATEGIES[name]) for owner in drawn] for name in names}


def measure(firms: int, names: Sequence[str], processes: int) -> dict[str, list[Course]]:
    """The courses of all conversations, by strategy."""
    parts = [range(start, min(start + OWNERS_AT_ONCE, firms)) for start in range(0, firms, OWNERS_AT_ONCE)]
    courses: dict[str, list[Course]] = {name: [] for name in names}
    with get_context("spawn").Pool(processes) as pool:
        for part in pool.imap(partial(_talk, names=names), parts):
            for name, found in part.items():
                courses[name] += found
    return courses


def quantile(numbers: Sequence[float], share: float) -> float:
    """The least number that so large a share of all does not exceed; never counts as infinite."""
    ordered = sorted(numbers)
    return ordered[max(0, -(-len(ordered) * round(share * 1000) // 1000) - 1)]


MEASURES = {
    "fair": "the same three schemes as under all that the owner can tell",
    "reached": "the same three schemes as under full facts",
    "kept": "the same three as under full facts, and so to the end",
    "ordered": "the same three as under full facts, in the same order",
    "asked": "questions until the interview ends by itself",
}
TABLE = ("<!-- measured: begin -->", "<!-- measured: end -->")


def summary(courses: Sequence[Course], measure: str) -> list[str]:
    """Median, 95th percentile, mean of those that get there, share that never does."""
    numbers = [getattr(course, measure) for course in courses]
    there = [number for number in numbers if number < inf]
    shown = ["never" if q == inf else f"{q:.0f}" for q in (quantile(numbers, 0.5), quantile(numbers, 0.95))]
    return [*shown, f"{sum(there) / len(there):.1f}", f"{1 - len(there) / len(numbers):.1%}"]


def table(courses: Mapping[str, Sequence[Course]]) -> str:
    """All measures of all strategies as a Markdown table."""
    lines = [f"Simulated owners, {UNKNOWN:.0%} of the answers わからない, as of {DAY}.\n"]
    lines += [
        "| questions until … | strategy | owners | median | 95th percentile | mean | never |",
        "| --- | --- " + "| ---: " * 5 + "|",
    ]
    for measure, words in MEASURES.items():
        for name, found in courses.items():
            # Whoever knows the goal stops there; only our own interview ends by itself.
            if measure == "fair" or (name != "clairvoyant" and measure != "asked") or name == "Madoguchi":
                lines.append(f"| {words} | {name} | {len(found)} | {' | '.join(summary(found, measure))} |")
    return "\n".join(lines)


def plot(courses: Mapping[str, Sequence[Course]], path: Path) -> None:
    """The share of owners whose first three are right after so many questions."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "interview"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 4.5))
    questions = range(21)
    for name, found in courses.items():
        shares = [sum(course.fair <= n for course in found) / len(found) for n in questions]
        axes.step(questions, shares, where="post", label=name)
    axes.set(xlabel="questions asked", ylabel="share of owners", ylim=(0, 1), xlim=(0, 20), xticks=range(0, 21, 2))
    axes.set_title("First three suggestions as under all that the owner can tell")
    axes.grid(alpha=0.3)
    axes.legend(loc="lower right")
    path.parent.mkdir(exist_ok=True)
    figure.savefig(path, bbox_inches="tight", metadata={"Date": None})


def write(courses: Mapping[str, Sequence[Course]]) -> None:
    """Put the table and the plot into the documentation."""
    page = DOCS / "interview.md"
    before, _, rest = page.read_text(encoding="utf-8").partition(TABLE[0])
    _, _, after = rest.partition(TABLE[1])
    page.write_text(f"{before}{TABLE[0]}\n{table(courses)}\n{TABLE[1]}{after}", encoding="utf-8")
    plot(courses, DOCS / "images" / "interview.svg")


def main() -> None:
    """Measure and print; with --write also into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--firms", type=int, default=2000)
    parser.add_argument("--others", type=int, default=200, help="owners for all strategies but the first")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--strategies", nargs="*", default=list(STRATEGIES), choices=list(STRATEGIES))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    courses = measure(args.firms, args.strategies[:1], args.processes)
    courses |= measure(min(args.firms, args.others), args.strategies[1:], args.processes)
    print(table(courses))
    if args.write:
        write(courses)


if __name__ == "__main__":
    main()
