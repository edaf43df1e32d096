"""The counters: added to by several at once, and shown only in whole batches."""

from __future__ import annotations

import logging
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import insights
from insights import BATCH, Counters, Kind, Tick, shown
from insights.batches import SETTLED_AFTER

FIRST = date(2026, 11, 1)
TODAY = FIRST + timedelta(days=30)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / "counts.db"
    return f"sqlite:///{file}" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


def test_several_processes_add_to_one_number(url: str) -> None:
    tick = Tick(FIRST, "rest", Kind.TOPIC, "funding")
    # Each with its own connections, as processes have.
    counters = [Counters(url) for _ in range(4)]
    with ThreadPoolExecutor(4) as together:
        list(together.map(lambda each: each.add([tick] * 25), counters))
    counters[0].add([tick._replace(times=-1), tick._replace(channel="line")])
    assert counters[0].rows() == [tick._replace(channel="line"), tick._replace(times=99)]


def test_a_store_that_fails_is_noted_and_nobody_hears_of_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("MADOGUCHI_CASES", "sqlite:////nowhere/at/all.db")
    insights.count([Tick(FIRST, "rest", Kind.CONSULTATION)])
    with caplog.at_level(logging.WARNING):
        insights.flush()
    assert "1 counts were lost: OperationalError" in caplog.text
    assert "nowhere" not in caplog.text


def at(day: int, times: int, key: str = "funding", channel: str = "rest", kind: Kind = Kind.TOPIC) -> Tick:
    return Tick(FIRST + timedelta(days=day), channel, kind, key, times)


def test_fewer_than_five_wait_until_five_have_come() -> None:
    assert shown([at(0, 4)], TODAY) == []
    (batch,) = shown([at(0, 4), at(3, 3)], TODAY)
    assert (batch.day, batch.times) == (FIRST + timedelta(days=3), BATCH)


def test_what_is_not_over_is_not_shown() -> None:
    assert shown([at(0, 10)], FIRST + SETTLED_AFTER - timedelta(days=1)) == []
    assert shown([at(0, 10)], FIRST + SETTLED_AFTER)[0].times == 10


TICKS = st.lists(
    st.builds(
        at,
        st.integers(0, 40),
        st.integers(-3, 12),
        st.sampled_from(["funding", "succession"]),
        st.sampled_from(["rest", "line"]),
    ),
    max_size=40,
)


def _by_row(ticks: list[Tick]) -> list[Tick]:
    sums: Counter[tuple[date, str, Kind, str]] = Counter()
    for tick in ticks:
        sums[tick[:4]] += tick.times
    return [Tick(*row, times) for row, times in sums.items()]


@given(TICKS, st.data())
def test_no_number_and_no_difference_tells_of_fewer_than_five(ticks: list[Tick], data: st.DataObject) -> None:
    numbers = shown(_by_row(ticks), TODAY)
    some = [data.draw(st.sampled_from(numbers)) for _ in range(3)] if numbers else []
    part = sum(number.times for number in set(some))
    difference = sum(number.times for number in numbers) - part
    assert all(number.times >= BATCH for number in numbers)
    assert difference == 0 or difference >= BATCH
    assert difference % BATCH == part % BATCH == 0


@given(TICKS, st.integers(0, 30))
def test_what_was_shown_once_stays_as_it_was(ticks: list[Tick], earlier: int) -> None:
    rows = _by_row(ticks)
    before = TODAY - timedelta(days=earlier)
    later = shown(rows, TODAY)
    assert [number for number in later if number.day <= before - SETTLED_AFTER] == shown(rows, before)


@given(TICKS)
def test_never_more_is_shown_than_was_counted_and_at_most_four_wait(ticks: list[Tick]) -> None:
    rows = [tick for tick in _by_row(ticks) if tick.times > 0]
    counted: Counter[str] = Counter()
    for row in rows:
        counted[f"{row.channel} {row.key}"] += row.times if row.day <= TODAY - SETTLED_AFTER else 0
    for number in shown(rows, TODAY):
        counted[f"{number.channel} {number.key}"] -= number.times
    assert all(0 <= left < BATCH for left in counted.values())
