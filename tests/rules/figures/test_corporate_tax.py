from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

PLAIN = {"reduced_rate_percent": 15, "reduced_income_max_yen": 8_000_000, "corporate_rate_percent": 23.2}
HIGH = {"high_income_above_yen": 1_000_000_000, "reduced_rate_high_income_percent": 17}
AVERAGE = {"average_income_limit_yen": 1_500_000_000, "reduced_rate_statutory_percent": 19}
SURTAX = {"surtax_from": date(2026, 4, 1), "surtax_percent": 4, "surtax_deduction_yen": 5_000_000}
TODAY = PLAIN | HIGH | SURTAX
DAY = date(2026, 11, 25)
INCOME = st.integers(-(10**9), 10**11)


def tax(income: int, terms: dict[str, Any] = TODAY, day: date = DAY, **facts: int) -> dict[str, Any]:
    return CALCULATORS["corporate_tax"].compute({"taxable_income_yen": income, **facts}, terms, day)


@pytest.mark.parametrize(
    ("income", "due"),
    [
        (-1, 0),
        (0, 0),
        (999, 0),  # below 1,000 yen nothing is taxed
        (1_000, 100),  # 150 yen, down to 100
        (5_000_000, 750_000),
        (8_000_000, 1_200_000),  # 15 % to the end of the band
        (8_001_999, 1_200_200),  # one more thousand at 23.2 %: 232 yen, down to 200
        (30_000_000, 6_304_000),  # 1,200,000 + 23.2 % of 22 million
    ],
)
def test_the_first_band_bears_the_reduced_rate_and_the_rest_the_full_one(income: int, due: int) -> None:
    assert tax(income)["corporate_tax_yen"] == due


def test_the_reduced_rate_saves_at_most_the_difference_over_its_band() -> None:
    assert tax(4_000_000)["corporate_tax_saved_yen"] == 328_000  # 8.2 % of 4 million
    assert tax(30_000_000)["corporate_tax_saved_yen"] == 656_000  # 8.2 % of 8 million


@pytest.mark.parametrize(("income", "saved"), [(1_000_000_000, 656_000), (1_000_000_001, 496_000)])
def test_above_the_limit_of_income_the_reduced_rate_is_higher(income: int, saved: int) -> None:
    assert tax(income)["corporate_tax_saved_yen"] == saved
    assert tax(income, PLAIN)["corporate_tax_saved_yen"] == 656_000


@pytest.mark.parametrize(("average", "due"), [(1_500_000_000, 1_200_000), (1_500_000_001, 1_520_000)])
def test_a_high_average_of_three_years_brings_the_rate_of_the_statute(average: int, due: int) -> None:
    assert tax(8_000_000, PLAIN | AVERAGE, average_income_3y_yen=average)["corporate_tax_yen"] == due


@pytest.mark.parametrize(
    ("income", "surtax"),
    [
        (24_379_000, 0),  # tax 4,999,928
        (24_387_000, 0),  # tax 5,001,784: 1,000 yen are taxed, 40 yen are below 100
        (24_395_000, 100),  # tax 5,003,640: 4 % of 3,000 are 120 yen
        (30_000_000, 52_100),  # 4 % of 1,304,000 are 52,160 yen
    ],
)
def test_the_surtax_is_on_the_tax_above_the_deduction(income: int, surtax: int) -> None:
    assert tax(income)["surtax_yen"] == surtax


def test_before_its_day_or_without_its_terms_there_is_no_surtax() -> None:
    assert "surtax_yen" not in tax(30_000_000, day=date(2026, 3, 31))
    assert "surtax_yen" in tax(30_000_000, day=date(2026, 4, 1))
    assert "surtax_yen" not in tax(30_000_000, PLAIN)


def test_without_an_income_there_is_no_tax_figure() -> None:
    assert CALCULATORS["corporate_tax"].compute({"average_income_3y_yen": 1}, TODAY, DAY) == {}


@given(INCOME, st.integers(0, 10**9))
def test_more_income_never_bears_less_tax_and_never_more_than_the_full_rate(income: int, more: int) -> None:
    before, after = tax(income), tax(income + more)
    assert before["corporate_tax_yen"] <= after["corporate_tax_yen"]
    assert before["surtax_yen"] <= after["surtax_yen"]
    assert 0 <= before["corporate_tax_yen"] * 1000 <= max(0, income) * 232


@given(INCOME)
def test_tax_is_in_hundreds_and_what_it_saves_makes_it_the_tax_without_the_band(income: int) -> None:
    figures = tax(income)
    full = max(0, income) // 1000 * 232 // 100 * 100
    assert figures["corporate_tax_yen"] % 100 == figures["surtax_yen"] % 100 == 0
    assert figures["corporate_tax_yen"] + figures["corporate_tax_saved_yen"] == full
