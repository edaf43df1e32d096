"""A message that comes more than once is taken in once."""

from __future__ import annotations

import asyncio

import pytest

from channels.once import KEPT, Once


class Work:
    """Counts how often it is done."""

    def __init__(self, *, fails: bool = False) -> None:
        self.done = 0
        self.fails = fails

    async def __call__(self) -> int:
        self.done += 1
        await asyncio.sleep(0)
        if self.fails:
            raise OSError("broken")
        return self.done


def test_who_asks_again_meanwhile_waits_for_the_same_answer() -> None:
    async def twice(once: Once[int], work: Work) -> list[int]:
        return list(await asyncio.gather(*(once.answer(("a", "1"), work) for _ in range(5))))

    work = Work()
    assert asyncio.run(twice(Once(), work)) == [1] * 5
    assert work.done == 1


def test_senders_and_messages_are_told_apart() -> None:
    async def all_of(once: Once[int], work: Work) -> list[int]:
        return [await once.answer(key, work) for key in [("a", "1"), ("a", "2"), ("b", "1"), ("a", "1")]]

    assert asyncio.run(all_of(Once(), Work())) == [1, 2, 3, 1]


def test_one_who_hangs_up_does_not_stop_the_work() -> None:
    async def hang_up(once: Once[int], work: Work) -> int:
        first = asyncio.ensure_future(once.answer(("a", "1"), work))
        await asyncio.sleep(0)
        first.cancel()
        return await once.answer(("a", "1"), work)

    assert asyncio.run(hang_up(Once(), Work())) == 1


def test_a_failure_may_be_tried_again() -> None:
    async def again(once: Once[int], work: Work) -> int:
        with pytest.raises(OSError, match="broken"):
            await once.answer(("a", "1"), work)
        work.fails = False
        return await once.answer(("a", "1"), work)

    assert asyncio.run(again(Once(), Work(fails=True))) == 2


def test_answers_are_let_go_after_a_while() -> None:
    clock = [0.0]

    async def later(once: Once[int], work: Work) -> int:
        await once.answer(("a", "1"), work)
        clock[0] = KEPT + 1
        return await once.answer(("a", "1"), work)

    assert asyncio.run(later(Once(lambda: clock[0]), Work())) == 2
