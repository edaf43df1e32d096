"""A made-up member list: firms drawn from the priors like the owners of bench/simulation.py, half of each column empty.

Beside what a list says of a firm stands all that is true of it, for telling which answers were right.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from actions.rules import Adviser
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
# The only municipality that the priors name has schemes of its own; so many firms of its prefecture are there.
HERE, THERE, SHARE = ("東京都", "大田区"), "ほかの町", 0.05


def members(adviser: Adviser, numbers: range) -> Iterator[tuple[Facts, Facts]]:
    """Firms by number: what the list says, and what is true. Each is the same whatever others are drawn."""
    for number in numbers:
        chance = Random(f"{SEED} {number}")
        truth = _truth(adviser, chance)
        listed = {name: value for name, value in truth.items() if name in COLUMNS and chance.random() >= EMPTY}
        yield listed, truth


def _truth(adviser: Adviser, chance: Random) -> Facts:
    """Every fact that a scheme can turn on; where no prior tells of it, it is as with most firms."""
    facts = {name: _one(adviser, spec, chance) for name, spec in adviser.vocabulary.items() if name != "topics"}
    here = facts["prefecture"] == HERE[0] and chance.random() < SHARE
    facts["municipality"] = HERE[1] if here else THERE
    days = timedelta(days=facts["years_in_business"] * DAYS_A_YEAR)
    facts["established_on"] = (DAY - days).isoformat()
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
