from __future__ import annotations

from datetime import date

import pytest

from nlu import understand

DAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("said", "cost"),
    [
        ("オーブンを入れ替えたい。だいたい300万くらいです", 3_000_000),
        ("展示会に出たいです。ブースで80万円", 800_000),
        ("オーブンを入れ替えたい。300万借りたい", None),
        ("オーブンを入れ替えたい。補助は上限300万でしたか", None),
        ("オーブンを入れ替えたい。一つ3000円で売ります", None),
        ("オーブンを入れ替えたい。500万のものと300万のものがあります", None),
        ("今月は300万くらいです", None),
    ],
)
def test_the_one_sum_beside_a_plan_is_its_cost(said: str, cost: int | None) -> None:
    assert understand(said, as_of=DAY).facts.get("investment_yen") == cost


@pytest.mark.parametrize(
    ("said", "planned"),
    [
        ("フォークリフトを買い替えないといけません", True),
        ("フォークリフトを買い替えなあかん", True),
        ("フォークリフトを買い替えます", True),
        ("フォークリフトは去年買い替えました", False),
        ("フォークリフトを買い替えなければ安く済みますか", False),
    ],
)
def test_what_must_be_done_is_planned_and_what_is_done_is_not(said: str, planned: bool) -> None:
    assert ("investment_kind" in understand(said, as_of=DAY).facts) == planned


def test_a_set_said_to_be_empty_is_empty() -> None:
    reading = understand("認定は何も受けていません", asked="plans_certified", as_of=DAY)
    assert reading.facts == {"plans_certified": []}


def test_what_many_share_is_no_site_of_ones_own() -> None:
    assert understand("組合で共同の冷凍倉庫を建てたい", as_of=DAY).facts["investment_kind"] == ["shared_facility"]
