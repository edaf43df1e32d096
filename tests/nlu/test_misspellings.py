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


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("春に改行する予定です", "春に開業する予定です"),
        ("操業して三十年の鉄工所", "創業して三十年の鉄工所"),
        ("得意先が父さんしました", "得意先が倒産しました"),
        ("有志を断られた", "融資を断られた"),
        ("保障人がいない", "保証人がいない"),
        ("縫製向上です", "縫製工場です"),
        ("元受けが短歌を下げる", "元請けが単価を下げる"),
        ("見せを締めたい", "店を閉めたい"),
        ("年少3000万", "年商3000万"),
        ("300万狩りたい", "300万借りたい"),
        ("機会が壊れた", "機械が壊れた"),
        ("息子が店を次いだ", "息子が店を継いだ"),
        ("社印は五人", "社員は五人"),
        ("決済書を出した", "決算書を出した"),
    ],
)
def test_a_word_that_an_input_method_put_in_the_place_of_another_is_that_one(typed: str, meant: str) -> None:
    assert normalise(typed).text == meant


@pytest.mark.parametrize(
    "typed",
    [
        "父さんしか知らない", "生産性の向上を図る", "機会があれば", "短歌の会", "深刻な赤字", "自信で負けない", "回転資金", "決済書類",
        "米を刈りたい", "月9の部長", "保障制度", "企業の研修", "商品を見せる", "故人の店", "工場の操業を止めた", "有志の会",
    ],
)  # fmt: skip
def test_the_same_words_in_their_own_place_stay(typed: str) -> None:
    assert normalise(typed).text == typed
