"""Whole lists as counts: added up firm by firm, in parts, and through JSON, they come to the same."""

from __future__ import annotations

import json
from functools import reduce
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from actions.rules import Verdict
from screening import Call, Screened, Totals
from screening.totals import CERTAIN, MORE, NOTHING, ONE_ANSWER, size_names, size_of

ASK = {CERTAIN: (), ONE_ANSWER: ("taxes_paid",), MORE: ("taxes_paid", "capital_yen")}
Row = tuple[Screened, dict[str, Any]]


def call(scheme: str, need: str = CERTAIN) -> Call:
    return Call(scheme, scheme, Verdict.UNKNOWN, "理由。", ASK[need], "窓口", 1.0)


def screened(*calls: Call, one_answer: tuple[str, ...] = (), unlocks: dict[str, int] | None = None) -> Screened:
    return Screened(calls, ("tax-a",), one_answer, (), unlocks or {}, one_answer)


FACTS = st.fixed_dictionaries(
    {}, optional={"prefecture": st.sampled_from(["大阪府", "東京都"]), "employees_regular": st.integers(0, 400)}
)
CALLS = st.lists(st.builds(call, st.sampled_from("abcd"), st.sampled_from(list(ASK))), max_size=5)
ROWS = st.lists(st.tuples(st.builds(lambda calls: screened(*calls, unlocks={"taxes_paid": 2}), CALLS), FACTS))


def counted(rows: list[Row]) -> Totals:
    totals = Totals()
    for found, facts in rows:
        totals.add(found, facts)
    return totals


@given(st.lists(ROWS, min_size=1, max_size=4))
def test_parts_merged_in_any_order_come_to_the_whole(parts: list[list[Row]]) -> None:
    def merged(totals: Totals, part: list[Row]) -> Totals:
        totals.merge(counted(part))
        return totals

    whole = counted([row for part in parts for row in part])
    assert reduce(merged, parts, Totals()) == reduce(merged, reversed(parts), Totals()) == whole


@given(ROWS)
def test_what_is_put_aside_as_json_is_taken_up_again(rows: list[Row]) -> None:
    totals = counted(rows)
    totals.add_unread(["資本金"], left_out=True)
    assert Totals.load(json.loads(json.dumps(totals.dump()))) == totals


@given(ROWS)
def test_every_firm_stands_once_in_each_grouping(rows: list[Row]) -> None:
    totals = counted(rows)
    sums = {sum(counts.values()) for counts in (totals.ready, totals.prefectures, totals.sizes)}
    assert sums == {totals.firms} == {len(rows)}


@pytest.mark.parametrize("need", [CERTAIN, ONE_ANSWER, MORE])
def test_a_firm_is_as_ready_as_its_first_call(need: str) -> None:
    totals = counted([(screened(call("a", need), call("b", MORE)), {"prefecture": "大阪府"})])
    assert totals.ready == {need: 1}
    assert totals.prefectures == {f"大阪府/{need}": 1}


def test_a_firm_without_calls_has_nothing() -> None:
    assert counted([(screened(), {})]).ready == {NOTHING: 1}


def test_only_the_first_calls_are_told_first() -> None:
    totals = counted([(screened(*map(call, "abcd")), {})])
    assert totals.called == {f"{scheme}/certain": 1 for scheme in "abc"}


def test_what_one_answer_decides_is_counted_by_verdicts_and_by_firms() -> None:
    one = screened(one_answer=("loan-a", "loan-b"), unlocks={"taxes_paid": 2})
    totals = counted([(one, {}), (one, {}), (screened(), {})])
    assert totals.unlocks == {"taxes_paid": 4}
    assert totals.unlocked == {"taxes_paid": 2}
    assert totals.one_answer == {"loan-a": 2, "loan-b": 2}
    assert totals.eligible == {"tax-a": 3}


def test_cells_that_were_not_understood_are_counted_by_column() -> None:
    totals = Totals()
    totals.add_unread(["資本金", "従業員数"])
    totals.add_unread(["資本金"], left_out=True)
    assert totals.unread == {"資本金": 2, "従業員数": 1}
    assert (totals.firms, totals.left_out) == (0, 1)


@pytest.mark.parametrize(
    ("employees", "size"), [(None, ""), (0, "従業員なし"), (5, "1〜5人"), (6, "6〜20人"), (10**6, "301人以上")]
)
def test_a_size_holds_its_limit(employees: int | None, size: str) -> None:
    assert size_of({} if employees is None else {"employees_regular": employees}) == size
    assert size in ("", *size_names())
