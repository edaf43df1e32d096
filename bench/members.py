"""A made-up member list: firms drawn from the priors like the owners of bench/simulation.py, half of each column empty.

Beside what a list says of a firm stands all that is true of it, for telling which answers were right.
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any

from actions.rules import Adviser, default_adviser
from actions.rules.facts import Facts, FactSpec
from bench.simulation import DAY, NOT_ABOVE, drawn

SEED = 8
EMPTY = 0.5
# What centres keep of their members, as far as a scheme could turn on it.
COLUMNS = (
    *("prefecture", "municipality", "legal_form", "industry", "capital_yen", "employees_regular", "established_on"),
    *("annual_sales_yen", "representative_age", "representative_gender", "sales_change_pct"),
    *("profit_trend", "chamber_member", "taxes_paid", "guidance_months", "years_in_district", "small_mutual_member"),
    *("safety_mutual_months", "retirement_mutual_member", "blue_return", "in_shopping_street", "employment_insurance"),
    *("succession_state", "overseas_stage"),
)
DAYS_A_YEAR = 365.25
AT_ONCE = 1000
YES_NO = {True: "はい", False: "いいえ"}
# The only municipality that the priors name has schemes of its own; so many firms of its prefecture are there,
# and of the others the list does not say where they are.
HERE, THERE, SHARE = ("東京都", "大田区"), "ほかの町", 0.05


def members(adviser: Adviser, numbers: range) -> Iterator[tuple[Facts, Facts]]:
    """Firms by number: what the list says, and what is true. Each is the same whatever others are drawn."""
    for number in numbers:
        chance = Random(f"{SEED} {number}")
        truth = _truth(adviser, chance)
        told = (name for name in COLUMNS if name in truth and truth[name] != THERE)
        listed = {name: truth[name] for name in told if chance.random() >= EMPTY}
        yield listed, truth


def _truth(adviser: Adviser, chance: Random) -> Facts:
    """Every fact that a scheme can turn on; where no prior tells of it, it is as with most firms."""
    facts = {name: _one(adviser, spec, chance) for name, spec in adviser.vocabulary.items() if name != "topics"}
    here = facts["prefecture"] == HERE[0] and chance.random() < SHARE
    facts["municipality"] = HERE[1] if here else THERE
    if facts["legal_form"] == "pre_startup":
        facts["years_in_business"] = 0.0
    else:
        facts["established_on"] = (DAY - timedelta(days=facts["years_in_business"] * DAYS_A_YEAR)).isoformat()
    known = {name: value for name, value in facts.items() if value is not None}
    known |= {name: min(known[name], int(known[limit])) for name, limit in NOT_ABOVE.items()}
    return dict(adviser.derived(known, as_of=DAY))


def _one(adviser: Adviser, spec: FactSpec, chance: Random) -> Any:
    value = drawn(adviser.catalogue.priors, spec, (), chance)
    return _usual(spec) if value is None else value


def _usual(spec: FactSpec) -> Any:
    """No to what is asked, nothing of what is counted."""
    match spec.type:
        case "bool":
            return False
        case "int" | "float":
            return spec.min or 0
        case "enum":
            return "none" if "none" in (spec.values or ()) else list(spec.values or ())[-1]
        case "set":
            return []
        case _:
            return None


def draw(numbers: range) -> list[tuple[Facts, Facts]]:
    """Some members; each process has its own adviser."""
    return list(members(default_adviser(), numbers))


def all_members(count: int) -> Iterator[tuple[Facts, Facts]]:
    """All members, drawn by two processes."""
    parts = [range(first, min(first + AT_ONCE, count)) for first in range(0, count, AT_ONCE)]
    with get_context("spawn").Pool(2) as pool:
        for part in pool.imap(draw, parts):
            yield from part


def write_list(folder: Path, count: int) -> tuple[Path, Path]:
    """The list as a centre would send it, and beside it what it says and what is true, as JSON; drawn once a folder."""
    listed_to, known_to = folder / f"members-{count}.csv", folder / f"members-{count}.jsonl"
    if known_to.exists():
        return listed_to, known_to
    specs = default_adviser().vocabulary
    with listed_to.open("w", encoding="utf-8-sig", newline="") as rows, known_to.open("w", encoding="utf-8") as known:
        table = csv.writer(rows)
        table.writerow(["会員番号", *COLUMNS])
        for number, (listed, truth) in enumerate(all_members(count), start=1):
            cells = (_cell(specs[name].values, listed.get(name)) for name in COLUMNS)
            table.writerow([number, *cells])
            known.write(json.dumps([listed, truth], ensure_ascii=False) + "\n")
    return listed_to, known_to


def _cell(names: Any, value: Any) -> Any:
    if value is None:
        return ""
    return YES_NO[value] if isinstance(value, bool) else (names or {}).get(value, value)


def options(about: str | None) -> argparse.Namespace:
    """What a measurement over the list is told."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--firms", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the list there, and use it again")
    parser.add_argument("--write", action="store_true")
    return parser.parse_args()


def batches(known: Path, size: int) -> Iterator[list[tuple[Facts, Facts]]]:
    """The members again, what the list says and what is true."""
    with known.open(encoding="utf-8") as lines:
        firms = map(_both, lines)
        while part := list(islice(firms, size)):
            yield part


def _both(line: str) -> tuple[Facts, Facts]:
    listed, truth = json.loads(line)
    return listed, truth
