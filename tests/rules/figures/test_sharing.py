from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

SUBSIDY = {"subsidy_share": "2/3", "subsidy_max_yen": 500_000}
ABL = {"limit_yen": 200_000_000, "guarantee_percent": 80}
YEN = st.integers(0, 10**10)


def figures(name: str, facts: dict[str, Any], terms: dict[str, Any]) -> dict[str, Any]:
    return CALCULATORS[name].compute(facts, terms, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("cost", "subsidy", "own"),
    [
        (600_000, 400_000, 200_000),
        (750_000, 500_000, 250_000),  # just at the ceiling
        (900_000, 500_000, 400_000),
        (100_000, 66_666, 33_334),
        (0, 0, 0),
    ],
)
def test_a_subsidy_pays_its_share_up_to_the_ceiling(cost: int, subsidy: int, own: int) -> None:
    found = figures("subsidy_amount", {"investment_yen": cost}, SUBSIDY)
    assert found == {"subsidy_yen": subsidy, "own_share_yen": own}


def test_without_an_investment_there_is_no_subsidy_figure() -> None:
    assert figures("subsidy_amount", {}, SUBSIDY) == {}


@given(YEN, YEN)
def test_subsidy_and_own_share_make_the_cost_and_grow_with_it(cost: int, more: int) -> None:
    found = figures("subsidy_amount", {"investment_yen": cost}, SUBSIDY)
    larger = figures("subsidy_amount", {"investment_yen": cost + more}, SUBSIDY)
    assert found["subsidy_yen"] + found["own_share_yen"] == cost
    assert found["subsidy_yen"] <= larger["subsidy_yen"] <= 500_000


@pytest.mark.parametrize(
    ("share", "ceiling", "full", "own"),
    [
        ("2/3", 2_000_000, 3_000_000, 1_000_000),
        (0.5, 150_000, 300_000, 150_000),
        ("2/3", 100, 150, 50),
        (1, 100, 100, 0),
    ],
)
def test_help_with_a_cost_ends_where_the_share_reaches_the_ceiling(
    share: Any, ceiling: int, full: int, own: int
) -> None:
    found = figures("cost_share", {}, {"cost_share": share, "cost_max_yen": ceiling})
    assert found == {"full_help_cost_yen": full, "own_cost_yen": own}


@given(st.integers(1, 100), st.integers(1, 10**9))
def test_one_yen_less_would_not_reach_the_ceiling(percent: int, ceiling: int) -> None:
    share = Fraction(percent, 100)
    found = figures("cost_share", {}, {"cost_share": str(share), "cost_max_yen": ceiling})
    assert share * (found["full_help_cost_yen"] - 1) < ceiling <= share * found["full_help_cost_yen"]


def test_a_guarantee_of_80_percent_up_to_200_million_allows_a_loan_of_250_million() -> None:
    assert figures("abl_limit", {}, ABL) == {"guaranteed_loan_limit_yen": 250_000_000}


@pytest.mark.parametrize(
    ("wanted", "loan", "guaranteed", "rest"),
    [
        (10_000_001, 10_000_001, 8_000_000, 2_000_001),
        (250_000_000, 250_000_000, 200_000_000, 50_000_000),
        (250_000_001, 250_000_000, 200_000_000, 50_000_000),
    ],
)
def test_the_guarantee_bears_its_share_of_the_loan_wanted(wanted: int, loan: int, guaranteed: int, rest: int) -> None:
    found = figures("abl_limit", {"amount_needed_yen": wanted}, ABL)
    assert (found["planned_loan_yen"], found["guaranteed_yen"], found["unguaranteed_yen"]) == (loan, guaranteed, rest)


@given(YEN)
def test_guaranteed_and_unguaranteed_make_the_loan_and_the_guarantee_keeps_its_limit(wanted: int) -> None:
    found = figures("abl_limit", {"amount_needed_yen": wanted}, ABL)
    assert found["guaranteed_yen"] + found["unguaranteed_yen"] == found["planned_loan_yen"] <= wanted
    assert found["guaranteed_yen"] <= 200_000_000


def test_two_million_of_six_million_are_a_third() -> None:
    facts = {"own_funds_yen": 2_000_000, "startup_cost_total_yen": 6_000_000}
    assert figures("own_funds_share", facts, {"own_funds_share_min": 0.1}) == {
        "own_funds_percent": 33.3,
        "to_be_financed_yen": 4_000_000,
        "own_funds_needed_yen": 600_000,
        "own_funds_short_yen": 0,
    }


def test_just_short_of_a_tenth_is_not_rounded_up_to_it() -> None:
    facts = {"own_funds_yen": 599_999, "startup_cost_total_yen": 6_000_000}
    found = figures("own_funds_share", facts, {"own_funds_share_min": "1/10"})
    assert (found["own_funds_percent"], found["own_funds_short_yen"]) == (9.9, 1)


def test_the_need_can_be_told_before_the_own_funds_are_known() -> None:
    found = figures("own_funds_share", {"startup_cost_total_yen": 6_000_001}, {"own_funds_share_min": 0.1})
    assert found == {"own_funds_needed_yen": 600_001}


def test_where_no_share_is_demanded_none_is_told() -> None:
    facts = {"own_funds_yen": 2_000_000, "startup_cost_total_yen": 6_000_000}
    assert figures("own_funds_share", facts, {}) == {"own_funds_percent": 33.3, "to_be_financed_yen": 4_000_000}


@pytest.mark.parametrize("facts", [{}, {"own_funds_yen": 2_000_000}, {"startup_cost_total_yen": 0}])
def test_without_the_cost_of_starting_up_there_is_no_figure(facts: dict[str, int]) -> None:
    assert figures("own_funds_share", facts, {"own_funds_share_min": 0.1}) == {}


@given(YEN, st.integers(1, 10**10))
def test_what_is_short_fills_own_funds_up_to_the_need(own: int, total: int) -> None:
    facts = {"own_funds_yen": own, "startup_cost_total_yen": total}
    found = figures("own_funds_share", facts, {"own_funds_share_min": 0.1})
    assert own + found["own_funds_short_yen"] == max(own, found["own_funds_needed_yen"])
    assert found["own_funds_needed_yen"] * 10 >= total > (found["own_funds_needed_yen"] - 1) * 10


@pytest.mark.parametrize(
    ("cost", "loan", "special"),
    [(100_000_000, 80_000_000, 90_000_000), (9, 7, 8), (0, 0, 0)],  # of 9 yen: 7.2 and 8.1
)
def test_a_loan_for_a_share_of_the_cost_leaves_the_rest_to_the_firms(cost: int, loan: int, special: int) -> None:
    terms = {"loan_share": 0.8, "loan_share_special": 0.9}
    assert figures("kodoka_loan", {"investment_yen": cost}, terms) == {
        "loan_by_share_yen": loan,
        "own_part_yen": cost - loan,
        "loan_by_special_share_yen": special,
        "own_part_special_yen": cost - special,
    }


def test_without_a_cost_there_is_no_loan_for_a_share_of_it() -> None:
    assert figures("kodoka_loan", {}, {"loan_share": 0.8, "loan_share_special": 0.9}) == {}
