"""What a cell says of a fact, and when it says nothing that could be relied on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import default_adviser
from screening.lists.cell import LONGEST, Cell
from screening.lists.columns import Column, Role, field_of
from screening.lists.lexicon import table
from screening.lists.reading import reader

VOCABULARY = default_adviser().vocabulary
DAY = date(2026, 11, 28)


def read(field: str, text: str, unit: str | None = None, *, inferred: bool = False) -> Cell:
    column = Column(0, field, Role.FACT, field_of(field, VOCABULARY), unit, inferred)
    return reader(column, VOCABULARY, DAY)(text)


@pytest.mark.parametrize(
    ("field", "unit", "text", "value"),
    [
        ("employees_regular", None, "12", 12),
        ("employees_regular", None, "１２名", 12),
        ("employees_regular", None, " 12 人 ", 12),
        ("employees_regular", None, "十二", 12),
        ("employees_regular", None, "1,200", 1200),
        ("employees_regular", None, "12.0", 12),
        ("employees_regular", None, "なし", 0),
        ("capital_yen", "千円", "1,000", 1_000_000),
        ("capital_yen", "千円", "１０，０００", 10_000_000),
        ("capital_yen", "千円", "300万円", 3_000_000),
        ("capital_yen", "千円", "3億", 300_000_000),
        ("capital_yen", "百万円", "1.5", 1_500_000),
        ("capital_yen", None, "10,000千円", 10_000_000),
        ("capital_yen", None, "0", 0),
        ("sales_change_pct", None, "▲5.2％", -5.2),
        ("sales_change_pct", None, "20%減", -20.0),
        ("sales_change_pct", None, "3割減", -30.0),
        ("sales_change_pct", "%", "15", 15.0),
        ("sales_fall", "%", "20", -20.0),
        ("years_in_business", None, "5年3か月", 5.25),
        ("years_in_business", None, "60ヶ月", 5.0),
        ("representative_age", None, "62才", 62),
        ("established_on", None, "令和2年5月1日", "2020-05-01"),
        ("established_on", None, "R2/5/1", "2020-05-01"),
        ("established_on", None, "Ｈ３０．４．１", "2018-04-01"),
        ("established_on", None, "H30年4月1日", "2018-04-01"),
        ("established_on", None, "昭和五十五年四月一日", "1980-04-01"),
        ("established_on", None, "20200501", "2020-05-01"),
        ("established_on", None, "2020-05-01 00:00:00", "2020-05-01"),
        ("established_on", None, "2020.5.1(金)", "2020-05-01"),
        ("representative_birth", None, "S39.11.28", 62),
        ("representative_birth", None, "1964/11/29", 61),
        ("industry", None, "居酒屋", "restaurant"),
        ("industry", None, "E 製造業", "manufacturing"),
        ("industry", None, "09 食料品製造業", "manufacturing"),
        ("industry", None, "印刷・同関連業", "manufacturing"),
        ("industry", None, "technology", None),
        ("industry_code", None, "391", "software_it"),
        ("industry_code", None, "E0911", "manufacturing"),
        ("legal_form", None, "㈱", "kabushiki_kaisha"),
        ("legal_form", None, "個人", "sole_proprietor"),
        ("taxes_paid", None, "完納", True),
        ("taxes_paid", None, "滞納あり", False),
        ("taxes_owed", None, "有", False),
        ("guarantor_available", None, "○", True),
        ("guarantor_available", None, "×", False),
        ("plans_certified", None, "経営力向上計画、経営革新計画", ["management_power", "management_innovation"]),
        ("plans_certified", None, "なし", []),
        ("overseas_country", None, "ベトナム", "VN"),
    ],
)
def test_a_cell_is_read_in_the_unit_of_the_fact(field: str, unit: str | None, text: str, value: Any) -> None:
    assert read(field, text, unit).value == value


@pytest.mark.parametrize("text", ["", " ", "－", "不明", "未記入", "？", "N/A", "空欄", "確認中"])
@pytest.mark.parametrize(
    "field", ["employees_regular", "capital_yen", "industry", "established_on", "taxes_paid", "address"]
)
def test_what_nobody_knows_is_no_fault(field: str, text: str) -> None:
    assert read(field, text, "円" if field == "capital_yen" else None) == Cell()


@pytest.mark.parametrize("text", ["法人", "会社"])
def test_what_says_too_little_leaves_the_fact_open(text: str) -> None:
    assert read("legal_form", text) == Cell()


@pytest.mark.parametrize(
    ("field", "text", "reason"),
    [
        ("employees_regular", "-3", "0以上"),
        ("employees_regular", "▲3", "0以上"),
        ("employees_regular", "3.5", "小数のない"),
        ("employees_regular", "10〜20人", "幅のある"),
        ("employees_regular", "10～20", "幅のある"),
        ("employees_regular", "5人以下", "いくつか決められません"),
        ("employees_regular", "3名（パート含む5名）", "読めません"),
        ("employees_regular", "5社", "単位として読めません"),
        ("employees_regular", "たくさん", "読めません"),
        ("employees_regular", "2024/3/1", "読めません"),
        ("employees_regular", "9" * 17, "大きすぎる"),
        ("capital_yen", "1000", "単位がわかりません"),
        ("capital_yen", "5千", "単位がわかりません"),
        ("representative_age", "200", "大きすぎる"),
        ("sales_fall", "-20%", "決められません"),
        ("established_on", "2030/1/1", "まだ来ていない"),
        ("established_on", "2020/13/1", "日付として読めません"),
        ("established_on", "去年", "日付として読めません"),
        ("established_on", "43952", "日付として読めません"),
        ("representative_birth", "2030/1/1", "生年月日として"),
        ("industry", "卸・小売", "卸売業・小売業のどれか"),
        ("industry", "宿泊業，飲食サービス業", "宿泊業・飲食業のどれか"),
        ("industry", "飲食店、不動産業", "飲食業・不動産業のどれか"),
        ("industry", "31", "わかりません"),
        ("taxes_paid", "3", "わかりません"),
        ("plans_certified", "経営力向上計画、ほにゃらら", "「ほにゃらら」"),
        ("postal_code", "999-9999", "見つかりません"),
        ("address", "ほげ町1-1", "見つかりません"),
    ],
)
def test_what_is_no_plain_value_is_named_and_never_guessed(field: str, text: str, reason: str) -> None:
    cell = read(field, text)
    assert cell.value is None
    assert reason in (cell.problem or "")


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("employees_regular", "約20人", 20),
        ("employees_regular", "20人くらい", 20),
        ("established_on", "昭和55年4月", "1980-04-01"),
        ("established_on", "1980", "1980-01-01"),
    ],
)
def test_a_rough_figure_is_kept_as_rough(field: str, text: str, value: Any) -> None:
    assert read(field, text) == Cell(value, about=True)


def test_in_a_column_whose_unit_only_its_size_tells_a_small_amount_is_named() -> None:
    assert read("capital_yen", "5000000", "円", inferred=True).value == 5_000_000
    assert "単位" in (read("capital_yen", "300", "円", inferred=True).problem or "")
    assert read("capital_yen", "300万円", "円", inferred=True).value == 3_000_000


@pytest.mark.parametrize(
    ("field", "text", "places"),
    [
        ("address", "大阪府大阪市北区梅田1-1", ["大阪府大阪市"]),
        ("address", "〒530-0001 大阪市北区", ["大阪府大阪市"]),
        ("address", "山梨県西八代郡市川三郷町市川大門", ["山梨県市川三郷町"]),
        ("address", "三重県四日市市諏訪町", ["三重県四日市市"]),
        ("address", "東京都大田区蒲田５丁目", ["東京都大田区"]),
        ("prefecture", "大阪", ["大阪府"]),
        ("municipality", "府中市", ["広島県府中市", "東京都府中市"]),
        ("postal_code", "5300001", ["大阪府大阪市"]),
    ],
)
def test_an_address_is_read_by_its_beginning(field: str, text: str, places: list[str]) -> None:
    assert sorted(place.full_name for place in read(field, text).places) == places


def test_of_an_address_with_an_unknown_town_the_prefecture_stays() -> None:
    cell = read("address", "東京都ほげ市1-1")
    assert [place.full_name for place in cell.places] == ["東京都"]
    assert "市区町村" in (cell.problem or "")


def test_a_cell_as_long_as_a_book_is_no_fact() -> None:
    assert "長すぎ" in (read("industry", "あ" * 1_000_000).problem or "")
    assert read("employees_regular", "1" * (LONGEST + 1)).value is None


ANY_FIELD = st.sampled_from([*VOCABULARY, *table("columns")["others"]])


@given(ANY_FIELD, st.text(max_size=30) | st.from_regex(r"[0-9０-９万千億円人年月日,.▲()-]{1,12}"))
def test_whatever_a_cell_holds_it_gives_a_value_the_vocabulary_admits_or_a_reason(field: str, text: str) -> None:
    cell = read(field, text)
    found = field_of(field, VOCABULARY)
    assert found is not None
    if cell.value is not None:
        assert found.fact is not None
        assert VOCABULARY[found.fact].problem(cell.value) is None
        assert cell.problem is None


@given(st.integers(0, 10**9), st.sampled_from(["{}", "{:,}", "{}円", "{:,}円", "¥{:,}", " {} "]))
def test_every_way_of_writing_a_sum_gives_the_sum(yen: int, way: str) -> None:
    assert read("capital_yen", way.format(yen), "円").value == yen


@given(st.dates(date(1927, 1, 1), DAY))
def test_every_way_of_writing_a_day_gives_the_day(day: date) -> None:
    ways = [day.isoformat(), f"{day:%Y/%m/%d}", f"{day:%Y%m%d}", f"{day.year}年{day.month}月{day.day}日"]
    if day < date(1989, 1, 8):
        ways += [f"S{day.year - 1925}.{day.month}.{day.day}", f"昭和{day.year - 1925}年{day.month}月{day.day}日"]
    assert {read("established_on", way).value for way in ways} == {day.isoformat()}
