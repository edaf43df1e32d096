"""Which messengers are switched on, and what stops the start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self

import pytest
from sanic import Blueprint

from channels.messenger import House, Messenger, Turn, secret
from madoguchi import messengers
from madoguchi.messengers import KEY, switched_on
from madoguchi.trouble import Trouble

GOOD = {"MADOGUCHI_TOY_SECRET": "abcd", KEY: "k" * 32}


class Toy(Messenger):
    """A messenger with one secret."""

    SECRETS = ("MADOGUCHI_TOY_SECRET",)

    @classmethod
    def from_environment(cls, house: House, environment: Mapping[str, str] = GOOD) -> Self:
        secret(cls.SECRETS[0], "[a-z]{4}", "四文字", environment)
        return cls(house)

    def routes(self, door: Blueprint) -> None:
        """It has none."""

    async def handle(self, turn: Turn) -> None:
        """It answers nothing."""


@pytest.fixture(autouse=True)
def _only_toys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messengers, "MESSENGERS", (Toy,))


async def forget(_: str) -> None:
    """Nothing is kept."""


async def hand_over(*_: object) -> list[dict[str, Any]]:
    """Nothing is handed over."""
    return []


def test_without_secrets_no_messenger_is_opened_and_no_key_is_needed() -> None:
    assert switched_on(forget, hand_over, None, {}) == []


def test_a_messenger_with_its_secrets_is_opened_with_what_the_house_has() -> None:
    (toy,) = switched_on(forget, hand_over, date(2021, 8, 1), GOOD)
    assert isinstance(toy, Toy)
    assert (toy.house.key, toy.house.as_of) == ("k" * 32, date(2021, 8, 1))


@pytest.mark.parametrize(
    ("wrong", "named"),
    [({KEY: ""}, KEY), ({KEY: "k" * 31}, KEY), ({"MADOGUCHI_TOY_SECRET": "ABCD"}, "MADOGUCHI_TOY_SECRET")],
)
def test_a_missing_or_malformed_setting_stops_the_start_and_is_named_but_not_shown(
    wrong: dict[str, str], named: str
) -> None:
    with pytest.raises(Trouble, match=named) as caught:
        switched_on(forget, hand_over, None, GOOD | wrong)
    assert not any(value and value in str(caught.value) for value in wrong.values())
