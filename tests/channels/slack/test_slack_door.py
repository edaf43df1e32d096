"""Slack's door on real servers: only Slack gets in, each event counts once, and each answer arrives once."""

from __future__ import annotations

import itertools
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_platform import BadMoment, StandIn, sent, signed
from stand_in import wait_until

DM, OTHER, CHANNEL, PERSON = "D0000000001", "D0000000002", "C0000000001", "U0000000007"
LOST = BadMoment(status=0, taken=True)

Open = Callable[[StandIn], Any]
_channels = (f"D{number:010d}" for number in itertools.count(10_000))


@pytest.fixture
def direct() -> str:
    """A talk of its own: who writes to one talk too fast is asked to wait."""
    return next(_channels)


def test_slack_may_check_the_address(workspace: Any) -> None:
    answer = workspace.send({"type": "url_verification", "challenge": "abc123"})
    assert (answer.status_code, answer.text) == (200, "abc123")


def test_a_direct_message_is_answered_where_it_was_written(workspace: Any) -> None:
    assert workspace.send(workspace.slack.direct(DM, "こんにちは")).status_code == 200
    workspace.send(workspace.slack.direct(DM, "横から", thread_ts="1700000000.000100"))
    assert workspace.said(DM, 1) == ["こんにちは"]
    assert workspace.said("1700000000.000100", 1) == ["横から"]


def test_a_mention_opens_a_thread_that_goes_on_when_called_again(workspace: Any) -> None:
    first = workspace.slack.mention(CHANNEL, "融資のこと")
    thread = first["event"]["ts"]
    workspace.send(first)
    workspace.said(thread, 1)
    workspace.send(workspace.slack.mention(CHANNEL, "従業員3人です", thread_ts=thread))
    first_said, second_said = workspace.said(thread, 2)
    assert first_said.startswith("融資のこと\n\n続けるときは")
    assert second_said == "従業員3人です"
    heard = workspace.server.told("heard")
    assert heard[-1] == heard[-2]
    assert "slack-" in heard[-1]


def test_what_people_say_to_each_other_is_not_answered(workspace: Any) -> None:
    slack = workspace.slack
    for event in (
        slack.event(type="message", channel_type="channel", channel=CHANNEL, text="お昼は？"),
        slack.direct(DM, "機械から", bot_id="B1"),
        slack.direct(DM, "直した", subtype="message_changed"),
        slack.event(type="reaction_added", reaction="+1"),
        slack.event(type="teleport"),
        slack.event(type="message"),
        {"type": "event_callback_of_the_future"},
        {"type": "view_submission"},
    ):
        assert workspace.send(event).status_code == 200
    workspace.send(slack.direct(OTHER, "はい"))
    assert workspace.said(OTHER, 1) == ["はい"]
    assert set(slack.posted) == {OTHER}


def test_names_and_links_come_as_words_and_leave_as_words(workspace: Any) -> None:
    text = "<@U0000000009> <https://example.jp/a?b=1&amp;c=2|店のページ> &lt;5人&gt; <!channel> A&amp;B"
    workspace.send(workspace.slack.direct(DM, text))
    (message,) = workspace.shown(DM, 1)
    assert message["blocks"][0]["text"]["text"] == "店のページ &lt;5人&gt; A&amp;B"


def test_a_file_is_named_and_what_was_written_with_it_is_answered(workspace: Any) -> None:
    workspace.send(workspace.slack.direct(DM, "これです", subtype="file_share", files=[{"id": "F1"}]))
    (said,) = workspace.said(DM, 1)
    assert said.startswith("ファイルは、まだ開けません")
    assert said.endswith("\n\nこれです")


def test_few_choices_are_buttons_and_many_are_a_menu_and_a_tap_answers_in_place(workspace: Any) -> None:
    slack = workspace.slack
    first = slack.mention(CHANNEL, "何人？｜1人｜3人")
    thread = first["event"]["ts"]
    workspace.send(first)
    (question,) = workspace.shown(thread, 1)
    workspace.send(slack.tap(CHANNEL, question, "3人"))
    assert workspace.said(thread, 2)[1] == "「3人」\n\n3人"
    workspace.send(slack.mention(CHANNEL, "県は？｜" + "｜".join("一二三四五六"), thread_ts=thread))
    menu = workspace.shown(thread, 3)[2]
    assert menu["blocks"][1]["elements"][0]["type"] == "static_select"
    workspace.send(slack.tap(CHANNEL, menu, "五"))
    assert workspace.said(thread, 4)[3] == "「五」\n\n五"
    assert slack.refused == []


