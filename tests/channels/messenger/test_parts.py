"""Secrets and calls to a platform."""

from __future__ import annotations

import asyncio

import pytest

from channels.messenger import PlatformFault, SettingFault, delivered, secret
from channels.messenger.delivery import FIRST_WAIT

FORM, LOOKS = "[0-9a-f]{32}", "チャネルシークレット（32文字の英数字）"


def test_a_secret_is_taken_from_the_environment() -> None:
    assert secret("S", FORM, LOOKS, {"S": "0123456789abcdef" * 2}) == "0123456789abcdef" * 2


@pytest.mark.parametrize("given", [{}, {"S": ""}, {"S": "  "}])
def test_a_missing_secret_is_named(given: dict[str, str]) -> None:
    with pytest.raises(SettingFault, match="S がありません。チャネルシークレット"):
        secret("S", FORM, LOOKS, given)


def test_a_malformed_secret_is_named_but_never_shown() -> None:
    with pytest.raises(SettingFault, match="S の形が違います") as caught:
        secret("S", FORM, LOOKS, {"S": "hunter2"})
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("asked", "waits"), [(7.0, [7.0, 7.0]), (0.0, [0.0, 0.0])])
def test_a_call_is_repeated_after_the_time_the_platform_asks_for(asked: float, waits: list[float]) -> None:
    assert _slept_until_taken(PlatformFault("429", retry_after=asked)) == waits


def test_without_a_time_each_wait_is_longer() -> None:
    first, second = _slept_until_taken(PlatformFault("503"))
    assert FIRST_WAIT <= first <= FIRST_WAIT + 1
    assert 2 * FIRST_WAIT <= second <= 2 * FIRST_WAIT + 1


def _slept_until_taken(fault: PlatformFault) -> list[float]:
    faults, slept = [fault, fault], list[float]()

    async def call() -> str:
        if faults:
            raise faults.pop()
        return "taken"

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    assert asyncio.run(delivered(call, sleep=sleep)) == "taken"
    return slept


def test_a_platform_that_stays_away_is_given_up_in_the_end() -> None:
    async def call() -> None:
        raise PlatformFault("503", retry_after=0.01)

    with pytest.raises(PlatformFault):
        asyncio.run(delivered(call, patience=0.05))


def test_a_call_that_is_wrong_is_not_repeated() -> None:
    calls: list[int] = []

    async def call() -> None:
        calls.append(1)
        raise ValueError("a wrong call")

    with pytest.raises(ValueError, match="a wrong call"):
        asyncio.run(delivered(call))
    assert calls == [1]
