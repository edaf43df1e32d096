"""Conditions in Japanese."""

from typing import Any

import pytest

from actions.rules import default_adviser
from actions.rules.conditions import parse
from upkeep.wording import say


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ({"guidance_months": {"min": 6}}, "商工会・商工会議所の経営指導を受けた期間が6か月以上"),
        ({"employees_regular": {"min": 6, "max": 20}}, "常時使用する従業員数が6人以上20人以下"),
        ({"employees_regular": {"above": 20}}, "常時使用する従業員数が21人以上"),
        ({"employees_regular": {"below": 20}}, "常時使用する従業員数が19人以下"),
        ({"employees_regular": {"max": 0}}, "常時使用する従業員数が0人"),
        ({"employees_regular": {"min": 5, "max": 5}}, "常時使用する従業員数が5人"),
        ({"investment_yen": {"below": 20000000}}, "投資予定額が2,000万円未満"),
        ({"investment_yen": {"max": 20000000}}, "投資予定額が2,000万円以下"),
        ({"investment_yen": {"above": 20000000}}, "投資予定額が2,000万円より多い"),
        ({"capital_yen": {"min": 1, "max": 50000000}}, "資本金・出資の総額が0円より多く5,000万円以下"),
        ({"years_in_business": {"above": 3, "below": 5}}, "業歴が3年より多く5年未満"),
        ({"sales_change_pct": {"max": -20}}, "売上高の増減率（前年同期比）がマイナス20％以下"),
        ({"industry": "retail"}, "業種が小売業"),
        ({"industry": ["wholesale", "retail"]}, "業種が卸売業か小売業"),
        ({"not": {"industry": "retail"}}, "業種が小売業以外"),
        ({"municipality": "大田区"}, "市区町村が大田区"),
        ({"taxes_paid": True}, "税金は払い終えている"),
        ({"funding_purpose": {"has": "equipment"}}, "資金使途に「設備資金」がある"),
        ({"not": {"funding_purpose": {"has": "equipment"}}}, "資金使途に「設備資金」がない"),
        (
            {"ratio": {"of": "own_funds_yen", "to": "startup_cost_total_yen", "min": 0.1}},
            "自己資金が創業資金総額の10％以上",
        ),
        ({"is": "def-small"}, "「小規模企業者（中小企業基本法）」に当てはまる"),
        ({"not": {"is": "def-small"}}, "「小規模企業者（中小企業基本法）」に当てはまらない"),
        (
            {"all": [{"taxes_paid": True}, {"any": [{"industry": "retail"}, {"guidance_months": {"min": 6}}]}]},
            "税金は払い終えている、かつ（業種が小売業、または商工会・商工会議所の経営指導を受けた期間が6か月以上）",
        ),
    ],
)
def test_a_condition_is_said_in_japanese(raw: dict[str, Any], said: str) -> None:
    catalogue = default_adviser().catalogue
    assert say(parse(raw, catalogue.shapes), catalogue) == said


def test_of_many_values_the_few_left_out_are_named() -> None:
    catalogue = default_adviser().catalogue
    most = [value for value in catalogue.shapes["industry"].values if value != "retail"]
    assert say(parse({"industry": most}, catalogue.shapes), catalogue) == "業種が小売業以外"


def test_several_members_of_a_set_are_said_in_one_breath() -> None:
    catalogue = default_adviser().catalogue
    raw = {"funding_purpose": {"has_any": ["equipment", "working_capital"]}}
    assert say(parse(raw, catalogue.shapes), catalogue) == "資金使途に「設備資金」か「運転資金」がある"


def test_every_condition_of_the_catalogue_can_be_said() -> None:
    catalogue = default_adviser().catalogue
    for scheme in catalogue.schemes.values():
        for version in scheme.versions:
            for item in version.decided:
                said = say(item.when, catalogue)
                assert said
                assert "None" not in said
