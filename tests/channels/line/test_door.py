"""LINE's door on real servers: only LINE gets in, each event counts once, and each answer arrives once."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from line_platform import BadMoment, StandIn, signed, webhook
from stand_in import wait_until

USER, OTHER, GROUP = "U" + "1" * 32, "U" + "2" * 32, "C" + "3" * 32
LOST = BadMoment(status=0, taken=True)

Open = Callable[[StandIn], Any]


def test_a_message_is_answered_with_its_reply_token(account: Any) -> None:
    assert account.send(account.line.text(USER, "こんにちは")).status_code == 200
    assert account.said(USER, 1) == ["こんにちは"]
    assert [path for path, _ in account.line.calls] == ["/v2/bot/message/reply"]


def test_line_may_check_whether_the_door_is_there(account: Any) -> None:
    assert account.send().status_code == 200


@pytest.mark.parametrize(
    "forge",
    [
        lambda body: (body, signed(body, "f" * 32)),
        lambda body: (body.replace("はい".encode(), "いや".encode()), signed(body)),
        lambda body: (body[:-1] + b" }", signed(body)),
        lambda body: (body, None),
        lambda body: (body, ""),
        lambda body: (body, "署名"),
        lambda body: (b"\xff" + body, signed(b"\xff" + body)),
    ],
    ids=["wrong key", "other words", "another byte", "no header", "empty", "no base64", "no text"],
)
def test_nothing_forged_reaches_the_dialogue(account: Any, forge: Any) -> None:
    body, signature = forge(webhook(account.line.text(USER, "はい")))
    header = signature.encode() if signature else signature
    answer = account.post(body, X_Line_Signature=header)
    assert answer.status_code in (400, 401)
    assert "署名" in answer.json()["error"]["message"]
    account.send(account.line.text(OTHER, "次の方"))
    assert account.said(OTHER, 1) == ["次の方"]
    assert account.line.delivered[USER] == []


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b'{"events": 1}', b"[" * 100_000])
def test_what_cannot_be_read_is_refused_in_words(account: Any, body: bytes) -> None:
    answer = account.post(body)
    assert answer.status_code == 400
    assert "読み取れません" in answer.json()["error"]["message"]


def test_a_request_replayed_when_its_events_are_forgotten_is_not_answered(account: Any) -> None:
    old = account.line.text(USER, "四日前") | {"timestamp": int((time.time() - 4 * 24 * 3600) * 1000)}
    account.send(old, account.line.text(USER, "いま"))
    assert account.said(USER, 1) == ["いま"]


def test_unknown_events_and_kinds_do_no_harm(account: Any) -> None:
    line = account.line
    unknown = [
        line.event(USER, type="teleport", where={"x": 1}),
        line.event(USER, type="message", message={"id": "1", "type": "hologram"}),
        line.event(USER, type="message"),
        {"type": "message"},
        "x",
        line.event(USER, type="beacon", beacon={"hwid": "1", "type": "stay"}),
        line.text(USER, "休み") | {"mode": "standby"},
        line.text(USER, "出所なし") | {"source": {"type": "satellite"}},
    ]
    odd = line.text(USER, "@みんな はい")
    odd["message"] |= {"mention": {"mentionees": [{"type": "planet", "isSelf": None}]}, "emojis": None, "new": [1]}
    assert account.send(*unknown, odd).status_code == 200
    assert account.said(USER, 1) == ["@みんな はい"]


def test_a_storm_of_redeliveries_over_two_servers_is_answered_once(account: Any, start_echo: Open) -> None:
    second = type(account)(account.line, start_echo(account.line))
    talks = [f"U{number:032d}" for number in range(20)]
    events = [account.line.text(talk, f"{talk} {turn}") for talk in talks for turn in range(3)]
    storm = [(event | {"deliveryContext": {"isRedelivery": n > 0}}) for event in events for n in range(5)]
    random.Random(7).shuffle(storm)
    with ThreadPoolExecutor(16) as pool:
        doors = [account if n % 2 else second for n in range(len(storm))]
        codes = set(pool.map(lambda at: at[0].send(at[1]).status_code, zip(doors, storm, strict=True)))
    assert codes == {200}
    for talk in talks:
        assert sorted(account.said(talk, 3)) == [f"{talk} {turn}" for turn in range(3)]
    # A call that runs out of time on a busy machine is made again: its token is spent then, and nothing is said twice.
    assert all("Invalid reply token" in each for each in account.line.refused)


def test_one_reply_holds_all_bubbles_of_a_turn_and_the_rest_is_joined(account: Any) -> None:
    account.send(account.line.text(USER, "\n".join("一二三四五六七")))
    assert account.said(USER, 5) == ["一\n\n二\n\n三", "四", "五", "六", "七"]
    assert len(account.line.calls) == 1


@pytest.mark.parametrize(
    "bad",
    [
        [BadMoment(500), BadMoment(503)],
        [BadMoment(429, retry_after=1)],
        [LOST],
        [BadMoment(500, taken=True)],
        [BadMoment(502), LOST],
    ],
    ids=["away", "too many calls", "no answer, but taken", "error, but taken", "both"],
)
def test_a_bad_moment_loses_nothing_and_says_nothing_twice(account: Any, bad: list[BadMoment]) -> None:
    account.line.bad.extend(bad)
    account.send(account.line.text(USER, "一つめ"), account.line.text(USER, "二つめ"))
    assert account.said(USER, 2) == ["一つめ", "二つめ"]
    assert not account.line.bad


def test_the_platform_is_not_asked_again_before_the_time_it_names(account: Any) -> None:
    account.line.bad.append(BadMoment(429, retry_after=2))
    started = time.monotonic()
    account.send(account.line.text(USER, "はい"))
    assert account.said(USER, 1) == ["はい"]
    assert time.monotonic() - started >= 2


@pytest.mark.parametrize("bad", [[], [BadMoment(500)], [LOST]], ids=["good day", "away", "no answer, but taken"])
def test_an_answer_too_late_for_its_token_is_pushed_once(open_account: Open, bad: list[BadMoment]) -> None:
    account = open_account(StandIn(token_life=1.0))
    account.line.bad.extend(bad)
    account.send(account.line.text(USER, "ゆっくり"), account.line.text(USER, "次"))
    assert account.said(USER, 2) == ["ゆっくり", "次"]
    assert "/v2/bot/message/push" in [path for path, _ in account.line.calls]


def test_what_may_not_be_pushed_this_month_is_said_with_the_next_answer(open_account: Open) -> None:
    account = open_account(StandIn(token_life=1.0))
    account.line.bad.append(BadMoment(429, body={"message": "You have reached your monthly limit."}))
    account.send(account.line.text(USER, "ゆっくり"))
    time.sleep(2.5)
    account.send(account.line.text(USER, "次"))
    assert account.said(USER, 2) == ["ゆっくり", "次"]


def test_a_long_thought_is_shown_to_one_person_but_not_in_a_group(account: Any) -> None:
    called = {"mention": {"mentionees": [{"index": 0, "length": 2, "type": "user", "isSelf": True}]}}
    slow = account.line.text(GROUP, "@窓 ゆっくり")
    slow["message"] |= called
    account.send(account.line.text(USER, "ゆっくり"), slow)
    assert account.said(USER, 1) + account.said(GROUP, 1) == ["ゆっくり", "ゆっくり"]
    loading = [body for path, body in account.line.calls if path.endswith("/loading/start")]
    assert loading == [{"chatId": USER, "loadingSeconds": 20}]


def test_in_a_group_only_what_is_said_to_us_is_answered(account: Any) -> None:
    account.send(account.line.text(GROUP, "お昼どうする？"))
    asked = account.line.text(GROUP, "🍎@窓口 融資のこと")
    asked["message"]["mention"] = {"mentionees": [{"index": 2, "length": 3, "type": "user", "isSelf": True}]}
    tapped = account.line.event(GROUP, type="postback", postback={"data": "はい"})
    account.send(asked, tapped)
    assert account.said(GROUP, 2) == ["🍎 融資のこと", "はい"]


def test_after_what_cannot_be_read_a_tap_goes_on_with_the_talk_of_one_person(account: Any) -> None:
    account.send(account.line.event(USER, type="message", message={"id": "1", "type": "sticker"}))
    account.send(account.line.event(GROUP, type="join"))
    account.said(USER, 1)
    account.said(GROUP, 1)
    (sticker,), (join,) = account.line.delivered[USER], account.line.delivered[GROUP]
    assert [item["action"]["text"] for item in sticker["quickReply"]["items"]] == ["続きから"]
    assert "quickReply" not in join


def test_who_leaves_is_forgotten_under_their_private_name(account: Any) -> None:
    account.send(account.line.event(USER, type="unfollow") | {"replyToken": None})
    account.send(account.line.text(OTHER, "はい"))
    account.said(OTHER, 1)
    forgot = account.server.told("forgot")
    assert len(forgot) == 1
    assert USER not in "".join(account.server.lines)


def test_a_thousand_people_at_once_each_get_their_answer_once(open_account: Open) -> None:
    account = open_account(StandIn(calls_a_second=400))
    talks = [f"U{number:032d}" for number in range(1000)]
    with ThreadPoolExecutor(32) as pool:
        answers = pool.map(lambda talk: account.send(account.line.text(talk, f"{talk}です")), talks)
        assert {answer.status_code for answer in answers} == {200}
    wait_until(lambda: sum(map(len, list(account.line.delivered.values()))) >= len(talks), within=60)
    assert {talk: account.line.texts(talk) for talk in talks} == {talk: [f"{talk}です"] for talk in talks}
