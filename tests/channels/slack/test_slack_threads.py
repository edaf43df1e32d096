"""The shortcut on a message: its thread is read, its asker is asked, and everything that can be in the way is said."""

from __future__ import annotations

from typing import Any

import pytest
from slack_platform import BadMoment

CHANNEL, PERSON, OTHER = "C0000000001", "U0000000001", "U0000000002"
ALONE = f"{CHANNEL}-{PERSON}"


def test_what_people_wrote_is_read_and_nothing_else(workspace: Any) -> None:
    slack = workspace.slack
    first = slack.write("堺市の居酒屋さんです")
    thread = first["ts"]
    slack.write("<@U0000000BOT> 従業員は3人 &amp; 家族", thread, user=OTHER)
    slack.write("これです", thread, subtype="file_share", files=[{"id": "F1"}])
    slack.write("お知らせ", thread, subtype="bot_message", bot_id="B9")
    slack.write("私の答え", thread, bot_id="B1", user="U0000000BOT")
    slack.write("抜けました", thread, subtype="channel_leave")
    slack.write("", thread)
    workspace.send(slack.shortcut(CHANNEL, first))
    (asked,) = workspace.shown(ALONE, 1, alone=True)
    assert asked["blocks"][0]["text"]["text"] == "堺市の居酒屋さんです\n従業員は3人 &amp; 家族\nこれです"
    assert "あなただけに見えています" in asked["text"]
    assert slack.posted == {}


def test_private_numbers_are_hidden_before_anything_reads_them(workspace: Any) -> None:
    slack = workspace.slack
    workspace.send(slack.shortcut(CHANNEL, slack.write("電話は <tel:09012345678|090-1234-5678> です")))
    (said,) = workspace.said(ALONE, 1, alone=True)
    assert said.startswith("電話は ＊＊＊-＊＊＊＊-＊＊＊＊ です")


@pytest.mark.parametrize("count", [1, 199, 200, 201, 450])
def test_a_thread_of_many_pages_is_read_to_its_end_and_each_message_once(workspace: Any, count: int) -> None:
    slack = workspace.slack
    first = slack.write("0")
    for number in range(1, count):
        slack.write(str(number), first["ts"])
    workspace.send(slack.shortcut(CHANNEL, first))
    (asked,) = workspace.shown(ALONE, 1, alone=True)
    assert asked["blocks"][0]["text"]["text"].split() == [str(number) for number in range(count)]


def test_any_message_of_a_thread_stands_for_all_of_it(workspace: Any) -> None:
    slack = workspace.slack
    first = slack.write("一つめ")
    workspace.send(slack.shortcut(CHANNEL, slack.write("二つめ", first["ts"])))
    (said,) = workspace.said(ALONE, 1, alone=True)
    assert said.startswith("一つめ\n二つめ")


@pytest.mark.parametrize("reply", ["はい", "いいえ"])
def test_the_reply_takes_the_place_of_the_question_and_counts_once(workspace: Any, reply: str) -> None:
    slack = workspace.slack
    workspace.send(slack.shortcut(CHANNEL, slack.write("堺市です")))
    (asked,) = workspace.shown(ALONE, 1, alone=True)
    first = slack.tap(CHANNEL, asked, reply)
    for what in (first, first, slack.tap(CHANNEL, asked, reply), slack.tap(CHANNEL, asked, "はい")):
        workspace.send(what)
    workspace.send(slack.command(CHANNEL, PERSON, "次"))
    shown = workspace.shown(ALONE, 3, alone=True)
    assert [message["replace_original"] for message in shown] == [False, True, False]
    assert shown[1]["text"].startswith(f"{reply}：1")


def test_the_shortcut_delivered_again_counts_once_and_used_again_counts_again(workspace: Any) -> None:
    slack = workspace.slack
    message = slack.write("堺市です")
    used = slack.shortcut(CHANNEL, message)
    for what in (used, used, used, slack.shortcut(CHANNEL, message)):
        workspace.send(what)
    assert len(workspace.said(ALONE, 2, alone=True)) == 2


def test_the_sheet_belongs_to_the_talk_that_the_thread_has_with_the_adviser(workspace: Any) -> None:
    slack = workspace.slack
    first = slack.write("堺市です")
    workspace.send(slack.mention(CHANNEL, "こんにちは", thread_ts=first["ts"]))
    workspace.said(first["ts"], 1)
    workspace.send(slack.shortcut(CHANNEL, first))
    workspace.said(ALONE, 1, alone=True)
    told = [line.split()[1] for line in workspace.server.told("heard", "read")]
    assert told[-1] == told[-2]


def test_shortcuts_of_other_names_are_not_ours(workspace: Any) -> None:
    slack = workspace.slack
    assert workspace.send(slack.shortcut(CHANNEL, slack.write("堺市です"), callback_id="other")).status_code == 200
    workspace.send(slack.command(CHANNEL, PERSON, "次"))
    assert len(workspace.said(ALONE, 1, alone=True)) == 1


IN_THE_WAY = {
    "not_in_channel": "招いて",
    "channel_not_found": "招いて",
    "missing_scope": "権限",
    "thread_not_found": "見つかりません",
}


@pytest.mark.parametrize(("error", "told"), IN_THE_WAY.items())
def test_what_is_in_the_way_is_told_to_the_asker_with_what_to_do(workspace: Any, error: str, told: str) -> None:
    slack = workspace.slack
    message = slack.write("堺市です")
    slack.unreadable[message["ts"]] = error
    workspace.send(slack.shortcut(CHANNEL, message))
    (said,) = workspace.said(ALONE, 1, alone=True)
    assert told in said
    assert slack.posted == {}


def test_a_thread_that_goes_before_the_reply_is_told_in_place_of_the_question(workspace: Any) -> None:
    slack = workspace.slack
    message = slack.write("堺市です")
    workspace.send(slack.shortcut(CHANNEL, message))
    (asked,) = workspace.shown(ALONE, 1, alone=True)
    slack.unreadable[message["ts"]] = "thread_not_found"
    workspace.send(slack.tap(CHANNEL, asked, "はい"))
    _, said = workspace.shown(ALONE, 2, alone=True)
    assert "見つかりません" in said["text"]
    assert said["replace_original"] is True


@pytest.mark.parametrize("texts", [["あ" * 10_001], ["あ" * 9_000] * 12, ["あ"] * 1_001], ids=["one", "all", "many"])
def test_too_long_a_thread_is_not_read_in_part(workspace: Any, texts: list[str]) -> None:
    slack = workspace.slack
    first = slack.write(texts[0])
    for text in texts[1:]:
        slack.write(text, first["ts"])
    workspace.send(slack.shortcut(CHANNEL, first))
    (said,) = workspace.said(ALONE, 1, alone=True)
    assert "長すぎて" in said


@pytest.mark.parametrize(
    "bad",
    [
        [BadMoment(500, reading=True), BadMoment(0, reading=True)],
        [BadMoment(429, retry_after=1, error="ratelimited", reading=True)],
        [BadMoment(503), BadMoment(500)],
    ],
    ids=["reading", "too many calls", "speaking"],
)
def test_a_bad_moment_of_slack_holds_it_up_only(workspace: Any, bad: list[BadMoment]) -> None:
    slack = workspace.slack
    slack.bad.extend(bad)
    workspace.send(slack.shortcut(CHANNEL, slack.write("堺市です")))
    (said,) = workspace.said(ALONE, 1, alone=True)
    assert said.startswith("堺市です")
    assert not slack.bad