def test_a_tap_delivered_twice_counts_once_and_two_taps_count_twice(workspace: Any) -> None:
    slack = workspace.slack
    workspace.send(slack.direct(DM, "何人？｜1人｜3人"))
    (question,) = workspace.shown(DM, 1)
    tap = slack.tap(DM, question, "1人")
    for what in (tap, tap, slack.tap(DM, question, "3人")):
        workspace.send(what)
    assert workspace.said(DM, 3)[1:] == ["「1人」\n\n1人", "「3人」\n\n3人"]


def test_the_command_answers_one_person_only_and_its_buttons_too(workspace: Any) -> None:
    slack, alone = workspace.slack, f"{CHANNEL}-{PERSON}"
    answer = workspace.send(slack.command(CHANNEL, PERSON, "何人？｜1人｜3人"))
    assert (answer.status_code, answer.text) == (200, "")
    (question,) = workspace.shown(alone, 1, alone=True)
    workspace.send(slack.tap(CHANNEL, question, "3人", PERSON))
    first, second = workspace.said(alone, 2, alone=True)
    assert first.startswith("「何人？｜1人｜3人」\n\n何人？")
    assert second.startswith("「3人」\n\n3人\n\nあなただけに見えています")
    assert slack.posted == {}


def test_the_command_alone_says_how_to_use_it(workspace: Any) -> None:
    workspace.send(workspace.slack.command(CHANNEL, PERSON, ""))
    (said,) = workspace.said(f"{CHANNEL}-{PERSON}", 1, alone=True)
    assert "/madoguchi" in said


FORGERIES = {
    "wrong key": lambda body: (body, signed(body, "f" * 32)),
    "other words": lambda body: (body.replace("はい".encode(), "いや".encode()), signed(body)),
    "another byte": lambda body: (body[:-1] + b" }", signed(body)),
    "too old": lambda body: (body, signed(body, at=time.time() - 301)),
    "from the future": lambda body: (body, signed(body, at=time.time() + 310)),
    "another time": lambda body: (body, signed(body) | {"X-Slack-Request-Timestamp": str(int(time.time()) - 5)}),
    "no time": lambda body: (body, {"X-Slack-Signature": signed(body)["X-Slack-Signature"]}),
    "no signature": lambda body: (
        body,
        {"X-Slack-Request-Timestamp": signed(body)["X-Slack-Request-Timestamp"]},
    ),
    "time in words": lambda body: (body, signed(body) | {"X-Slack-Request-Timestamp": "now"}),
    "signature in words": lambda body: (body, signed(body) | {"X-Slack-Signature": "署名".encode()}),
    "no text": lambda body: (b"\xff" + body, signed(b"\xff" + body)),
}


@pytest.mark.parametrize("forge", FORGERIES.values(), ids=FORGERIES.keys())
def test_nothing_forged_reaches_the_dialogue(workspace: Any, forge: Any) -> None:
    body, kind = sent(workspace.slack.direct(DM, "はい"))
    forged, headers = forge(body)
    answer = workspace.post(forged, kind, headers)
    assert answer.status_code == 401
    assert "署名" in answer.json()["error"]["message"]
    workspace.send(workspace.slack.direct(OTHER, "次の方"))
    assert workspace.said(OTHER, 1) == ["次の方"]
    assert workspace.slack.posted[DM] == []


def test_just_within_the_window_is_taken(workspace: Any) -> None:
    body, kind = sent(workspace.slack.direct(DM, "はい"))
    assert workspace.post(body, kind, signed(body, at=time.time() - 290)).status_code == 200
    assert workspace.said(DM, 1) == ["はい"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"type": "event_callback"}', b"[" * 100_000])
def test_what_cannot_be_read_is_refused_in_words(workspace: Any, body: bytes) -> None:
    answer = workspace.post(body, "application/json", signed(body))
    assert answer.status_code == 400
    assert "読み取れません" in answer.json()["error"]["message"]


def test_a_retry_of_what_never_arrived_is_answered(workspace: Any) -> None:
    retry = {"X_Slack_Retry_Num": "1", "X_Slack_Retry_Reason": "http_timeout"}
    workspace.send(workspace.slack.direct(DM, "はい"), **retry)
    assert workspace.said(DM, 1) == ["はい"]


