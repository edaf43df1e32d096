from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

TERMS = {"limit_yen": 280_000_000, "cooperative_limit_yen": 480_000_000}
YEN = st.integers(0, 10**9)


def figures(name: str, facts: dict[str, Any], terms: dict[str, Any] = TERMS) -> dict[str, Any]:
    return CALCULATORS[name].compute(facts, terms, date(2026, 11, 25))


@pytest.mark.parametrize(
    ("balance", "left"), [(0, 280_000_000), (30_000_000, 250_000_000), (280_000_000, 0), (280_000_001, 0)]
)
def test_the_balance_counts_against_the_limit(balance: int, left: int) -> None:
    assert figures("remaining_guarantee", {"guarantee_balance_yen": balance}) == {"guarantee_left_yen": left}


def test_a_cooperative_has_its_own_limit_where_the_version_gives_one() -> None:
    facts = {"guarantee_balance_yen": 30_000_000, "legal_form": "cooperative"}
    assert figures("remaining_guarantee", facts)["guarantee_left_yen"] == 450_000_000
    assert figures("remaining_guarantee", facts, {"limit_yen": 280_000_000})["guarantee_left_yen"] == 250_000_000


def test_a_separate_frame_is_left_between_all_of_the_balance_in_it_and_none() -> None:
    assert figures("separate_frame", {"guarantee_balance_yen": 30_000_000}) == {
        "separate_frame_left_from_yen": 250_000_000,
        "separate_frame_left_to_yen": 280_000_000,
    }


@pytest.mark.parametrize("name", ["remaining_guarantee", "separate_frame"])
def test_without_the_balance_nothing_is_said(name: str) -> None:
    assert figures(name, {"legal_form": "cooperative"}) == {}


@given(YEN, YEN)
def test_what_is_left_plus_the_balance_is_the_limit_or_the_balance_beyond_it(limit: int, balance: int) -> None:
    found = figures("remaining_guarantee", {"guarantee_balance_yen": balance}, {"limit_yen": limit})
    assert found["guarantee_left_yen"] + balance == max(limit, balance)
