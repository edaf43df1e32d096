"""Bubbles as messages of LINE: whatever the adviser says, LINE takes it, and nothing of it is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from line_schema import faults

from channels.line.messages import label, messages

ADVICE = {
    "type": "advice",
    "advice": {
        "recommendations": [
            {"verdict": "eligible", "sources": [{"url": "https://www.jfc.go.jp/n/finance/"}]},
            {"verdict": "unknown", "sources": [{"url": None}]},
        ]
    },
}
ADVICE_TEXT = """まず、大阪商工会議所に「マル経融資のことで相談したい」と伝えてください。

【1】マル経融資
→ 対象になります
合う理由：従業員3人
・限度額：2,000万円
※ 期限があります。
出典：マル経融資（日本公庫）（2026年11月22日に確認）

【2】セーフティネット保証
→ あと「売上の増え減り」が分かれば決まります
出典：県の案内（2026年11月22日に確認）

■ 相談先
・大阪商工会議所
　電話 06-6944-6211（2025年9月1日時点）
　https://www.osaka.cci.or.jp/

これは目安です。"""

words_of = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=400)
bubbles_of = st.lists(
    st.fixed_dictionaries(
        {"text": words_of},
        optional={
            "buttons": st.lists(st.fixed_dictionaries({"title": words_of, "payload": words_of}), max_size=20),
            "custom": st.sampled_from([{"type": kind} for kind in ("advice", "record", "schedule", "question")]),
        },
    ),
    min_size=1,
    max_size=5,
)


def shown(bubbles: list[dict[str, Any]], **options: bool) -> list[dict[str, Any]]:
    return [message.to_dict() for message in messages(bubbles, **options)]


def texts(part: Any) -> str:
    """Every word that a message shows."""
    if isinstance(part, list):
        return "".join(map(texts, part))
    if not isinstance(part, dict):
        return ""
    own = part["text"] if part.get("type") == "text" else ""
    return own + "".join(texts(inner) for name, inner in part.items() if name in ("contents", "body"))


@given(bubbles_of, st.booleans())
def test_line_takes_whatever_is_said(bubbles: list[dict[str, Any]], private: bool) -> None:
    listed = shown(bubbles, private=private)
    assert all(not faults(listed[start : start + 5]) for start in range(0, len(listed), 5))


@given(st.text(st.sampled_from("あ🍎\n。x"), min_size=1, max_size=300), st.integers(1, 120))
def test_no_sign_of_a_long_text_is_lost(piece: str, times: int) -> None:
    listed = shown([{"text": piece * times}])
    assert texts(listed).replace("\n", "") == (piece * times).replace("\n", "")


def test_an_advice_becomes_a_card_for_each_part_with_every_word_and_link() -> None:
    (message,) = shown([{"text": ADVICE_TEXT, "custom": ADVICE}])
    assert not faults([message])
    cards = message["contents"]["contents"]
    assert [card["body"]["contents"][0]["contents"][0]["text"] for card in cards] == [
        "まず、すること",
        "マル経融資",
        "セーフティネット保証",
        "相談先",
    ]
    words = texts(message)
    for line in ADVICE_TEXT.split("\n"):
        plain = line.strip().removeprefix("■ ").removeprefix("【1】").removeprefix("【2】")
        assert plain in words or plain.startswith("https")
    links = {part["action"]["uri"] for part in _parts(message) if "action" in part}
    assert links == {"https://www.jfc.go.jp/n/finance/", "tel:06-6944-6211", "https://www.osaka.cci.or.jp/"}
    assert message["altText"].startswith("まず、大阪商工会議所に")


def test_an_advice_that_did_not_change_stays_a_sentence() -> None:
    (message,) = shown([{"text": "先ほどのご案内は、このまま変わりません。", "custom": ADVICE}])
    assert message["type"] == "text"


def test_cards_that_would_be_too_large_are_read_as_text() -> None:
    text = ADVICE_TEXT.replace("※ 期限があります。", "\n".join("・要件があります。" for _ in range(400)))
    listed = shown([{"text": text, "custom": ADVICE}])
    assert {message["type"] for message in listed} == {"text"}
    assert texts(listed).count("要件があります") == 400


def test_a_quick_reply_sends_its_own_text_in_full() -> None:
    long = "使えないはずのものが入っている（補助金など）ので直したいです"
    (message,) = shown([{"text": "どこが？", "buttons": [{"title": "はい"}, {"title": long}]}])
    actions = [item["action"] for item in message["quickReply"]["items"]]
    assert actions == [
        {"type": "message", "label": "はい", "text": "はい"},
        {"type": "message", "label": "使えないはずのものが入っているので直し…", "text": long},
    ]


def test_in_a_group_a_tapped_reply_comes_back_without_a_mention() -> None:
    (message,) = shown([{"text": "よいですか", "buttons": [{"title": "はい"}]}], private=False)
    action = message["quickReply"]["items"][0]["action"]
    assert action == {"type": "postback", "label": "はい", "data": "はい", "displayText": "はい"}


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("わからない", "わからない"),
        ("小規模企業共済（廃業や退職に備えるための積立）", "小規模企業共済"),
        ("あいうえおかきくけこさしすせそたちつてと", "あいうえおかきくけこさしすせそたちつてと"),
        ("あいうえおかきくけこさしすせそたちつてとな", "あいうえおかきくけこさしすせそたちつて…"),
    ],
)
def test_labels_are_shortened_with_care(text: str, short: str) -> None:
    assert label(text) == short


def test_all_quick_replies_of_a_turn_stand_below_the_last_message_the_question_first() -> None:
    read_back = {"text": "従業員3人ですね。", "buttons": [{"title": "従業員の人数を直す"}]}
    question = {"text": "売上は？", "buttons": [{"title": "減った"}, {"title": "わからない"}]}
    first, second = shown([read_back, question])
    assert "quickReply" not in first
    assert _labels(second) == ["減った", "わからない", "従業員の人数を直す"]


def test_too_many_choices_are_told_in_words_and_the_last_one_stays() -> None:
    choices = [f"業種{number}" for number in range(15)] + ["わからない"]
    (message,) = shown([{"text": "業種は？", "buttons": [{"title": choice} for choice in choices]}])
    assert _labels(message) == [*choices[:12], "わからない"]
    assert message["text"] == "業種は？\nほかに「業種12」「業種13」「業種14」とも答えられます。"


def test_a_turn_of_many_bubbles_fits_one_reply_and_stays_in_order() -> None:
    listed = shown([{"text": str(number)} for number in range(9)])
    assert len(listed) == 5
    assert "".join(texts(listed).split()) == "012345678"


def _labels(message: dict[str, Any]) -> list[str]:
    return [item["action"]["label"] for item in message["quickReply"]["items"]]


def _parts(part: Any) -> list[dict[str, Any]]:
    if isinstance(part, list):
        return [found for inner in part for found in _parts(inner)]
    if not isinstance(part, dict):
        return []
    return [part, *(found for inner in part.values() if isinstance(inner, dict | list) for found in _parts(inner))]
