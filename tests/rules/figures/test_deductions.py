from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules.figures import CALCULATORS

EXPENSE = {"entertainment_max_yen": 8_000_000, "dining_deductible_share": 0.5}
ANGEL = {
    "investor_income_deduction_max_yen": 8_000_000,
    "investor_income_share_max": 0.4,
    "not_deductible_yen": 2_000,
}
YEN = st.integers(0, 10**9)


def figures(name: str, terms: dict[str, Any], **facts: int) -> dict[str, Any]:
    return CALCULATORS[name].compute(facts, terms, date(2026, 11, 25))


def expense(**facts: int) -> dict[str, Any]:
    return figures("entertainment_deduction", EXPENSE, **facts)


@pytest.mark.parametrize(
    ("spent", "dining", "by_ceiling", "by_dining", "better"),
    [
        (3_000_000, 3_000_000, 3_000_000, 1_500_000, 3_000_000),
        (8_000_000, 0, 8_000_000, 0, 8_000_000),
        (8_000_001, 0, 8_000_000, 0, 8_000_000),
        (20_000_000, 16_000_000, 8_000_000, 8_000_000, 8_000_000),  # both ways alike
        (20_000_000, 16_000_001, 8_000_000, 8_000_000, 8_000_000),  # half a yen is not deducted
        (20_000_000, 16_000_002, 8_000_000, 8_000_001, 8_000_001),
        (20_000_000, 30_000_000, 8_000_000, 10_000_000, 10_000_000),  # no more dining than expense
    ],
)
def test_the_better_of_the_two_ways_counts(
    spent: int, dining: int, by_ceiling: int, by_dining: int, better: int
) -> None:
    assert expense(entertainment_expense_yen=spent, dining_expense_yen=dining) == {
        "entertainment_by_ceiling_yen": by_ceiling,
        "entertainment_by_dining_yen": by_dining,
        "entertainment_deductible_yen": better,
        "entertainment_not_deductible_yen": spent - better,
    }


def test_the_better_way_is_told_without_the_dining_only_where_it_is_certain() -> None:
    assert expense(entertainment_expense_yen=16_000_000) == {
        "entertainment_by_ceiling_yen": 8_000_000,
        "entertainment_deductible_yen": 8_000_000,
        "entertainment_not_deductible_yen": 8_000_000,
    }
    assert expense(entertainment_expense_yen=16_000_002) == {"entertainment_by_ceiling_yen": 8_000_000}


def test_dining_alone_gives_no_figure() -> None:
    assert expense(dining_expense_yen=1_000_000) == {}


@given(YEN, YEN)
def test_what_is_told_without_the_dining_holds_for_every_dining(spent: int, dining: int) -> None:
    known = expense(entertainment_expense_yen=spent, dining_expense_yen=dining)
    assert expense(entertainment_expense_yen=spent).items() <= known.items()
    assert known["entertainment_deductible_yen"] + known["entertainment_not_deductible_yen"] == spent


@pytest.mark.parametrize(
    ("invested", "deduction", "income"),
    [
        (0, 0, 0),
        (1_999, 0, 4_998),  # 1,999 / 0.4 = 4,997.5
        (2_001, 1, 5_003),  # 2,001 / 0.4 = 5,002.5
        (3_000_000, 2_998_000, 7_500_000),
        (8_000_000, 7_998_000, 20_000_000),
        (8_000_001, 7_998_000, 20_000_000),
    ],
)
def test_who_invests_deducts_it_up_to_the_ceiling_less_the_fixed_part(
    invested: int, deduction: int, income: int
) -> None:
    found = figures("angel_deduction", ANGEL, investment_yen=invested)
    assert found == {"investor_deduction_yen": deduction, "investor_income_needed_yen": income}


def test_without_a_sum_there_is_nothing_to_deduct() -> None:
    assert figures("angel_deduction", ANGEL) == {}


@given(YEN)
def test_with_the_income_needed_its_share_reaches_the_sum_and_with_a_yen_less_it_does_not(invested: int) -> None:
    needed = figures("angel_deduction", ANGEL, investment_yen=invested)["investor_income_needed_yen"]
    counted = min(invested, 8_000_000)
    assert needed * 4 >= counted * 10
    assert needed == 0 or (needed - 1) * 4 < counted * 10
