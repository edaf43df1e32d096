"""A question is known by its end, however it is put; what is told, wished or only acknowledged is none."""

import pytest

from actions.asking import asks


@pytest.mark.parametrize(
    "text",
    [
        "相談料はいくらかかりますか",
        "先に行ったほうがいいんでしょうか。",
        "恐れ入りますが、土日もお願いできますでしょうか",
        "電話が苦手なんですけど大丈夫ですか",
        "電話苦手なんやけど大丈夫",
        "メールでもいいですかね",
        "うちみたいな店でも借りられるかな",
        "もう間に合わないかなあ…",
        "何時まで開いてるんやろか",
        "道具は売れますやろか",
        "よろしいですやろ",
        "窓口さ行けばええべか",
        "それでよかとですか！",
        "予約はいるんかいな",
        "何を持っていけばいいの",
        "どうすればいい？",
        "いくら借りられるかしら",
        "メールでもええの",
        "どないしたらええん",
        "窓口は何時まで",
        "名前も言わなあかんのかのう",
        "お金がない。どうしたらいいですか。本当に困ってます",
        "締切っていつでしたっけ",
        "先に契約してもいいの",
    ],
)
def test_what_asks_is_known_by_its_end(text: str) -> None:
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "機械が古い",
        "客が減った",
        "そうですか。",
        "なるほど、そうなんですか",
        "電話が苦手なんですけど",
        "チラシとか",
        "従業員は5人です。",
        "断られるかもしれません",
        "どこも貸してくれません",
        "補助金のことを教えてください",
        "まだ何とか大丈夫です",
        "いくら頑張っても売れなくて…",
        "借金ばっか",
        "そげなもんはなか",
        "二人で細々やっとるさかい",
        "",
    ],
)
def test_what_tells_does_not_ask(text: str) -> None:
    assert not asks(text)
