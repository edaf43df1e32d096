"""Postal codes in every manner of writing, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from nlu import understand

AS_OF = date(2026, 11, 25)
OSAKA = {"prefecture": "大阪府", "municipality": "大阪市"}


@pytest.mark.parametrize(
    "said",
    [
        "〒530-0001",
        "〒５３０－０００１です",
        "530-0001です",
        "５３０－０００１",
        "５３０ー０００１",
        "郵便番号は5300001です",
        "郵便番号 530-0001 のところで、はい",
        "住所は〒530-0001 梅田です",
        "うちは530-0001です",
    ],
)
def test_a_postal_code_says_where_we_are(said: str) -> None:
    assert understand(said, as_of=AS_OF).facts == OSAKA


def test_asked_for_the_place_any_code_will_do() -> None:
    assert understand("1508501", asked="municipality", as_of=AS_OF).facts == {
        "prefecture": "東京都",
        "municipality": "渋谷区",
    }
    assert understand("150-8501です", asked="prefecture", as_of=AS_OF).facts["municipality"] == "渋谷区"


def test_a_code_of_several_municipalities_is_asked_back() -> None:
    reading = understand("〒039-0100です", as_of=AS_OF)
    assert reading.ambiguous == {"municipality": ["青森県三戸町", "青森県南部町"]}
    assert reading.facts == {"prefecture": "青森県"}


@pytest.mark.parametrize(
    "said",
    [
        "電話は06-6530-0001です",
        "電話530-0001",
        "TEL: 530-0001です",
        "090-5300-0001に電話ください",
        "売上は500-1000です",
        "従業員は100-200人です",
        "5300001円です",
        "〒999-9999です",
        "取引先の住所は530-0001です",
        "5300001",
        "1530-00012",
    ],
)
def test_what_is_no_postal_code_of_ours_says_nothing_of_where(said: str) -> None:
    reading = understand(said, as_of=AS_OF)
    assert not {"prefecture", "municipality"} & (reading.facts.keys() | reading.ambiguous.keys())
