"""The public register: numbers found, answers read with care, and nothing of them let out."""

from __future__ import annotations

import asyncio
import json
import logging
import string
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from gbizinfo import CLOSED, FIRMS, SPARSE, TOFU, TOKEN, UNLISTED, GBizInfo
from hypothesis import given
from hypothesis import strategies as st
from stand_in import running
from stdnum.jp import cn

import register
from actions.rules import default_adviser
from register import Fault, Firm, RegisterFault, client
from register.mapping import mapping

TODAY = date(2026, 11, 28)
VOCABULARY = default_adviser().vocabulary
WIDE = str.maketrans(string.digits + "- ", "０１２３４５６７８９－　")


@pytest.fixture
def gbizinfo(monkeypatch: pytest.MonkeyPatch) -> Iterator[GBizInfo]:
    with running(GBizInfo()) as platform:
        monkeypatch.setenv("MADOGUCHI_GBIZINFO_URL", platform.address)
        monkeypatch.setenv(register.TOKEN, TOKEN)
        yield platform


def fault_of(number: str) -> Fault:
    with pytest.raises(RegisterFault) as raised:
        asyncio.run(register.look_up(number))
    return raised.value.fault


@given(
    st.text(string.digits, min_size=12, max_size=12),
    st.sampled_from(["{0}", "{0[0]}-{1}-{2}-{3}", "{0[0]} {1} {2} {3}", "T{0}"]),
    st.sampled_from(["{}", "法人番号は{}です", "うちは{}、従業員3人"]),
    st.booleans(),
)
def test_a_number_is_found_however_it_is_typed(twelve: str, form: str, sentence: str, wide: bool) -> None:
    number = cn.calc_check_digit(twelve) + twelve
    typed = form.format(number, number[1:5], number[5:9], number[9:])
    text = sentence.format(typed.translate(WIDE) if wide else typed)
    assert register.number_in(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "従業員3人", "1180301018772", "11803010187711", "1180301018771円", "売上は1180301018771千円", "0120-154-505"],
)
def test_what_is_no_number_of_a_firm_is_none(text: str) -> None:
    assert register.number_in(text) is None


def test_the_facts_are_those_that_are_certain(gbizinfo: GBizInfo) -> None:
    firm = asyncio.run(register.look_up(TOFU))
    assert firm.name == "株式会社みどり豆腐製作所"
    assert firm.facts(TODAY) == {
        "prefecture": "石川県",
        "municipality": "金沢市",
        "legal_form": "kabushiki_kaisha",
        "industry": "manufacturing",
        "capital_yen": 30_000_000,
        "employees_regular": 24,
        "established_on": "1998-04-01",
    }
    assert gbizinfo.calls == [(TOFU, {})]


def test_zero_nothing_two_trades_and_an_old_address_tell_only_what_is_left(gbizinfo: GBizInfo) -> None:
    assert asyncio.run(register.look_up(SPARSE)).facts(TODAY) == {
        "prefecture": "埼玉県",
        "legal_form": "kabushiki_kaisha",
    }


def test_a_number_that_is_not_listed_and_a_firm_that_is_closed_are_told_apart(gbizinfo: GBizInfo) -> None:
    assert fault_of(UNLISTED) is Fault.NOT_FOUND
    assert fault_of(CLOSED) is Fault.CLOSED


def _answer(**changed: Any) -> str:
    return json.dumps({"hojin-infos": [FIRMS[TOFU] | changed], "errors": None})


@pytest.mark.parametrize(
    "bad",
    [
        302,
        401,
        403,
        429,
        500,
        503,
        "",
        "null",
        "<html>メンテナンス中</html>",
        '{"hojin-infos": null}',
        '{"hojin-infos": [{}]}',
        _answer(corporate_number=SPARSE),
        json.dumps({"hojin-infos": [], "errors": [{"item": "token", "message": "x"}]}),
        '{"hojin-infos": [' + " " * client.LARGEST + "]}",
    ],
)
def test_a_bad_moment_is_a_fault_that_tells_neither_number_nor_token(
    bad: Any, gbizinfo: GBizInfo, caplog: pytest.LogCaptureFixture
) -> None:
    gbizinfo.bad.append(bad)
    with caplog.at_level(logging.DEBUG):
        assert fault_of(TOFU) is Fault.OUT_OF_REACH
    assert TOFU not in caplog.text
    assert TOKEN not in caplog.text
    assert "gBizINFO told nothing" in caplog.text


def test_a_wrong_token_is_a_fault(gbizinfo: GBizInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(register.TOKEN, "no" + TOKEN)
    assert fault_of(TOFU) is Fault.OUT_OF_REACH


def test_nobody_waits_for_a_slow_register(gbizinfo: GBizInfo, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client, "WITHIN", 0.2)
    gbizinfo.bad.append("slow")
    assert fault_of(TOFU) is Fault.OUT_OF_REACH


def test_a_register_that_is_not_there_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MADOGUCHI_GBIZINFO_URL", "http://127.0.0.1:9/hojin")
    assert fault_of(TOFU) is Fault.OUT_OF_REACH


ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text(max_size=2)), st.just("Null")
)
FIELDS = ("location", "capital_stock", "employee_number", "date_of_establishment", "industry", "close_date")


@given(st.fixed_dictionaries(dict.fromkeys(FIELDS, ODD)), st.text(min_size=1))
def test_whatever_the_register_writes_the_facts_are_sound(fields: dict[str, Any], name: str) -> None:
    firm = Firm.model_validate({"corporate_number": TOFU, "name": name, **fields})
    facts = firm.facts(TODAY)
    assert dict(VOCABULARY.validate(facts)) == facts


def test_the_mapping_speaks_of_facts_that_exist() -> None:
    tables = mapping()
    assert set(tables["legal_form"].values()) <= set(VOCABULARY["legal_form"].values or {})
    assert set(tables["industry"].values()) <= set(VOCABULARY["industry"].values or {})
    assert set(tables["without_number"]) <= set(VOCABULARY["legal_form"].values or {})
    assert set(tables["approximate"]) <= set(VOCABULARY)


def test_what_is_held_is_gone_once_it_is_let_go() -> None:
    handle = register.hold(TOFU)
    assert TOFU not in handle
    assert register.held(handle) == TOFU
    register.let_go(handle)
    assert register.held(handle) is None
