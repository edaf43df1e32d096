"""The day that a message names, seen from Wednesday, 25 November 2026."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu import days

AS_OF = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2021年の制度ではどうでしたか", date(2021, 7, 1)), ("去年だったら使えましたか", date(2025, 7, 1)),
        ("令和3年8月の時点だとどう？", date(2021, 8, 1)), ("R3.8.15では", date(2021, 8, 15)),
        ("来年3月末までに間に合いますか", date(2027, 3, 31)), ("来年の3月までに欲しい", date(2027, 3, 31)),
        ("来年の3月に開業したい", date(2027, 3, 1)), ("2027年1月10日にお金が要る", date(2027, 1, 10)),
        ("3月末の支払いに間に合う？", date(2027, 3, 31)), ("12月に必要です", date(2026, 12, 1)),
        ("11月中に", date(2026, 11, 30)), ("4月1日から", date(2027, 4, 1)), ("3か月後でもいい", date(2027, 2, 25)),
        ("三ヶ月以内に借りたい", date(2027, 2, 25)), ("半年後", date(2027, 5, 25)), ("1年半前なら", date(2025, 5, 25)),
        ("10日後に手形が落ちる", date(2026, 12, 5)), ("2週間以内に", date(2026, 12, 9)), ("年内にお金が入りますか", date(2026, 12, 31)),
        ("今年中に", date(2026, 12, 31)), ("年末の支払い", date(2026, 12, 31)), ("年度末までに", date(2027, 3, 31)),
        ("来年度の制度は", date(2027, 4, 1)), ("今年度中に", date(2027, 3, 31)), ("月末の支払い", date(2026, 11, 30)),
        ("来月の支払い", date(2026, 12, 1)), ("来月末までに", date(2026, 12, 31)), ("明日お金が要る", date(2026, 11, 26)),
        ("来週", date(2026, 12, 2)), ("今年の制度", AS_OF), ("来年の春に開業", date(2027, 4, 1)),
        ("２０２３年４月１日なら", date(2023, 4, 1)), ("今月", AS_OF), ("2027年までに", date(2027, 12, 31)),
    ],
)  # fmt: skip
def test_a_message_names_its_day(text: str, day: date) -> None:
    assert days.named(text, AS_OF) == day


@pytest.mark.parametrize(
    "text", ["いつまでに返事すればいい？", "2月30日に", "従業員は3人", "3年やってます", "9999年後", "半日後", ""]
)
def test_no_day_is_named(text: str) -> None:
    assert days.named(text, AS_OF) is None


@given(st.dates(date(2019, 5, 1), date(2099, 12, 31)))
def test_any_day_is_read_back_in_western_and_japanese_years(day: date) -> None:
    assert days.named(f"{day.year}年{day.month}月{day.day}日の制度では", AS_OF) == day
    assert days.named(f"令和{day.year - 2018}年{day.month}月{day.day}日だったら", AS_OF) == day


@given(st.text(max_size=100))
def test_no_text_is_a_trouble(text: str) -> None:
    assert days.named(text, AS_OF) is None or isinstance(days.named(text, AS_OF), date)
