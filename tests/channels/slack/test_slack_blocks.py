"""Bubbles become messages that Slack takes, and none of their words is lost."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_schema import faults

from channels.slack.blocks import messages

SOURCE = "https://example.jp/guide?a=1&b=2"
ADVICE = {
    "text": "まず、見積りを取ってください。\n\n【1】持続化補助金\n→ 使える見込みです\n出典：公募要領\n\n■ 相談窓口\n商工会　https://example.jp/",
    "custom": {
        "type": "advice",
        "advice": {"recommendations": [{"verdict": "eligible", "sources": [{"url": None}, {"url": SOURCE}]}]},
    },
}


def shown(listed: list[dict[str, Any]]) -> list[str]:
    return [block["text"]["text"] for message in listed for block in message["blocks"] if block["type"] == "section"]


def test_advice_has_headings_in_bold_and_links_to_its_sources() -> None:
    (message,) = messages([ADVICE])
    assert faults(message) == []
    assert [block["type"] for block in message["blocks"]] == ["section", "divider", "section", "divider", "section"]
    assert shown([message])[1:] == [
        "*【1】持続化補助金*\n*→ 使える見込みです*\n<https://example.jp/guide?a=1&amp;b=2|出典：公募要領>",
        "*相談窓口*\n商工会　<https://example.jp/>",
    ]
    assert message["text"] == ADVICE["text"]


def test_every_kind_of_bubble_is_read_as_its_text() -> None:
    kinds = ("schedule", "repayment", "record", "read_back", "summary", "question", "forgotten", "unheard")
    for kind in kinds:
        (message,) = messages([{"text": "一行め\n二行め", "custom": {"type": kind}}])
        assert shown([message]) == ["一行め\n二行め"]


@pytest.mark.parametrize(("count", "kind"), [(1, "button"), (5, "button"), (6, "static_select"), (47, "static_select")])
def test_few_choices_are_buttons_and_many_are_a_menu(count: int, kind: str) -> None:
    choices = [f"答え{number}" for number in range(count)]
    (message,) = messages([{"text": "どれですか。", "buttons": [{"title": choice} for choice in choices]}])
    elements = message["blocks"][-1]["elements"]
    assert {element["type"] for element in elements} == {kind}
    sent = elements if kind == "button" else elements[0]["options"]
    assert [one["value"] for one in sent] == choices
    assert faults(message) == []


def test_a_long_choice_is_shortened_to_the_eye_only() -> None:
    long = "とても長い答え" * 25
    listed = messages([{"text": "どれ？", "buttons": [{"title": f"{long}{number}"} for number in range(7)]}])
    assert faults(listed[0]) == []
    assert [button["value"] for button in listed[0]["blocks"][-1]["elements"]] == [f"{long}{n}" for n in range(7)]


def test_nothing_escaped_is_cut_through() -> None:
    for short in range(6):
        (message,) = messages([{"text": "\n".join(["あ" * short, *["&" * 499] * 2])}], before="&" * 600)
        assert faults(message) == []
        assert message["text"].endswith("&amp;")


texts = st.text(st.sampled_from("あ漢*&<>|@!→■【1】出典https://x.y \n\n※_~`😀"), max_size=300)
long_texts = st.builds(lambda text, times: text * times, texts, st.integers(1, 60))
bubbles = st.fixed_dictionaries(
    {"text": long_texts, "buttons": st.lists(st.fixed_dictionaries({"title": texts}), max_size=12)}
)


@given(st.lists(bubbles, max_size=4))
def test_whatever_is_said_slack_takes_it_and_nothing_in_it_calls_anyone(said: list[dict[str, Any]]) -> None:
    for message in messages(said, "前", "後"):
        assert faults(message) == []


@given(st.lists(st.text(st.characters(codec="utf-8", exclude_characters="*■"), max_size=4000), max_size=4))
def test_no_word_is_lost(said: list[str]) -> None:
    listed = messages([{"text": text} for text in said])
    read = "".join(shown(listed)).replace("*", "").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert sorted("".join(read.split())) == sorted("".join("".join(said).split()))
