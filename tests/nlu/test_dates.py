"""Days as people say them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu.dates import Day, read

AS_OF = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "day", "about"),
    [
        ("2018年4月1日", date(2018, 4, 1), False), ("2018年4月", date(2018, 4, 1), True), ("2018年", date(2018, 1, 1), True),
        ("2018/4/1", date(2018, 4, 1), False), ("2018-04", date(2018, 4, 1), True), ("H30.4.1", date(2018, 4, 1), False),
        ("平成30年", date(2018, 1, 1), True), ("平成三十年四月", date(2018, 4, 1), True),
        ("令和元年5月1日", date(2019, 5, 1), False), ("R3年", date(2021, 1, 1), True), ("昭和50年", date(1975, 1, 1), True),
        ("大正元年", date(1912, 1, 1), True), ("去年の4月", date(2025, 4, 1), True), ("一昨年", date(2024, 1, 1), True),
        ("今年の3月10日", date(2026, 3, 10), False), ("来年の春", date(2027, 4, 1), True), ("去年の夏", date(2025, 7, 1), True),
        ("先月", date(2026, 10, 1), True),
        ("先々月", date(2026, 9, 1), True), ("12月", date(2025, 12, 1), True), ("4月1日", date(2026, 4, 1), False),
        ("二〇一八年", date(2018, 1, 1), True),
    ],
)  # fmt: skip
def test_a_day_is_read_from_where_the_speaker_stands(text: str, day: date, about: bool) -> None:
    assert read(text, AS_OF) == Day(day, about)


@pytest.mark.parametrize("text", ["2月30日", "2021年13月", "平成0年", "きのう", "2018年4月31日", "0月"])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert read(text, AS_OF) is None


def test_last_month_of_january_is_december_of_the_year_before() -> None:
    assert read("先月", date(2026, 1, 5)) == Day(date(2025, 12, 1), True)


@given(st.dates(date(1989, 1, 8), date(2019, 4, 30)))
def test_heisei_and_western_years_are_the_same_days(day: date) -> None:
    era = f"平成{day.year - 1988}年{day.month}月{day.day}日"
    assert read(era, AS_OF) == read(f"{day.year}年{day.month}月{day.day}日", AS_OF) == Day(day, False)
