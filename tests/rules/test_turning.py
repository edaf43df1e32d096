"""Near which limits a figure that is only about right would turn a verdict, compared with trying every number."""

from __future__ import annotations

from datetime import date
from math import floor

from hypothesis import given, settings
from hypothesis import strategies as st

from actions.rules import default_adviser
from actions.rules.answers import around
from actions.rules.facts import Facts

ADVISER = default_adviser()
DAY = date(2026, 11, 25)
INDUSTRIES = ("restaurant", "manufacturing", "retail")


def _tried(scheme: str, facts: Facts, name: str) -> set[float]:
    """The whole numbers in the span at which the verdict is another than one below."""
    low, high = around(facts[name])
    numbers = range(floor(low), floor(high) + 1)
    verdicts = {n: ADVISER.judge(scheme, {**facts, name: n}, as_of=DAY).verdict for n in numbers}
    return {n for n in numbers[1:] if verdicts[n] != verdicts[n - 1]}


@settings(max_examples=20)
@given(employees=st.integers(4, 40), industry=st.sampled_from(INDUSTRIES), guided=st.booleans())
def test_the_limits_are_those_that_trying_every_number_finds(employees: int, industry: str, guided: bool) -> None:
    facts = {"industry": industry, "employees_regular": employees, "topics": ["funding"], "prefecture": "大阪府"}
    facts |= {"guidance_months": 6} if guided else {}
    schemes = [r.id for r in ADVISER.advise(facts, as_of=DAY).recommendations][:5]
    found = ADVISER.turning(facts, ["employees_regular"], schemes, as_of=DAY).get("employees_regular", {})
    for scheme in schemes:
        assert {limit for limit, turned in found.items() if scheme in turned} == _tried(
            scheme, facts, "employees_regular"
        )


def test_a_ratio_turns_at_its_share_of_the_other_amount() -> None:
    facts = {"own_funds_yen": 1_050_000, "startup_cost_total_yen": 10_000_000, "legal_form": "pre_startup"}
    schemes = [scheme.id for scheme in ADVISER.catalogue.schemes.values() if scheme.version_on(DAY)]
    found = ADVISER.turning(facts, ["own_funds_yen"], schemes, as_of=DAY)["own_funds_yen"]
    assert found
    for limit, turned in found.items():
        for scheme in turned:
            near = [{**facts, "own_funds_yen": int(limit) + step} for step in (-1, 1)]
            assert len({ADVISER.judge(scheme, each, as_of=DAY).verdict for each in near}) == 2


def test_exact_figures_and_words_turn_nothing() -> None:
    facts = {"industry": "restaurant", "employees_regular": 5, "topics": ["funding"]}
    schemes = [r.id for r in ADVISER.advise(facts, as_of=DAY).recommendations]
    assert ADVISER.turning(facts, [], schemes, as_of=DAY) == {}
    assert ADVISER.turning(facts, ["industry"], schemes, as_of=DAY) == {}
