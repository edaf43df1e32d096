"""What a message begins and ends with, and what it holds: words and pieces as features."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import coo_matrix

from nlu.ngrams import NgramFeaturizer
from nlu.tokenizer import SudachiTokenizer

Make = Callable[..., GraphComponent]
KINDS = (
    {"analyzer": "word", "min_ngram": 1, "max_ngram": 2},
    {"analyzer": "char", "use_lemma": False, "min_ngram": 1, "max_ngram": 3},
)
PHRASES = ("いえ、借ります", "借ります、いえ", "借りますか", "12人です", "それは7人の話です")


@pytest.fixture(params=KINDS, ids=["words", "pieces"])
def options(request: pytest.FixtureRequest) -> dict[str, object]:
    found: dict[str, object] = request.param
    return found


def cut(make: Make, text: str) -> Message:
    message: Message = make(SudachiTokenizer).process([Message({TEXT: text})])[0]
    return message


@pytest.fixture
def features(make: Make, options: dict[str, object]) -> Callable[[str], coo_matrix]:
    make(NgramFeaturizer, options).train(TrainingData([cut(make, text) for text in PHRASES]))

    def read(text: str) -> coo_matrix:
        message = make(NgramFeaturizer, options, loaded=True).process([cut(make, text)])[0]
        _, sentence = message.get_sparse_features(TEXT)
        return sentence.features

    return read


def held(row: coo_matrix) -> set[int]:
    return set(row.col.tolist())


def test_where_a_word_stands_makes_a_difference(features: Callable[[str], coo_matrix]) -> None:
    first, last = held(features("いえ、借ります")), held(features("借ります、いえ"))
    assert first - last
    assert last - first


def test_a_question_ends_otherwise_than_a_statement(features: Callable[[str], coo_matrix]) -> None:
    assert held(features("借りますか")) - held(features("借りますかな"))


def test_one_number_is_as_good_as_another(make: Make) -> None:
    make(NgramFeaturizer, KINDS[0]).train(TrainingData([cut(make, text) for text in PHRASES]))
    read = make(NgramFeaturizer, KINDS[0], loaded=True)
    rows = [
        held(read.process([cut(make, text)])[0].get_sparse_features(TEXT)[1].features)
        for text in ("12人です", "十五人です", "８人です")
    ]
    assert rows[0] == rows[1] == rows[2]


def test_every_message_has_one_row_as_wide_as_the_phrases_taught(
    features: Callable[[str], coo_matrix], naughty: str
) -> None:
    assert features(naughty).shape == features(PHRASES[0]).shape


@pytest.mark.parametrize("wanted", [False, True])
def test_tokens_have_features_only_where_asked_for(make: Make, options: dict[str, object], wanted: bool) -> None:
    featurizer = make(NgramFeaturizer, {**options, "token_features": wanted})
    featurizer.train(TrainingData([cut(make, text) for text in PHRASES]))
    message = cut(make, "借りますか")
    tokens, _ = featurizer.process([message])[0].get_sparse_features(TEXT)
    assert (tokens.features.shape[0] if tokens else None) == (len(message.get("text_tokens")) if wanted else None)
