"""What a word means, and what a question means."""

import re

import pytest

from actions.meanings import meaning
from actions.replies.words import words
from actions.rules import default_adviser
from actions.state import State

ADVISER = default_adviser()
ASKED = State({}, asked="guidance_months", as_of="2026-11-25")
TERMS = [term for entry in words()["meanings"] for term in entry["words"]]


@pytest.mark.parametrize("term", TERMS)
@pytest.mark.parametrize(
    "form",
    ["{}って何ですか", "すみません、{} って、どういう意味ですか？", "{}とは？", "これ、どういう意味ですか「{}」って"],
)
def test_every_word_is_explained_by_its_own_meaning(term: str, form: str) -> None:
    text = meaning(form.format(term), ASKED, ADVISER)
    assert text is not None
    assert text.startswith(f"「{term}」とは、")


def test_no_meaning_holds_a_figure_that_could_grow_old() -> None:
    for entry in words()["meanings"]:
        assert not re.search(r"\d", entry["text"])
        assert entry["text"].endswith("。")


def test_an_office_is_explained_by_what_the_catalogue_says_of_it() -> None:
    office = ADVISER.catalogue.offices["office-yorozu"]
    assert meaning("よろず支援拠点って何なん", ASKED, ADVISER) == f"「よろず支援拠点」とは、{office.summary}"


@pytest.mark.parametrize(
    "text",
    [
        "補助金ってうちでも取れるの？",
        "担保は何が必要ですか",
        "運転資金を借りたい",
        "マル経って何ですか",
        "融資の条件は何ですか",
        "はい",
    ],
)
def test_what_asks_for_no_meaning_gets_none(text: str) -> None:
    assert meaning(text, ASKED, ADVISER) is None


@pytest.mark.parametrize(
    "text", ["それってどういう意味？", "どういうことですか", "何のことかさっぱり", "意味がわからん"]
)
def test_the_open_question_is_put_in_easier_words(text: str) -> None:
    spec = ADVISER.vocabulary["guidance_months"]
    told = meaning(text, ASKED, ADVISER)
    assert told is not None
    assert spec.easy in told  # type: ignore[operator]
    assert spec.why in told  # type: ignore[operator]


def test_after_the_advice_no_question_is_explained() -> None:
    assert meaning("それってどういう意味？", ASKED.but(advised=("x",)), ADVISER) is None
    assert meaning("それってどういう意味？", ASKED.but(asked=None), ADVISER) is None
