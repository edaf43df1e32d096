"""What a message comes to: words as they are meant, and phrases, as features."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from nlu.gist import GistFeaturizer, gist

Make = Callable[..., GraphComponent]
PHRASES = ("返済が遅れています", "銀行に貸してもらえませんでした")


def test_the_same_thing_in_other_words_comes_to_the_same() -> None:
    assert gist("従業員は12人です") == gist("スタッフ　１２名。")


@pytest.mark.parametrize(
    ("one", "other"), [("担保があります", "担保がありません"), ("機械を買いました", "機械を買いたいです")]
)
def test_what_is_not_so_or_only_wished_differs_from_what_is(one: str, other: str) -> None:
    assert gist(one) - gist(other)
    assert gist(other) - gist(one)


def test_a_phrase_tells_of_its_fact() -> None:
    assert "=debt_repayment" in gist("返済が遅れています")
    assert "=debt_repayment" not in gist("銀行に貸してもらえませんでした")


def test_words_of_two_sentences_are_no_pair() -> None:
    assert "店 借りる" not in gist("喫茶店です。借りています")


def test_signs_that_are_no_words_come_to_nothing() -> None:
    assert not gist("😀😀😀")


@pytest.fixture
def row(make: Make) -> Callable[[str], tuple[int, int]]:
    """The width of the feature of a text, and how many of its columns are 1, by a component that was stored."""
    make(GistFeaturizer).train(TrainingData([Message({TEXT: text}) for text in PHRASES]))

    def read(text: str) -> tuple[int, int]:
        (message,) = make(GistFeaturizer, loaded=True).process([Message({TEXT: text})])
        _, sentence = message.get_sparse_features(TEXT)
        return sentence.features.shape[1], sentence.features.nnz

    return read


def test_what_was_learned_is_found_again(row: Callable[[str], tuple[int, int]]) -> None:
    width = len(gist(PHRASES[0]) | gist(PHRASES[1]))
    assert row(PHRASES[0]) == (width, len(gist(PHRASES[0])))


def test_what_was_never_learned_is_left_out_of_a_row_of_the_same_width(row: Callable[[str], tuple[int, int]]) -> None:
    assert row("土俵") == (row(PHRASES[0])[0], 0)


def test_any_text_has_a_row(row: Callable[[str], tuple[int, int]], naughty: str) -> None:
    assert row(naughty)[0] == row(PHRASES[0])[0]


def test_a_fact_weighs_what_the_pipeline_says_and_a_word_one(make: Make) -> None:
    made = make(GistFeaturizer, {"weight_of_facts": 0.25})
    made.train(TrainingData([Message({TEXT: PHRASES[0]})]))
    (message,) = made.process([Message({TEXT: PHRASES[0]})])
    weights = message.get_sparse_features(TEXT)[1].features.data.tolist()
    facts = [feature for feature in gist(PHRASES[0]) if feature.startswith("=")]
    assert weights.count(0.25) == len(facts) > 0
    assert weights.count(1.0) == len(weights) - len(facts) > 0
