"""Words of the right sound in the wrong characters, and messages in one kind of kana."""

from __future__ import annotations

from datetime import date

import pytest

from nlu import understand
from nlu.normalise import normalise
from nlu.reduction import sentence_items


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("後継舎", "後継者"),
        ("廃行", "廃業"),
        ("連退保証人", "連帯保証人"),
        ("耐能", "滞納"),
        ("建接業", "建設業"),
        ("飲食転", "飲食店"),
    ],
)
def test_a_word_in_wrong_characters_is_the_listed_one_of_its_sound(typed: str, meant: str) -> None:
    ((item,),) = sentence_items(typed)
    assert (item.surface, item.start, item.end) == (meant, 0, len(typed))


@pytest.mark.parametrize("typed", ["高校会", "我社", "保障制度", "合同練習", "法神"])
def test_other_words_stay_as_they_are(typed: str) -> None:
    assert "".join(item.surface for items in sentence_items(typed) for item in items) in typed


@pytest.mark.parametrize(
    ("typed", "usual"),
    [
        ("ｶﾌｪｦﾔｯﾃﾏｽ", "カフェをやってます"),
        ("ﾀﾝﾎﾟﾊｱﾘﾏｾﾝ", "たんぽはありません"),
        ("カフェ", "カフェ"),
        ("カフェです", "カフェです"),
        ("うんてんしきん", "運転資金"),
    ],
)
def test_kana_alone_is_read_in_the_usual_spelling(typed: str, usual: str) -> None:
    assert normalise(typed).text == usual


def test_the_words_quoted_are_those_typed() -> None:
    typed = "ｼｬｲﾝﾊ5ﾆﾝﾃﾞｽ"
    start, end = understand(typed, as_of=date(2026, 11, 25)).spans["employees_regular"]
    assert typed[start:end].startswith("ｼｬｲﾝ")
