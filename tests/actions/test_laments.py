"""A kind word for what is told beside the matter."""

import pytest

from actions.laments import lament


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("主人が春に亡くなりまして、居酒屋をしていたんですけど", "お悔やみ"),
        ("わたしももう体がしんどうて", "お体"),
        ("腰が痛くて立ち仕事がつらい", "お体"),
        ("家内には苦労をかけたくないんです", "大切な方"),
        ("従業員の給料だけは払いたい", "大切な方"),
        ("一人で書けるか不安", "ご不安"),
    ],
)
def test_a_lament_is_met_with_a_kind_word(text: str, word: str) -> None:
    found = lament(text)
    assert found is not None
    assert word in found["text"]


@pytest.mark.parametrize(
    "text", ["息子が継ぎます", "父が20年前に亡くなって継ぎました", "従業員は5人です", "返済が遅れています"]
)
def test_what_tells_of_the_firm_is_no_lament(text: str) -> None:
    assert lament(text) is None


@pytest.mark.parametrize("text", ["体も心ももう限界です", "体がしんどくて、もう生きていたくない"])
def test_a_worn_body_hides_of_the_body(text: str) -> None:
    found = lament(text)
    assert found is None or not found.get("of_the_body")
