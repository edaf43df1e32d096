"""Codes, the store, and the sheet as PDF."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from firms import every_fact
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from actions import dialogue
from actions.keep_record import case_of
from actions.replies.sheet import sheet_for
from actions.resume import state_of
from actions.rules import default_adviser
from actions.state import State
from cases import Case, CaseStore, Complaint, TooManyTries, code_in, new_code
from cases.codes import SIGNS
from cases.pdf import sheet_pdf
from cases.store import TRIES

ADVISER = default_adviser()
SHOP = State(
    facts={
        "prefecture": "大阪府",
        "industry": "restaurant",
        "employees_regular": 3,
        "sales_change_pct": -20,
        "topics": ["funding"],
    },
    words={"employees_regular": "従業員は三人だけ"},
    approximate=("sales_change_pct",),
    refused=("taxes_paid",),
    as_of="2026-11-25",
)


def case(state: State = SHOP) -> Case:
    return case_of(state, dialogue.advise(state, ADVISER), ADVISER, "rest")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "cases.db"


@pytest.fixture
def store(file: Path) -> CaseStore:
    return CaseStore(f"sqlite:///{file}")


@given(
    st.sampled_from(["{}", "コードは{}です", "続きから {}", "番号：{}。"]), st.sampled_from(["-", "", " ", "ー", "－"])
)
def test_a_code_is_found_however_it_is_typed(sentence: str, dash: str) -> None:
    code = new_code()
    assert code_in(sentence.format(code.replace("-", dash))) == code
    assert code_in(sentence.format(code.lower())) == code


@pytest.mark.parametrize("text", ["", "500万円", "222333444", "従業員は3人", "03-2345-6789", f"{SIGNS}"])
def test_amounts_and_numbers_are_no_codes(text: str) -> None:
    assert code_in(text) is None


def test_a_case_is_kept_whole_and_read_by_another_process(store: CaseStore, file: Path) -> None:
    kept = case()
    store.keep(kept)
    assert CaseStore(f"sqlite:///{file}").open(kept.code) == kept


def test_a_case_brings_the_facts_and_the_words_back() -> None:
    back = state_of(case(), State(), ADVISER)
    assert (back.facts, back.words, back.approximate) == (SHOP.facts, SHOP.words, SHOP.approximate)
    assert (back.refused, back.as_of) == (SHOP.refused, SHOP.as_of)


def test_what_is_forgotten_is_not_left_in_the_file(store: CaseStore, file: Path) -> None:
    kept = case()
    store.keep(kept)
    assert "従業員は三人だけ".encode() in file.read_bytes()
    store.forget(kept.code)
    assert store.open(kept.code) is None
    assert "従業員は三人だけ".encode() not in file.read_bytes()


def test_a_case_is_gone_the_day_after_its_last(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = case()
    store.keep(kept)
    last = kept.created + (kept.expires_on - kept.created.date())
    monkeypatch.setattr("cases.store.now", lambda: last)
    assert store.open(kept.code) is not None
    monkeypatch.setattr("cases.store.now", lambda: last + timedelta(days=1))
    assert store.open(kept.code) is None


def test_guessing_is_stopped_and_later_allowed_again(store: CaseStore, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = case()
    store.keep(kept)
    for _ in range(TRIES):
        assert store.open(new_code()) is None
    with pytest.raises(TooManyTries):
        store.open(kept.code)
    later = kept.created + timedelta(minutes=11)
    monkeypatch.setattr("cases.store.now", lambda: later)
    assert store.open(kept.code) is not None


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, file: Path) -> str:
    """A database that several processes share."""
    return f"sqlite:///{file}" if request.param == "sqlite" else str(request.getfixturevalue("postgresql"))


def _keep_and_reopen(url: str, cases: list[Case]) -> list[bool]:
    store = CaseStore(url)
    for kept in cases:
        store.keep(kept)
    return [store.open(kept.code) == kept for kept in cases]


def test_processes_keep_and_open_cases_at_once(url: str) -> None:
    one = case()
    handed = [[one.model_copy(update={"code": new_code()}) for _ in range(20)] for _ in range(4)]
    with ProcessPoolExecutor(max_workers=2, mp_context=multiprocessing.get_context("fork")) as processes:
        found = list(processes.map(_keep_and_reopen, [url] * 4, handed))
    assert found == [[True] * 20] * 4
    store = CaseStore(url)
    assert all(store.open(kept.code) == kept for part in handed for kept in part)


def test_any_database_forgets_lists_complaints_and_stops_guessing(url: str) -> None:
    store, kept = CaseStore(url), case()
    store.keep(kept)
    complaint = Complaint(
        code=kept.code, created=kept.created, expires_on=kept.expires_on, text="金額がちがう", facts={}, advice={}
    )
    store.note(complaint)
    assert store.complaints() == [complaint]
    store.forget(kept.code)
    assert (store.open(kept.code), store.complaints()) == (None, [])
    wrong = [store.open(new_code()) for _ in range(TRIES - 1)]
    assert wrong == [None] * (TRIES - 1)
    with pytest.raises(TooManyTries):
        store.open(kept.code)


def _fullest() -> State:
    facts = every_fact(ADVISER.vocabulary)
    return SHOP.but(facts={**facts, **SHOP.facts}, words=dict.fromkeys(facts, "と申しておりました" * 5))


@pytest.mark.parametrize("state", [SHOP, _fullest(), State(as_of="2026-11-25")], ids=["shop", "fullest", "empty"])
def test_the_sheet_is_one_page_with_everything_on_it_and_its_font_inside(state: State) -> None:
    sheet = sheet_for(state, dialogue.advise(state, ADVISER), ADVISER, ("F3H-K7M-R2W", date(2026, 12, 25)))
    pdf = PdfReader(BytesIO(sheet_pdf(sheet, "F3H-K7M-R2W", "http://localhost:5005/sheet/F3H-K7M-R2W")))
    (page,) = pdf.pages
    text = "".join(page.extract_text().split())
    wanted = [sheet.lead, *sheet.footer, *(line.text for section in sheet.sections for line in section.lines)]
    assert [words for words in wanted if "".join(words.split()) not in text] == []
    fonts = [font.get_object() for font in page["/Resources"]["/Font"].values()]
    japanese = [font for font in fonts if "IPAex" in font["/BaseFont"]]
    assert japanese
    assert all("/FontFile2" in font["/FontDescriptor"] for font in japanese)


def test_the_sheet_says_what_was_told_in_whose_words_and_what_is_open() -> None:
    sheet = case().sheet
    titles = {section.title: section.lines for section in sheet.sections}
    assert ["「従業員は三人だけ」"] in [line.notes for line in titles["うかがったこと"]]
    assert len(titles["ご案内した制度"]) <= 3
    assert titles["相談先"]
    assert any("までお預かりします" in line for line in sheet.footer)
