"""Events are remembered, and what they say is kept until it is answered: for no longer, and readable by nobody else."""

from __future__ import annotations

import asyncio
import itertools
import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from channels.messenger import Inbox, Turn
from channels.messenger.inbox import HELD, KEPT, MOST_TRIES, TIDY_EVERY

KEY = "k" * 32
EVENT = {"text": "ないしょの話", "user": "U4af4980629"}


class Clock:
    """A time that is set by hand."""

    def __init__(self) -> None:
        self.at = 1000.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(tmp_path: Path, clock: Clock) -> Callable[..., Inbox]:
    """Each inbox as a process of its own would have it, on a machine of its own unless `me` says otherwise."""
    numbers = itertools.count(1)

    def begin(key: str = KEY, me: str | None = None) -> Inbox:
        return Inbox(f"sqlite:///{tmp_path}/events.db", key, clock, me or f"elsewhere-{next(numbers)}:1")

    return begin


async def taken(inbox: Inbox, name: str = "e1") -> Turn:
    turn = await inbox.take("line", name, "line-a", EVENT)
    assert turn is not None
    return turn


def test_an_event_is_taken_once_by_whichever_process(make: Any) -> None:
    async def run() -> list[Turn | None]:
        return [await inbox.take("line", "e1", "line-a", EVENT) for inbox in (make(), make(), make())]

    first, *later = asyncio.run(run())
    assert first is not None
    assert first.event == EVENT
    assert later == [None, None]


def test_old_event_ids_are_forgotten_and_young_ones_are_not(make: Any, clock: Clock) -> None:
    async def run() -> tuple[Turn | None, Turn | None]:
        inbox = make()
        await taken(inbox, "old")
        clock.at += KEPT + 1
        for number in range(TIDY_EVERY):
            await taken(inbox, str(number))
        return await inbox.take("line", "old", "line-a", {}), await inbox.take("line", "0", "line-a", {})

    old, young = asyncio.run(run())
    assert old is not None
    assert young is None


def test_machines_that_share_a_database_take_an_event_in_once_and_take_it_over_once(postgresql: str) -> None:
    here, there, third, fourth = (Inbox(postgresql, KEY, me=f"elsewhere-{number}:1") for number in range(4))

    async def run() -> tuple[list[Turn | None], list[list[Turn]]]:
        took = await asyncio.gather(*(inbox.take("line", "shared", "line-a", EVENT) for inbox in (here, there) * 5))
        await here.hold(0)
        await there.hold(0)
        return took, await asyncio.gather(*(inbox.left("line") for inbox in (third, fourth)))

    took, over = asyncio.run(run())
    assert sum(turn is not None for turn in took) == 1
    assert [turn.event for turns in over for turn in turns] == [EVENT]


def test_a_turn_goes_to_another_once_its_process_says_nothing_for_a_while(make: Any, clock: Clock) -> None:
    async def run() -> list[int]:
        gone, living, next_one = make(), make(), make()
        await taken(gone, "e1")
        await taken(living, "e2")
        clock.at += HELD - 1
        await living.hold()
        counts = [len(await next_one.left("line"))]
        clock.at += 2
        counts.append(len(await next_one.left("line")))
        counts.append(len(await next_one.left("line")))
        return counts

    assert asyncio.run(run()) == [0, 1, 0]


def test_nobody_takes_over_from_themselves_not_even_in_the_same_moment(make: Any) -> None:
    async def run() -> tuple[Turn | None, list[Turn], Turn | None, list[Turn]]:
        inbox = make(me=f"{socket.gethostname()}:{os.getpid()}")
        took = (inbox.take("line", "e1", "line-a", EVENT), inbox.left("line"))
        return await asyncio.gather(*took, inbox.take("line", "e1", "line-a", EVENT), inbox.left("line"))

    first, over, again, later = asyncio.run(run())
    assert first is not None
    assert (over, again, later) == ([], None, [])


def test_what_a_dead_process_of_the_same_machine_held_is_free_at_once(make: Any) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    machine = socket.gethostname()

    async def run() -> list[int]:
        counts = []
        for number in (ended.pid, os.getpid(), os.getppid()):
            await taken(make(me=f"{machine}:{number}"), f"e{number}")
            counts.append(len(await make(me=f"{machine}:0").left("line")))
        return counts

    assert asyncio.run(run()) == [1, 1, 0]


def test_turns_are_taken_over_in_their_order_with_their_answer_if_it_was_begun(make: Any, clock: Clock) -> None:
    async def run() -> list[Turn]:
        gone = make()
        for name in ("z", "m", "a"):
            turn = await taken(gone, name)
            clock.at += 1
        await gone.begin(turn, [{"text": "こたえ"}])
        await gone.hold(0)
        return list(await make().left("line"))

    turns = asyncio.run(run())
    assert [(turn.id, turn.again, turn.answer) for turn in turns] == [
        ("z", False, None),
        ("m", False, None),
        ("a", True, [{"text": "こたえ"}]),
    ]
    assert [turn.sender for turn in turns] == ["line-a"] * 3


def test_what_is_done_is_left_to_nobody(make: Any) -> None:
    async def run() -> list[Turn]:
        inbox = make()
        await inbox.done(await taken(inbox))
        await inbox.hold(0)
        return list(await make().left("line"))

    assert asyncio.run(run()) == []


def test_a_turn_of_another_channel_is_not_taken_over(make: Any) -> None:
    async def run() -> list[Turn]:
        inbox = make()
        await taken(inbox)
        await inbox.hold(0)
        return list(await make().left("slack"))

    assert asyncio.run(run()) == []


def test_a_turn_that_no_process_survives_is_given_up(make: Any, clock: Clock) -> None:
    async def run() -> list[int]:
        await taken(make())
        counts = []
        for _ in range(MOST_TRIES + 1):
            clock.at += HELD + 1
            counts.append(len(await make().left("line")))
        return counts

    assert asyncio.run(run()) == [1] * (MOST_TRIES - 1) + [0, 0]


def test_nothing_that_was_said_can_be_read_in_the_database(make: Any, tmp_path: Path) -> None:
    async def run() -> None:
        inbox = make()
        turn = await taken(inbox)
        await inbox.begin(turn, [{"text": "ないしょの答え"}])

    asyncio.run(run())
    stored = (tmp_path / "events.db").read_bytes()
    for private in ("ないしょ", "\\u306a\\u3044", "U4af4980629", "line-a"):
        assert private.encode() not in stored


def test_with_another_key_it_is_not_answered(make: Any) -> None:
    async def run() -> list[Turn]:
        inbox = make()
        await taken(inbox)
        await inbox.hold(0)
        return list(await make("x" * 32).left("line"))

    assert asyncio.run(run()) == []


def test_what_is_done_is_overwritten(make: Any, tmp_path: Path) -> None:
    async def run() -> str:
        inbox = make()
        turn = await taken(inbox)
        with sqlite3.connect(tmp_path / "events.db") as database:
            (content,) = database.execute("SELECT content FROM messenger_turns").fetchone()
        await inbox.done(turn)
        return str(content)

    content = asyncio.run(run())
    assert content[10:60].encode() not in (tmp_path / "events.db").read_bytes()
