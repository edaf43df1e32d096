"""What cannot both be true of one firm is asked about, and never left standing."""

from typing import Any

import pytest
import yaml

from actions import dialogue
from actions.clashes import FILE, clash
from actions.replies.firm import clash_text
from actions.replies.words import name_of
from actions.rules import default_adviser
from actions.state import State

ADVISER = default_adviser()
DAY = "2026-11-25"
CLASHING: list[dict[str, Any]] = [
    {"legal_form": "sole_proprietor", "capital_yen": 1_000_000},
    {"legal_form": "pre_startup", "years_in_business": 5},
    {"legal_form": "pre_startup", "tax_filings_completed": 2},
    {"legal_form": "sole_proprietor", "wholly_owned_subsidiary": True},
    {"legal_form": "sole_proprietor", "owned_by_large_company": True},
    {"years_in_business": 0.5, "tax_filings_completed": 3},
    {"established_on": "2018-04-01", "years_in_business": 3},
]


@pytest.mark.parametrize("facts", CLASHING)
def test_it_is_said_what_does_not_fit_and_asked_again(facts: dict[str, Any]) -> None:
    state, bubbles = dialogue.go_on(State(facts, as_of=DAY), ADVISER)
    assert state.asked in facts
    assert state.facts == facts
    text = bubbles[0].text or ""
    assert ("伺いました" in text) or ("合わない" in text)
    assert "{" not in text


@pytest.mark.parametrize("facts", CLASHING)
def test_asked_in_vain_one_of_them_is_let_go(facts: dict[str, Any]) -> None:
    tired = State(facts, as_of=DAY, refused=tuple(facts))
    after, bubbles = dialogue.go_on(tired, ADVISER)
    assert len(after.facts) == 1
    (gone,) = facts.keys() - after.facts.keys()
    assert (bubbles[0].text or "").startswith(name_of(ADVISER.vocabulary[gone]))
    assert clash(after, ADVISER) is None


@pytest.mark.parametrize(
    "facts",
    [
        {"legal_form": "sole_proprietor", "capital_yen": 0},
        {"legal_form": "kabushiki_kaisha", "capital_yen": 1_000_000, "years_in_business": 5},
        {"legal_form": "pre_startup"},
        {"established_on": "2018-04-01", "years_in_business": 8},
        {},
    ],
)
def test_what_fits_is_left_alone(facts: dict[str, Any]) -> None:
    assert clash(State(facts, as_of=DAY), ADVISER) is None


def test_every_clash_has_a_case_here_and_speaks_of_known_facts() -> None:
    rows = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    assert len(rows) == len(CLASHING)
    for row, facts in zip(rows, CLASHING, strict=True):
        assert {row["ask"], row["drop"]} == set(facts)
        assert clash_text(row["text"], facts, ADVISER.vocabulary)
