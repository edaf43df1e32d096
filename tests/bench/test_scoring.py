"""The scorer: what counts as right, missed, read otherwise, and read though never said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from measures.messages import Answered
from measures.scoring import Verdict, score, verdict
from measures.tables import table, write

from nlu import Reading


def answer(**fields: Any) -> Answered:
    return Answered(text="…", manner="plain", **fields)


def test_a_fact_with_its_value_is_right() -> None:
    found = verdict(answer(facts={"employees_regular": 3}), Reading(facts={"employees_regular": 3}))
    assert found == Verdict(("employees_regular",), (), (), (), whole=True)


def test_each_fault_is_of_one_kind() -> None:
    said = answer(facts={"employees_regular": 3, "capital_yen": 1, "prefecture": "大阪府"})
    found = verdict(said, Reading(facts={"employees_regular": 3, "capital_yen": 2, "taxes_paid": True}))
    assert found == Verdict(("employees_regular",), ("prefecture",), ("capital_yen",), ("taxes_paid",), whole=False)


@pytest.mark.parametrize(
    "states",
    [
        {"approximate": frozenset({"employees_regular"})},
        {"unknown": ("capital_yen",)},
        {"unknown": ("capital_yen",), "refused": ("capital_yen",)},
        {"retracted": ("capital_yen",)},
        {"ambiguous": {"municipality": ["東京都府中市", "広島県府中市"]}},
    ],
)
def test_a_message_is_whole_only_with_its_states(states: dict[str, Any]) -> None:
    said = answer(facts={"employees_regular": 3})
    found = verdict(said, Reading(facts={"employees_regular": 3}, **states))
    assert found.right == ("employees_regular",)
    assert not found.whole


def test_readings_of_an_ambiguous_place_count_whatever_their_order() -> None:
    said = answer(ambiguous={"municipality": ["東京都府中市", "広島県府中市"]})
    assert verdict(said, Reading(ambiguous={"municipality": ["広島県府中市", "東京都府中市"]})).whole
    assert not verdict(said, Reading(ambiguous={"municipality": ["広島県府中市"]})).whole


def test_what_is_supposed_must_be_read_as_supposed() -> None:
    said = answer(supposed={"employees_regular": 30})
    assert verdict(said, Reading(supposed={"employees_regular": 30})).whole
    assert not verdict(said, Reading()).whole
    assert verdict(said, Reading(facts={"employees_regular": 30})).unsaid == ("employees_regular",)


@pytest.mark.parametrize("read", [{}, {"debt_repayment": "strained"}, {"debt_repayment": "insolvent"}])
def test_what_may_be_read_may_be_left(read: dict[str, Any]) -> None:
    said = answer(may={"debt_repayment": ["strained", "insolvent"]})
    assert verdict(said, Reading(facts=read)) == Verdict((), (), (), (), whole=True)


def test_what_may_be_read_with_another_value_is_wrong() -> None:
    said = answer(may={"debt_repayment": ["strained", "insolvent"]})
    assert verdict(said, Reading(facts={"debt_repayment": "normal"})).unsaid == ("debt_repayment",)


def test_another_value_that_may_be_read_is_as_right_as_the_first() -> None:
    said = answer(facts={"overseas_country": "TW"}, may={"overseas_country": "SG"})
    assert verdict(said, Reading(facts={"overseas_country": "SG"})).right == ("overseas_country",)


@pytest.mark.parametrize(
    ("read", "right"),
    [
        (["energy_saving"], True),
        (["equipment", "energy_saving"], True),
        (["equipment"], False),
        (["energy_saving", "branding"], False),
    ],
)
def test_a_set_needs_its_members_and_may_have_those_allowed(read: list[str], right: bool) -> None:
    said = answer(facts={"investment_kind": ["energy_saving"]}, may={"investment_kind": ["equipment"]})
    assert verdict(said, Reading(facts={"investment_kind": read})).whole is right


def test_an_open_state_counts_neither_way() -> None:
    said = answer(facts={"taxes_paid": True}, may={"taxes_paid": None})
    for about in (frozenset(), frozenset({"taxes_paid"})):
        assert verdict(said, Reading(facts={"taxes_paid": True}, approximate=about)).whole


def test_a_score_weighs_every_fact_alike() -> None:
    total = score(
        [
            Verdict(("a", "b", "c"), ("d",), (), (), whole=False),
            Verdict((), (), ("e",), ("f", "g"), whole=False),
            Verdict((), (), (), (), whole=True),
            Verdict((), (), (), (), whole=True),
        ]
    )
    assert (total.messages, total.said, total.precision, total.recall) == (4, 5, 3 / 6, 3 / 5)
    assert total.f1 == pytest.approx(2 * 0.5 * 0.6 / 1.1)
    assert (total.whole, total.unsaid) == (0.5, 0.25)


def test_nothing_said_and_nothing_read_is_perfect() -> None:
    assert score([Verdict((), (), (), (), whole=True)]).f1 == 1.0


def test_a_table_is_put_between_its_markers_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- measured: x -->\nold\n<!-- end -->\nafter\n<!-- measured: y -->\n<!-- end -->\n")
    write(page, "x", table("a | b", [(1, 0.5)]))
    assert page.read_text() == (
        "before\n<!-- measured: x -->\n\n| a | b |\n| --- | --- |\n| 1 | 0.500 |\n\n<!-- end -->\n"
        "after\n<!-- measured: y -->\n<!-- end -->\n"
    )


def test_a_page_without_markers_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("nothing here")
    with pytest.raises(ValueError, match="no place"):
        write(page, "x", "text")
    assert page.read_text() == "nothing here"
