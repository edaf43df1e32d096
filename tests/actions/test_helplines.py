"""Whoever is in danger hears care first, and numbers that can be trusted."""

from datetime import date
from typing import Any

import pytest

from actions.helplines import helplines, in_danger
from actions.other_language import texts
from actions.replies.helplines import care_bubbles
from nlu.languages import language_of

GROUPS = helplines()
LINES = [pytest.param(line, id=line["name"]) for group in GROUPS.values() for line in group["lines"]]


@pytest.mark.parametrize("line", LINES)
def test_a_number_comes_with_source_and_date(line: dict[str, Any]) -> None:
    assert line["sources"]
    for source in line["sources"]:
        assert source["title"]
        assert source["url"].startswith("http")
    assert isinstance(line["checked_on"], date)
    assert isinstance(line["phone"], str)


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("もう死にたいです", "despair"),
        ("生命保険で払うしかないのかな", "despair"),
        ("ﾔﾐ金に手を出してしまいました", "illegal_lender"),
        ("闇金の取り立てが怖い", "illegal_lender"),
        ("もう首をくくるしかありません", "despair"),
        ("夜逃げするしかないんかな", "despair"),
        ("人生をもう終わりにしたい", "despair"),
        ("I want to die", "despair"),
        ("我想死", "despair"),
        ("我借了高利贷", "illegal_lender"),
        ("A loan shark threatens me", "illegal_lender"),
        ("個人間融資で借りて脅されている", "illegal_lender"),
        ("毎日取り立ての電話が鳴ります", "illegal_lender"),
        ("給料ファクタリングに手を出した", "illegal_lender"),
        ("名義貸しを頼まれました", "dishonest_agent"),
        ("成功報酬50%と言われた", "dishonest_agent"),
        ("成功報酬は補助金の半分だそうです", "dishonest_agent"),
        ("コンサルが嘘の書類で補助金を申請しようと言う", "dishonest_agent"),
        ("持続化給付金を不正に受け取ってしまった", "dishonest_agent"),
    ],
)
def test_plain_signs_are_seen(text: str, group: str) -> None:
    assert group in in_danger(text)


@pytest.mark.parametrize(
    "text",
    [
        "取引先が夜逃げしました",
        "値下げしないと取引を切ると脅されました",
        "店をたたみたい",
        "資金が底をつきそう",
        "",
        "死ぬほど忙しい",
        "死にたいくらい忙しいです",
        "借金で首が回らない",
        "客に夜逃げされた",
        "葬儀屋をやっています",
        "ファクタリング会社を経営しています",
        "ファクタリングを使いたい",
        "得意先の社長が自殺して代金がもらえない",
        "売掛金の取り立てをしたい",
        "今日はもう終わりにします",
        "相談を終わりにしたい",
        "補助金の成功報酬は10%が相場ですか",
        "不正受給にならないか知りたい",
        "名刺を作りたい",
        "SNSで集客したい",
        "架空請求のメールが来た",
        "成功報酬15%で頼んでいます",
    ],
)
def test_trouble_alone_is_no_sign(text: str) -> None:
    assert in_danger(text) == []


@pytest.mark.parametrize("name", GROUPS)
def test_care_comes_first_and_every_line_is_named(name: str) -> None:
    bubbles = care_bubbles([GROUPS[name]])
    assert bubbles[0].text == GROUPS[name]["care"]
    assert all(line["phone"] in (bubbles[1].text or "") for line in GROUPS[name]["lines"])
    assert "110番" in (bubbles[-1].text or "")


def test_a_line_that_two_groups_share_is_named_once() -> None:
    text = care_bubbles([GROUPS["illegal_lender"], GROUPS["dishonest_agent"]])[1].text or ""
    assert text.count("#9110") == 1


@pytest.mark.parametrize(
    ("text", "words"), [("I want to die", "do not carry this alone"), ("公司倒闭了，我想自杀", "请不要一个人承受")]
)
def test_care_is_said_in_the_language_of_the_person(text: str, words: str) -> None:
    bubbles = care_bubbles([GROUPS["despair"]], texts()[language_of(text)])
    assert words in (bubbles[0].text or "")
    assert "119" in (bubbles[-1].text or "")
