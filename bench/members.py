"""A made-up member list: firms drawn like the owners of bench/simulation.py, of which half of each column is empty.

Beside what a list says of a firm stands all that is true of it, for telling which answers were right.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from actions.rules import Adviser
from actions.rules.facts import Facts, FactSpec
from bench.simulation import DAY, owners

SEED = 8
EMPTY = 0.5
# What centres keep of their members, as far as a scheme could turn on it.
COLUMNS = (
    *("prefecture", "municipality", "legal_form", "industry", "capital_yen", "employees_regular", "established_on"),
    *("years_in_business", "annual_sales_yen", "representative_age", "representative_gender", "sales_change_pct"),
    *("profit_trend", "chamber_member", "taxes_paid", "guidance_months", "years_in_district", "small_mutual_member"),
    *("safety_mutual_months", "retirement_mutual_member", "blue_return", "in_shopping_street", "employment_insurance"),
    *("succession_state", "overseas_stage"),
)
# The only municipality that the priors name has schemes of its own; so many firms of its prefecture are there.
HERE, THERE, SHARE = ("東京都", "大田区"), "ほかの町", 0.05


def members(adviser: Adviser, numbers: range) -> Iterator[tuple[Facts, Facts]]:
    """Firms by number: what the list says, and what is true. Each is the same whatever others are drawn."""
    for number, owner in zip(numbers, owners(adviser, SEED, numbers), strict=True):
        chance = Random(f"{SEED} {number} list")
        truth = completed(adviser, owner.truth, chance)
        listed = {name: value for name, value in truth.items() if name in COLUMNS and chance.random() >= EMPTY}
        yield listed, truth


def completed(adviser: Adviser, facts: Facts, chance: Random) -> dict[str, Any]:
    """Every fact that a scheme can turn on; what nobody would ask of the firm is as with most firms."""
    known = {name: value for name, value in facts.items() if name not in ("topics", "municipality")}
    here = known.get("prefecture") == HERE[0] and chance.random() < SHARE
    known["municipality"] = HERE[1] if here else THERE
    others = {name: _usual(spec) for name, spec in adviser.vocabulary.items() if name not in known}
    known |= {name: value for name, value in others.items() if value is not None}
    return dict(adviser.derived(known, as_of=DAY))


def _usual(spec: FactSpec) -> Any:
    """No to what is asked, nothing of what is counted."""
    match spec.type:
        case "bool":
            return False
        case "int" | "float":
            return spec.min or 0
        case "enum":
            return "none" if "none" in (spec.values or ()) else list(spec.values or ())[-1]
        case "set" if spec.name != "topics":
            return []
        case _:
            return None