def test_a_storm_of_redeliveries_over_two_servers_is_answered_once(workspace: Any, start_echo: Open) -> None:
    second = type(workspace)(workspace.slack, start_echo(workspace.slack))
    talks = [f"D{number:010d}" for number in range(100, 120)]
    events = [workspace.slack.direct(talk, f"{talk} {turn}") for talk in talks for turn in range(3)]
    storm = [(event, n) for event in events for n in range(5)]
    random.Random(7).shuffle(storm)

    def deliver(at: tuple[int, tuple[dict[str, Any], int]]) -> int:
        door, (event, n) = (workspace if at[0] % 2 else second), at[1]
        code: int = door.send(event, **({"X_Slack_Retry_Num": str(n)} if n else {})).status_code
        return code

    with ThreadPoolExecutor(16) as pool:
        assert set(pool.map(deliver, enumerate(storm))) == {200}
    for talk in talks:
        assert sorted(workspace.said(talk, 3)) == [f"{talk} {turn}" for turn in range(3)]
    assert workspace.slack.refused == []


BAD = {
    "away": [BadMoment(500), BadMoment(503)],
    "too many calls": [BadMoment(429, retry_after=1, error="ratelimited")],
    "no answer, but taken": [LOST],
    "no answer": [BadMoment(0)],
    "error, but taken": [BadMoment(500, taken=True)],
    "fatal, but taken": [BadMoment(200, taken=True, error="fatal_error")],
    "both": [BadMoment(502), LOST],
}


@pytest.mark.parametrize("bad", BAD.values(), ids=BAD.keys())
@pytest.mark.parametrize("thread", [None, "1700000000.000200"], ids=["direct", "thread"])
def test_a_bad_moment_loses_nothing_and_says_nothing_twice(
    workspace: Any, direct: str, bad: list[BadMoment], thread: str | None
) -> None:
    workspace.slack.bad.extend(bad)
    for text in ("一つめ", "二つめ"):
        workspace.send(workspace.slack.direct(direct, text, **({"thread_ts": thread} if thread else {})))
    assert workspace.said(thread or direct, 2) == ["一つめ", "二つめ"]
    assert not workspace.slack.bad


@pytest.mark.parametrize("bad", [BAD["away"], BAD["too many calls"], BAD["no answer"]])
def test_what_is_for_one_person_survives_a_bad_moment_too(workspace: Any, bad: list[BadMoment]) -> None:
    workspace.slack.bad.extend(bad)
    for text in ("一つめ", "二つめ"):
        workspace.send(workspace.slack.command(CHANNEL, PERSON, text))
    said = workspace.said(f"{CHANNEL}-{PERSON}", 2, alone=True)
    assert [text.split("\n\n")[1] for text in said] == ["一つめ", "二つめ"]


def test_the_platform_is_not_asked_again_before_the_time_it_names(workspace: Any) -> None:
    workspace.slack.bad.append(BadMoment(429, retry_after=2, error="ratelimited"))
    started = time.monotonic()
    workspace.send(workspace.slack.direct(DM, "はい"))
    assert workspace.said(DM, 1) == ["はい"]
    assert time.monotonic() - started >= 2


def test_a_refusal_for_good_holds_up_nobody_and_tells_nobody_what_was_said(workspace: Any) -> None:
    workspace.slack.bad.append(BadMoment(200, error="channel_not_found"))
    for text in ("ないしょの話", "次"):
        workspace.send(workspace.slack.direct(DM, text))
    assert workspace.said(DM, 1) == ["次"]
    logged = "".join(workspace.server.lines)
    assert "channel_not_found" in logged
    assert "ないしょ" not in logged
    assert DM not in logged


def test_a_thousand_people_at_once_each_get_their_answer_once(open_workspace: Open) -> None:
    workspace = open_workspace(StandIn(calls_a_second=400))
    talks = [f"D{number:010d}" for number in range(1000)]
    with ThreadPoolExecutor(32) as pool:
        answers = pool.map(lambda talk: workspace.send(workspace.slack.direct(talk, f"{talk}です")), talks)
        assert {answer.status_code for answer in answers} == {200}
    wait_until(lambda: sum(map(len, list(workspace.slack.posted.values()))) >= len(talks), within=60)
    said = {talk: [message["text"] for message in workspace.slack.posted[talk]] for talk in talks}
    assert said == {talk: [f"{talk}です"] for talk in talks}
