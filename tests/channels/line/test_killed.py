"""A process that is killed in the midst of turns: the next one answers what it left, once and in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pytest
from line_platform import BadMoment, StandIn
from stand_in import running, wait_until

USER = "U" + "5" * 32
TAKEN_BUT_SILENT = BadMoment(status=0, taken=True)


@pytest.fixture
def line() -> Iterator[StandIn]:
    with running(StandIn()) as stand_in:
        yield stand_in


def test_turns_under_way_and_waiting_are_answered_by_the_next_process(line: StandIn, reopen: Any) -> None:
    account = reopen(line)
    events = [line.text(USER, text) for text in ("ゆっくり", "二つめ", "三つめ")]
    assert account.send(*events).status_code == 200
    wait_until(lambda: bool(account.server.told("heard")))
    account.server.kill()
    assert line.delivered[USER] == []
    second = reopen(line)
    second.send(*events, line.text(USER, "四つめ"))
    assert second.said(USER, 4) == ["ゆっくり", "二つめ", "三つめ", "四つめ"]


@pytest.mark.parametrize("push", [False, True], ids=["reply", "push"])
def test_what_had_arrived_already_is_not_said_again(line: StandIn, reopen: Any, push: bool) -> None:
    account = reopen(line)
    line.bad.append(TAKEN_BUT_SILENT)
    account.send(line.text(USER, "一つめ") | ({"replyToken": None} if push else {}))
    wait_until(lambda: bool(line.delivered[USER]))
    account.server.kill()
    second = reopen(line)
    second.send(line.text(USER, "二つめ"))
    assert second.said(USER, 2) == ["一つめ", "二つめ"]
    time.sleep(1)
    assert line.texts(USER) == ["一つめ", "二つめ"]


def test_who_left_is_forgotten_by_the_next_process(line: StandIn, reopen: Any) -> None:
    account = reopen(line)
    account.send(line.text(USER, "ゆっくり"), line.event(USER, type="unfollow") | {"replyToken": None})
    wait_until(lambda: bool(account.server.told("heard")))
    account.server.kill()
    second = reopen(line).server
    wait_until(lambda: bool(second.told("forgot")))
    assert len(second.told("forgot")) == 1
