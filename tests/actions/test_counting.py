"""What a turn counts: whole consultations, with the numbers they leave."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from talks import Talk

import insights
from actions.rules import default_adviser
from cases import day_at
from insights import Counters, Kind, Tick

ADVISER = default_adviser()
DAY = 24 * 3600
Numbers = dict[tuple[str, str], int]


@pytest.fixture(autouse=True)
def counters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Counters:
    monkeypatch.setenv("MADOGUCHI_CASES", f"sqlite:///{tmp_path / 'counts.db'}")
    monkeypatch.setenv(insights.TOKEN, "a token of the tests")
    return insights.default_counters()


def numbers(counters: Counters, kind: Kind) -> Numbers:
    insights.flush()
    found: Counter[tuple[str, str]] = Counter()
    for row in counters.rows():
        if row.kind is kind:
            found[row.channel, row.key] += row.times
    return {thing: times for thing, times in found.items() if times}


def test_a_consultation_and_its_topics_count_once(counters: Counters) -> None:
    talk = Talk("line")
    talk.turn("資金繰りが苦しいです", topics=("cash_flow_trouble",))
    talk.turn("大阪市で居酒屋をしています")
    assert numbers(counters, Kind.CONSULTATION) == {("line", ""): 1}
    assert numbers(counters, Kind.TOPIC) == {("line", "cash_flow_trouble"): 1}


def test_whoever_writes_no_more_stopped_at_the_last_question(counters: Counters) -> None:
    gone, staying = Talk(), Talk()
    gone.turn("運転資金を借りたいです", topics=("funding",))
    staying.turn("運転資金を借りたいです", topics=("funding",))
    asked = gone.slots["asked"]
    staying.turn("わからない", "dont_know")
    assert staying.slots["asked"] != asked
    assert numbers(counters, Kind.STOPPED) == {("rest", asked): 1, ("rest", staying.slots["asked"]): 1}


def test_nobody_stopped_who_has_their_advice(counters: Counters) -> None:
    talk = Talk()
    talk.turn("大阪市で居酒屋をしています。従業員3人、運転資金を借りたいです", topics=("funding",))
    talk.turn("とりあえず教えて", "advice_now")
    assert talk.slots["advised"]
    assert numbers(counters, Kind.STOPPED) == {}
    suggested = {scheme for _, scheme in numbers(counters, Kind.SCHEME)}
    assert suggested
    assert suggested <= set(ADVISER.catalogue.schemes)


def test_the_same_advice_again_counts_no_more(counters: Counters) -> None:
    talk = Talk()
    talk.turn("大阪市で居酒屋をしています。従業員3人、運転資金を借りたいです", topics=("funding",))
    talk.turn("とりあえず教えて", "advice_now")
    before = numbers(counters, Kind.SCHEME)
    talk.turn("とりあえず教えて", "advice_now")
    assert numbers(counters, Kind.SCHEME) == before
    assert set(before.values()) == {1}


def test_a_wish_for_which_nothing_is_found_counts_with_region_and_trade(
    counters: Counters, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk = Talk()
    talk.turn("大阪市で居酒屋をしています。従業員3人、運転資金を借りたいです", topics=("funding",))
    empty = {"topics": {"nothing_of_the_kind": 3}}
    schemes: Any = ADVISER.catalogue.schemes  # frozen by its type alone
    for name, scheme in ADVISER.catalogue.schemes.items():
        if "funding" in scheme.topics:
            monkeypatch.setitem(schemes, name, scheme.model_copy(update=empty))
    talk.turn("とりあえず教えて", "advice_now")
    assert ("rest", "funding/大阪府/restaurant") in numbers(counters, Kind.UNMET)


def test_where_something_is_found_no_wish_is_unmet(counters: Counters) -> None:
    talk = Talk()
    talk.turn("大阪市で居酒屋をしています。従業員3人、運転資金を借りたいです", topics=("funding",))
    talk.turn("とりあえず教えて", "advice_now")
    assert numbers(counters, Kind.UNMET) == {}


def test_beginning_anew_is_no_stopping(counters: Counters) -> None:
    talk = Talk()
    talk.turn("運転資金を借りたいです", topics=("funding",))
    talk.turn("最初から", "restart")
    assert numbers(counters, Kind.STOPPED) == {}
    talk.turn("後継ぎがいません", topics=("succession",))
    assert numbers(counters, Kind.STOPPED) == {("rest", talk.slots["asked"]): 1}
    assert numbers(counters, Kind.CONSULTATION) == {("rest", ""): 2}


@pytest.mark.parametrize(("days", "stopped"), [(1, 0), (3, 1)])
def test_who_comes_back_the_next_day_has_not_stopped_who_comes_later_has(
    days: int, stopped: int, counters: Counters, monkeypatch: pytest.MonkeyPatch
) -> None:
    talk, start = Talk(), time.time()
    talk.turn("運転資金を借りたいです", topics=("funding",))
    asked = talk.slots["asked"]
    monkeypatch.setattr("actions.take_in.time.time", lambda: start + days * DAY)
    monkeypatch.setattr("actions.counting.today", lambda: day_at(start + days * DAY))
    talk.turn("わからない", "dont_know")
    first_day = [row for row in counters_after(counters) if row.day == day_at(start)]
    assert sum(row.times for row in first_day if (row.kind, row.key) == (Kind.STOPPED, asked)) == stopped


def counters_after(counters: Counters) -> list[Tick]:
    insights.flush()
    return counters.rows()


def test_nothing_is_counted_when_it_is_off(counters: Counters, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(insights.TOKEN)
    Talk().turn("運転資金を借りたいです", topics=("funding",))
    assert counters_after(counters) == []


def test_a_counter_that_fails_ends_no_talk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("actions.counting._unmet", lambda *_: 1 / 0)
    talk = Talk()
    talk.turn("大阪市で居酒屋をしています。従業員3人、運転資金を借りたいです", topics=("funding",))
    talk.turn("とりあえず教えて", "advice_now")
    assert talk.slots["advised"]
