"""A process that is killed in the midst of turns: the next one answers what it left, once and in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from slack_platform import BadMoment, StandIn
from stand_in import running, wait_until

DM, CHANNEL, PERSON = "D0000000001", "C0000000001", "U0000000001"
TAKEN_BUT_SILENT = BadMoment(status=0, taken=True)


@pytest.fixture
def slack() -> Iterator[StandIn]:
    with running(StandIn()) as stand_in:
        yield stand_in


def test_turns_under_way_and_waiting_are_answered_by_the_next_process(slack: StandIn, reopen: Any) -> None:
    workspace = reopen(slack)
    events = [slack.direct(DM, text) for text in ("ゆっくり", "二つめ", "三つめ")]
    for event in events:
        assert workspace.send(event).status_code == 200
    wait_until(lambda: bool(workspace.server.told("heard")))
    workspace.server.kill()
    assert slack.posted[DM] == []
    second = reopen(slack)
    for event in (*events, slack.direct(DM, "四つめ")):
        second.send(event, X_Slack_Retry_Num="1")
    assert second.said(DM, 4) == ["ゆっくり", "二つめ", "三つめ", "四つめ"]
    assert slack.refused == []


@pytest.mark.parametrize("thread", [None, "1700000000.000300"], ids=["direct", "thread"])
def test_what_had_arrived_already_is_not_said_again(slack: StandIn, reopen: Any, thread: str | None) -> None:
    workspace, more = reopen(slack), {"thread_ts": thread} if thread else {}
    slack.bad.append(TAKEN_BUT_SILENT)
    workspace.send(slack.direct(DM, "一つめ", **more))
    wait_until(lambda: bool(slack.posted[thread or DM]))
    workspace.server.kill()
    second = reopen(slack)
    second.send(slack.direct(DM, "二つめ", **more))
    assert second.said(thread or DM, 2) == ["一つめ", "二つめ"]
    time.sleep(1)
    assert second.said(thread or DM, 2) == ["一つめ", "二つめ"]


def test_what_is_for_one_person_and_the_shortcut_are_answered_too(slack: StandIn, reopen: Any) -> None:
    workspace, alone = reopen(slack), f"{CHANNEL}-{PERSON}"
    workspace.send(slack.command(CHANNEL, PERSON, "ゆっくり"))
    workspace.send(slack.shortcut(CHANNEL, slack.write("ゆっくり読んで")))
    wait_until(lambda: bool(workspace.server.told("heard")))
    workspace.server.kill()
    second = reopen(slack)
    said = sorted(text.split("\n\n")[0] for text in second.said(alone, 2, alone=True))
    assert len(said) == 2
    assert "「ゆっくり」" in said
