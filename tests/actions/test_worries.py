"""What is feared is answered, and what only sounds like it is not."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.helplines import line
from actions.rules import default_adviser
from actions.worries import answers, sources_of, tables, worries

ADVISER = default_adviser()
ROWS = [pytest.param(row, id=row["name"]) for row in tables()["worries"]]
LONGEST = 480
SHORT = 130


def shown(text: str, *, of_scheme: bool = False) -> list[str]:
    return [row["name"] for row in worries(text, of_scheme=of_scheme)]


@pytest.mark.parametrize("row", ROWS)
def test_an_answer_is_short_sourced_and_knows_whom_to_turn_to(row: Mapping[str, Any]) -> None:
    text = row["text"]
    assert len(text) <= LONGEST
    assert not any(char.isdigit() for char in text)
    for source in sources_of([row]):
        assert source["url"].startswith("http")
        assert isinstance(source["checked_on"], date)
    for office in row["offices"]:
        assert ADVISER.catalogue.office(office)
    for phone in row["lines"]:
        assert line(phone)["phone"] == phone


def test_every_source_and_every_piece_is_used() -> None:
    rows = tables()["worries"]
    assert {key for row in rows for key in row["sources"]} == set(tables()["sources"])
    patterns = "".join(pattern for row in rows for pattern in (*row["signs"], *row["unless"]))
    assert all(f"{{{piece}}}" in patterns for piece in tables()["pieces"])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("credit", "ブラックリストに載りますか"),
        ("credit", "リスケしたらブラックになるって聞いた"),
        ("bank", "銀行に言ったら終わりですか"),
        ("bank", "銀行に相談したら貸してもらえなくなる？"),
        ("bank", "銀行に話したら切られるんちゃうか"),
        ("bank", "信金さんに言うたらもう貸してくれへんのちゃう"),
        ("bank", "銀行に正直に言うのがこわい"),
        ("bank", "担当の人に言い出せない"),
        ("bank", "リスケしたら借りれなくなる？"),
        ("home", "家とられますか"),
        ("home", "自宅を取られるんでしょうか"),
        ("home", "家まで差し押さえられたらどうしよう"),
        ("home", "うち取られるんかな"),
        ("home", "家だけは残したい"),
        ("home", "住むところがなくなるのがこわい"),
        ("bankruptcy", "破産しかないんですかね"),
        ("bankruptcy", "自己破産せなあかんのやろか"),
        ("family", "妻に借金が行きますか"),
        ("family", "家族にも請求が来るんですか"),
        ("family", "子どもに借金を背負わせたくない"),
        ("home", "家も主人の名義で、取られるんでしょうか"),
        ("home", "家は担保に入っとるけど、取られるんか"),
        ("family", "借りたお金返せなかったら家族に迷惑かかりますか"),
        ("default", "返せなくなったらどうなるんでしょうか"),
        ("default", "返済が止まったらどないなるん"),
        ("default", "農協さ借金あるども、返せるか分からね"),
        ("factoring", "ファクタリングってどうですか"),
        ("factoring", "ファクタリングを使っても大丈夫？"),
        ("home", "実家はどうなりますか"),
        ("secret", "社員に知られたくない"),
        ("fold", "うちも潰れるんやろか"),
        ("retaliation", "言ったら仕事切られるだろ"),
        ("retaliation", "元請けに値上げをお願いしたいけど切られるのが怖い"),
        ("retaliation", "値上げをお願いしたら仕事を切られますか"),
        ("retaliation", "文句言うたら干されるわ"),
        ("tax", "税金も去年の分がまだ払えてないんですこれって相談しても大丈夫なんですか"),
        ("refused", "落ちたらどうしよう"),
        ("guarantor", "親に保証人頼まないとだめですか"),
        ("guarantor", "保証人がいなくても借りられますか"),
        ("cost", "弁護士は高いだろ"),
        ("cost", "相談は無料ですか"),
        ("cost", "相談料かかりますか"),
        ("cost", "社労士に頼むと高いですか"),
        ("small", "うちみたいな小さいところでも相談に乗ってもらえますか"),
        ("small", "こんなことでも相談していいですか"),
        ("secret", "嫁にばれたらどうしよ"),
        ("secret", "名前ばれる？"),
        ("secret", "取引先に知られませんか"),
        ("secret", "ここで話したこと銀行に伝わりますか"),
        ("contact", "電話は耳が遠いさかい苦手なんです"),
        ("contact", "メールでもよかですか"),
        ("hours", "日曜しか休めんけん、日曜でもよかですか"),
        ("hours", "予約しないで行ってもいいですか"),
        ("wages", "先に時給ば上げても助成金はもらえるとですか"),
        ("wages", "もう時給を上げてしまったんですけど"),
        ("bank", "銀行に話したら貸してくれんごとなりますか"),
        ("small", "こんな小さか店でも相談してよかですか"),
        ("guarantor", "保証人は夫じゃないとだめですか"),
        ("secret", "秘密は守られますか"),
        ("secret", "夫に内緒で相談したいんですけど"),
        ("secret", "夫には内緒にしてるんです"),
        ("cost", "いくらかかるんでしょうか"),
        ("counter", "窓口の人に怒られませんか"),
        ("counter", "一人で行くのが怖いんですけど"),
        ("counter", "相談するのが恥ずかしい"),
        ("contact", "電話するのが苦手で…"),
        ("contact", "電話が苦手なんですけど、メールでもいいですか"),
        ("contact", "オンラインでも相談できますか"),
        ("contact", "電話せんでも相談できる？"),
        ("hours", "窓口は何時までですか"),
        ("hours", "土日は開いてますか"),
        ("hours", "仕事が終わるのが夜7時なんですけど、何時まで開いてるんやろか"),
        ("hours", "予約はいりますか"),
        ("bring", "何を持っていけばいいですか"),
        ("bring", "行くとき何持っていったらええの"),
        ("bring", "手ぶらで行ってもいい？"),
        ("wages", "先に時給を上げても大丈夫ですか"),
        ("wages", "賃上げしてから申請しても間に合いますか"),
        ("wages", "いつ時給を上げたらいいですか"),
        ("to_order", "大家さんに今週中に契約してって言われてて"),
        ("to_order", "契約しちゃっていいのかな"),
        ("ordered", "もう機械を注文しちゃったんだけど"),
        ("ordered", "物件もう契約しました"),
        ("ordered", "手付金を払ってしまいました"),
        ("ordered", "機械、先週買ってしもうた"),
        ("to_order", "先に物件を契約して大丈夫ですか"),
        ("to_order", "機械を注文してもいいですか"),
        ("to_order", "買ってから申請してもええの"),
        ("to_order", "契約してからでも間に合いますか"),
        ("to_order", "いつ契約すればいいですか"),
        ("to_order", "物件は契約しちゃだめですか"),
        ("to_order", "機械を注文してしまったらもらえない？"),
    ],
)
def test_a_worry_is_heard_however_it_is_said(name: str, text: str) -> None:
    assert shown(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("銀行に相談したら終わりですよね？家もとられるんでしょうか", ["bank", "home"]),
        ("家もとられるんでしょうか。銀行に相談したら終わりですよね", ["home", "bank"]),
        ("社員に知られたくないし、家だけは残したい", ["secret", "home"]),
        ("妻に借金が行きますか、ブラックリストに載りますか、家も取られますか", ["family", "credit", "home"]),
        ("税金も払えてないんですが相談しても大丈夫ですか、相談料かかりますか", ["tax", "cost"]),
        ("家とられますか？ほんまに家とられるんですか", ["home"]),
        ("銀行に言ったら店を取られる", ["bank"]),
        ("銀行に言ったら店を取られますか、家も取られますか", ["bank", "home"]),
        ("取引先が潰れそうで、家とられますか", ["home"]),
    ],
)
def test_several_worries_are_heard_in_the_order_of_telling(text: str, names: list[str]) -> None:
    assert shown(text) == names


SENTENCE = re.compile(r"[^。\n]+")


@pytest.mark.parametrize("row", ROWS)
def test_beside_any_other_an_answer_is_short_and_repeats_no_sentence(row: Mapping[str, Any]) -> None:
    assert len(row["short"]) <= SHORT
    assert not any(char.isdigit() for char in row["short"])
    for other in tables()["worries"]:
        if other is not row:
            told = answers([row, other], further=True)
            sentences = SENTENCE.findall("\n".join(told))
            assert len(set(sentences)) == len(sentences)
            assert told[1:3] == [row["short"], other["short"]]


def test_pages_of_several_worries_stand_in_turn() -> None:
    bank, credit = (next(row for row in tables()["worries"] if row["name"] == name) for name in ("bank", "credit"))
    turns = [bank["sources"][0], credit["sources"][0], bank["sources"][1], credit["sources"][1], *bank["sources"][2:]]
    assert sources_of([bank, credit]) == [tables()["sources"][key] for key in dict.fromkeys(turns)]


def test_what_is_asked_of_a_scheme_is_left_to_its_own_terms() -> None:
    assert shown("保証人はいりますか", of_scheme=True) == []
    assert shown("何を持っていけばいいですか", of_scheme=True) == []
    assert shown("家とられますか", of_scheme=True) == ["home"]


@pytest.mark.parametrize(
    "text",
    [
        "店を息子に残したい",
        "銀行に相談したら断られました",
        "銀行が貸してくれなかった",
        "銀行に相談しています",
        "去年機械を買いました",
        "大手に客を取られて売上が減った",
        "売上が減って店を守りたい",
        "どこで買ったらいいですか",
        "機械を買いたい",
        "コロナの借金が残ってる",
        "自宅を担保に入れてます",
        "店を手放したい",
        "妻が保証人になると言ってくれています",
        "跡取りがいないから廃業するしかないのか",
        "ブラックリストに載ってても借りられますか",
        "店を追い出されそう",
        "仕入先が倒産して前金を払ってもらえない",
        "うちの得意先が潰れそう",
        "値上げしたらお客さんに言われて来なくなる",
        "値上げをお願いしたら取引を切ると言われました",
        "電気を切られるのが怖い",
        "保証人は妻です",
        "去年時給を上げました",
        "銀行が貸してくれん",
        "日曜でもお客さんが少なくていい日がない",
        "値上げを言ったら仕事を減らされた",
        "売上が落ちたらどうしよう",
        "友だちの会社が取引先に飛ばれて大変らしい",
        "パートさんの旦那さんの会社が倒産したらしくて",
        "保証人はいません",
        "税金は払ってます",
        "七人の工場で、長く居た人を手ぶらで帰すのはつらい",
        "予約をネットで受けられるようにしたい",
        "サッカーの試合は何時から",
        "電話で何て言えばいいですか",
        "時給を上げたいんですが売上が減っていて",
        "取引先から電話が来るのが怖い",
        "お客さんからのメールで相談が来る",
        "店は土日も開いています",
        "注文の電話が苦手な従業員がいる",
        "支払日は五日後です。どこか間に合うところはありませんか",
    ],
)
def test_what_only_sounds_like_a_worry_is_none(text: str) -> None:
    assert shown(text) == []


@given(
    st.sampled_from(["分けてる", "まいど", "はい、", "…", "売れへん。"]),
    st.integers(0, 2000),
    st.sampled_from(
        [("home", "家とられますか"), ("cost", "相談は無料ですか"), ("ordered", "もう機械を注文しちゃった")]
    ),
)
def test_a_worry_is_heard_behind_and_before_however_much(said: str, times: int, feared: tuple[str, str]) -> None:
    much, (name, text) = said * times, feared
    assert shown(much) == []
    assert shown(f"{much}。{text}") == shown(f"{text}。{much}") == [name]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("機械はもう注文してもいい", False),
        ("はい、先に機械を注文したら", False),
        ("どうしたら先に機械を契約した人", True),
        ("もう機械を注文しました、見積もりも取ったら", True),
    ],
)
def test_only_the_clause_that_supposes_is_passed_over(text: str, heard: bool) -> None:
    assert ("ordered" in shown(text)) is heard
