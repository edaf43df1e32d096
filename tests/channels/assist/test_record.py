"""The consultation record on paper, and what is kept when somebody saves it."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO

import pytest
from firms import every_fact
from pypdf import PdfReader

from actions.replies.consultation import minutes
from actions.rules import default_adviser
from actions.state import State
from cases import now
from cases.pdf import sheet_pdf
from channels.assist.call import Call
from channels.assist.door import LONGEST_NOTE
from channels.assist.record import case_for, record

ADVISER = default_adviser()
FACTS = {"industry": "manufacturing", "prefecture": "大阪府", "employees_regular": 18, "topics": ["cash_flow_trouble"]}
TOLD = State(FACTS, words={"employees_regular": "従業員は18人でした"}, refused=("capital_yen",), as_of="2026-11-25")
EVERYTHING = {**every_fact(ADVISER.vocabulary), **FACTS}
FULLEST = TOLD.but(facts=EVERYTHING, words=dict.fromkeys(EVERYTHING, "と申しておりました" * 5))


def call(state: State, lasted: timedelta = timedelta(minutes=11, seconds=30)) -> Call:
    return Call("c", now() - lasted, state)


@pytest.mark.parametrize("state", [TOLD, FULLEST, State(as_of="2026-11-25")], ids=["told", "fullest", "empty"])
def test_the_record_is_one_page_with_everything_on_it(state: State) -> None:
    note = "折り返し、\n" * (LONGEST_NOTE // 6)
    case = case_for(call(state), ADVISER, note, None)
    (page,) = PdfReader(BytesIO(sheet_pdf(case.sheet, case.code, "http://localhost:5005/sheet/F3H-K7M-R2W"))).pages
    text = "".join(page.extract_text().split())
    lines = [line.text for section in case.sheet.sections for line in section.lines]
    assert [line for line in (case.sheet.title, case.sheet.lead, *lines) if "".join(line.split()) not in text] == []


def test_the_record_says_what_was_said_what_is_open_and_what_comes_next() -> None:
    found = record(call(TOLD), ADVISER)
    sections = {section.title: section.lines for section in found.sheet.sections}
    assert "12分間のお電話" in found.sheet.made
    assert "2026年11月25日の制度" in found.sheet.made
    assert [line.text for line in sections["ご相談"]] == ["資金繰り"]
    assert ["「従業員は18人でした」"] in [line.notes for line in sections["うかがったこと"]]
    assert [line.text for line in sections["わからないとのこと"]] == ["資本金"]
    first = found.advice.recommendations[0]
    missing = [note for note in sections["ご案内した制度"][0].notes if note.startswith("まだ確かめること：")]
    assert bool(missing) == bool(first.missing_facts)
    assert [line.text for line in sections["次にうかがうこと"]] == [question.text for question in found.questions]
    assert [fact.fact for fact in found.unknown] == ["capital_yen"]
    assert "保存していません" in "".join(found.sheet.footer)


def test_what_is_kept_bears_the_code_it_was_kept_under_before() -> None:
    first = case_for(call(TOLD), ADVISER, None, None)
    again = case_for(call(TOLD), ADVISER, "折り返し", first.code)
    assert again.code == first.code
    assert any(first.code in line for line in again.sheet.footer)
    assert (again.channel, again.note, again.refused) == ("assist", "折り返し", ["capital_yen"])


@pytest.mark.parametrize(("seconds", "told"), [(0, 1), (60, 1), (61, 2), (720, 12)])
def test_a_call_is_counted_in_begun_minutes(seconds: int, told: int) -> None:
    began = now()
    assert minutes(began, began + timedelta(seconds=seconds)) == told
