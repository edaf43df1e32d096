"""One firm of a member list: the verdicts are the adviser's, the calls in an order that can be told."""

from __future__ import annotations

import pickle
from collections import Counter
from datetime import date
from typing import Any, NamedTuple

import hypothesis.strategies as st
import pytest
from any_firm import any_firm
from hypothesis import HealthCheck, given, settings

from actions.rules import Verdict, default_adviser
from actions.rules.judge import Judge
from actions.rules.model import Version
from screening import Call, Screened, Screener
from screening.order import order

DAY = date(2026, 11, 25)
ADVISER = default_adviser()
CATALOGUE = ADVISER.catalogue


class InForce(NamedTuple):
    id: str
    version: Version


VERSIONS = [InForce(s.id, v) for s in CATALOGUE.schemes.values() if (v := s.version_on(DAY))]
IN_FORCE = [version.id for version in VERSIONS]
FIRMS = any_firm(CATALOGUE, DAY)
JUDGE = Judge(CATALOGUE)
SHOP = {"prefecture": "大阪府", "municipality": "大阪市", "industry": "restaurant", "employees_regular": 3}
SMALL_MAKER = {
    "industry": "manufacturing",
    "employees_regular": 9,
    "legal_form": "kabushiki_kaisha",
    "sales_change_pct": -30,
}
READY = {**SHOP, "legal_form": "sole_proprietor", "guidance_months": 7, "taxes_paid": True, "years_in_district": 5}


@pytest.fixture(scope="module")
def screener() -> Screener:
    return Screener(ADVISER, DAY)


def verdicts(screened: Screened) -> dict[str, Verdict]:
    found = dict.fromkeys(screened.eligible, Verdict.ELIGIBLE)
    found |= dict.fromkeys(screened.open, Verdict.UNKNOWN)
    return found | dict.fromkeys(screened.ineligible, Verdict.INELIGIBLE)


def call_about(screened: Screened, scheme: str) -> Call:
    return next(call for call in screened.calls if call.scheme == scheme)


# One screener for all, as in a run: what it keeps of one firm must never be told of another.
@given(FIRMS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_scheme_in_force_has_the_advisers_verdict(screener: Screener, facts: dict[str, Any]) -> None:
    screened = screener.screen(facts)
    judged = {name: ADVISER.judge(name, facts, as_of=DAY) for name in IN_FORCE}
    assert verdicts(screened) == {name: judgement.verdict for name, judgement in judged.items()}
    alone = {
        name: judgement.missing_facts[0] for name, judgement in judged.items() if len(judgement.missing_facts) == 1
    }
    assert set(screened.one_answer) == set(alone)
    assert screened.unlocks == Counter(alone.values())


@given(st.lists(FIRMS, min_size=2, max_size=20))
@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
def test_many_firms_together_have_the_rules_modules_verdicts(firms: list[dict[str, Any]]) -> None:
    for facts, screened in zip(firms, Screener(ADVISER, DAY).screen_all(firms), strict=True):
        derived = ADVISER.derived(facts, as_of=DAY)
        assert verdicts(screened) == {v.id: JUDGE.judge(v.version, derived, DAY).verdict for v in VERSIONS}


@given(st.lists(FIRMS, min_size=2, max_size=6))
@settings(max_examples=5, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_firm_is_told_the_same_alone_and_among_others(screener: Screener, firms: list[dict[str, Any]]) -> None:
    assert Screener(ADVISER, DAY).screen_all(firms) == [screener.screen(facts) for facts in firms]


@given(FIRMS)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_call_asks_only_for_what_is_not_known_and_asks_nothing_where_all_is_certain(
    screener: Screener, facts: dict[str, Any]
) -> None:
    derived = ADVISER.derived(facts, as_of=DAY)
    for call in screener.screen(facts).calls:
        assert not set(call.ask) & set(derived)
        assert call.verdict is not Verdict.INELIGIBLE
        assert call.ask or call.verdict is Verdict.ELIGIBLE


def test_no_firms_are_no_results(screener: Screener) -> None:
    assert screener.screen_all([]) == []


def test_calls_stand_in_the_order_of_their_priority(screener: Screener) -> None:
    calls = screener.screen(SHOP).calls
    assert 3 < len(calls) <= order().most_calls
    assert list(calls) == sorted(calls, key=lambda call: -call.priority)


def test_nobody_is_called_about_a_law_or_a_definition(screener: Screener) -> None:
    screened = screener.screen(READY)
    assert any(CATALOGUE.scheme(name).kind == "law" for name in screened.eligible)
    assert not {CATALOGUE.scheme(call.scheme).kind for call in screened.calls} & order().no_call


def test_the_sentence_gives_the_firms_own_reasons(screener: Screener) -> None:
    call = call_about(screener.screen(READY), "loan-marukei")
    assert call.verdict is Verdict.ELIGIBLE
    assert call.ask == ()
    assert "飲食業、従業員3人" in call.why.split("。")[0]
    assert "という条件にあてはまります" in call.why


def test_what_is_open_names_the_answers_that_decide(screener: Screener) -> None:
    firm = {name: value for name, value in READY.items() if name != "taxes_paid"}
    call = call_about(screener.screen(firm), "loan-marukei")
    assert call.ask == ("taxes_paid",)
    assert call.why.endswith("あとは「税金を払い終えているか」しだいです。")


def test_the_same_pieces_never_mix_up_the_figures_of_two_firms(screener: Screener) -> None:
    whys = [call_about(screener.screen({**READY, "employees_regular": n}), "loan-marukei").why for n in (2, 3)]
    assert ["従業員2人" in whys[0], "従業員3人" in whys[1]] == [True, True]


def test_the_office_is_the_counter_for_the_firms_place(screener: Screener) -> None:
    offices = {
        place: call_about(screener.screen({**SMALL_MAKER, "prefecture": place}), "guarantee-safety-net").office
        for place in ("大阪府", "東京都")
    }
    assert offices == {"大阪府": "大阪信用保証協会", "東京都": "東京信用保証協会"}


def test_a_result_can_be_sent_between_processes(screener: Screener) -> None:
    screened = screener.screen(SHOP)
    assert pickle.loads(pickle.dumps(screened)) == screened
