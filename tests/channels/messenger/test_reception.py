"""Events of a messenger: each once, each sender's in order, answered in words whatever happens."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rasa.core.channels.channel import UserMessage

from channels.messenger import House, Inbox, Reception, Turn
from channels.messenger.reception import MESSAGES_A_MINUTE, TOO_FAST, TOO_LONG

Make = Callable[..., Reception]


async def echo(message: UserMessage) -> None:
    await message.output_channel.send_response(message.sender_id, {"text": message.text})


async def repeat(channel: str, talk: str, texts: Sequence[str], reply: str | None) -> list[dict[str, Any]]:
    return [{"text": f"{channel} {talk} {reply} {'・'.join(texts)}"}]


async def nothing(_: object) -> None:
    """Neither is anybody forgotten, nor is anything done."""


def noting(done: list[str]) -> Callable[[Turn], Awaitable[None]]:
    """Writes down what each turn says."""

    async def handle(turn: Turn) -> None:
        done.append(turn.event["said"])

    return handle


@pytest.fixture
def make(tmp_path: Path) -> Make:
    def reception(
        converse: Any = echo,
        channel: str = "line",
        hand_over: Any = repeat,
        handle: Any = nothing,
        as_of: date | None = None,
    ) -> Reception:
        inbox = Inbox(f"sqlite:///{tmp_path}/events.db", "a key")
        return Reception(channel, House("a key", inbox, nothing, hand_over, as_of), converse, handle)

    return reception


def test_an_event_is_worked_on_once_however_often_and_wherever_it_is_delivered(make: Make) -> None:
    done: list[str] = []

    async def storm() -> None:
        receptions = [make(handle=noting(done)), make(handle=noting(done))]
        for event in ["e1", "e2", "e1", "e3", "e2", "e1"] * 3:
            for reception in receptions:
                await reception.take(event, "U1", {"said": event})
        for reception in receptions:
            await reception.close(5)

    asyncio.run(storm())
    assert sorted(done) == ["e1", "e2", "e3"]


def test_the_same_event_id_on_another_channel_is_another_event(make: Make) -> None:
    done: list[str] = []

    async def both() -> None:
        for channel in ("line", "slack"):
            reception = make(channel=channel, handle=noting(done))
            await reception.take("e1", "U1", {"said": channel})
            await reception.close(5)

    asyncio.run(both())
    assert done == ["line", "slack"]


def test_a_sender_is_answered_in_order_and_does_not_hold_up_others(make: Make) -> None:
    done: list[str] = []

    async def talk() -> None:
        gate = asyncio.Event()

        async def handle(turn: Turn) -> None:
            if turn.event["said"] == "A1":
                await gate.wait()
            done.append(turn.event["said"])

        reception = make(handle=handle)
        for number, (talk, said) in enumerate([("A", "A1"), ("A", "A2"), ("B", "B1")]):
            await reception.take(str(number), talk, {"said": said})
        await asyncio.sleep(0.05)
        assert done == ["B1"]
        gate.set()
        await reception.close(5)

    asyncio.run(talk())
    assert done == ["B1", "A1", "A2"]


def test_work_that_fails_does_not_hold_up_the_next_and_is_not_tried_for_ever(make: Make) -> None:
    done: list[str] = []

    async def handle(turn: Turn) -> None:
        if turn.event["said"] == "A1":
            raise RuntimeError
        done.append(turn.event["said"])

    async def talk() -> None:
        reception = make(handle=handle)
        await reception.take("1", "A", {"said": "A1"})
        await reception.take("2", "A", {"said": "A2"})
        await reception.close(5)
        again = make(handle=handle)
        await again.start()
        await again.close(5)

    asyncio.run(talk())
    assert done == ["A2"]


def test_the_sender_is_the_same_every_time_and_not_the_platforms(make: Make) -> None:
    senders: list[str] = []

    async def handle(turn: Turn) -> None:
        senders.append(turn.sender)

    async def talk() -> None:
        reception = make(handle=handle)
        for event, person in [("1", "U4af4980629"), ("2", "U4af4980629"), ("3", "U0000000000")]:
            await reception.take(event, person, {})
        await reception.close(5)

    asyncio.run(talk())
    assert senders[0] == senders[1] != senders[2]
    assert all("U4af4980629" not in sender and sender.startswith("line-") for sender in senders)


def test_what_was_under_way_when_told_to_stop_is_answered_by_the_next_before_anything_new(make: Make) -> None:
    done: list[str] = []

    async def slow(_: Turn) -> None:
        await asyncio.sleep(60)

    async def talk() -> None:
        first = make(handle=slow)
        await first.take("1", "A", {"said": "A1"})
        await first.take("2", "A", {"said": "A2"})
        await first.close(0.1)
        second = make(handle=noting(done))
        await second.start()
        await second.take("3", "A", {"said": "A3"})
        await second.close(5)

    asyncio.run(talk())
    assert done == ["A1", "A2", "A3"]


def test_a_message_is_answered(make: Make) -> None:
    assert _texts(make(), "こんにちは") == ["こんにちは"]


def test_a_message_gives_no_commands_to_the_dialogue(make: Make) -> None:
    assert _texts(make(), "/restart") == ["／restart"]


def test_too_long_a_message_is_answered_in_words(make: Make) -> None:
    assert _texts(make(), "あ" * 10_001) == [TOO_LONG]


@pytest.mark.parametrize("silent", [True, False], ids=["nothing is said", "a fault"])
def test_a_dialogue_that_fails_is_owned_up_to(make: Make, silent: bool) -> None:
    async def fails(message: UserMessage) -> None:
        if not silent:
            raise RuntimeError

    assert "もう一度" in _texts(make(fails), "こんにちは")[0]


def test_whoever_sends_too_fast_is_asked_to_wait_and_others_are_not(make: Make) -> None:
    async def flood() -> tuple[list[str], list[str]]:
        reception = make()
        for _ in range(MESSAGES_A_MINUTE):
            await reception.answers("line-a", "はい")
        fast = await reception.answers("line-a", "はい")
        other = await reception.answers("line-b", "はい")
        return [b["text"] for b in fast], [b["text"] for b in other]

    assert asyncio.run(flood()) == ([TOO_FAST], ["はい"])


def _texts(reception: Reception, text: str) -> list[str]:
    return [bubble["text"] for bubble in asyncio.run(reception.answers("line-a", text))]


def test_private_numbers_are_hidden_before_anything_is_kept_and_the_dialogue_is_told(make: Make) -> None:
    kept: list[UserMessage] = []

    async def note(message: UserMessage) -> None:
        kept.append(message)

    asyncio.run(make(note).answers("line-a", "電話は090-1234-5678です"))
    assert kept[0].text == "電話は＊＊＊-＊＊＊＊-＊＊＊＊です"
    assert kept[0].metadata == {"masked": ["phone"]}


def test_a_fixed_day_is_told_to_the_dialogue(make: Make) -> None:
    kept: list[UserMessage] = []

    async def note(message: UserMessage) -> None:
        kept.append(message)

    asyncio.run(make(note, as_of=date(2021, 8, 1)).answers("line-a", "はい"))
    assert kept[0].metadata == {"as_of": "2021-08-01"}


def test_what_people_said_to_each_other_is_masked_and_handed_over(make: Make) -> None:
    (bubble,) = asyncio.run(make().hand_over("line-a", ["電話は090-1234-5678", "/restart"], "はい"))
    assert bubble["text"] == "line line-a はい 電話は＊＊＊-＊＊＊＊-＊＊＊＊・／restart"


def test_handing_over_that_fails_is_owned_up_to_and_has_its_pace(make: Make) -> None:
    async def fails(*_: object) -> list[dict[str, Any]]:
        raise RuntimeError

    async def often() -> list[str]:
        reception = make(hand_over=fails)
        return [(await reception.hand_over("line-a", [], None))[0]["text"] for _ in range(MESSAGES_A_MINUTE + 1)]

    *first, last = asyncio.run(often())
    assert all("もう一度" in text and text != TOO_FAST for text in first)
    assert last == TOO_FAST
