from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from rasa.engine.graph import GraphComponent
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.tokenizer import SudachiTokenizer
from nlu.vectors import WordVectorFeaturizer

Make = Callable[..., GraphComponent]
Vector = Callable[..., NDArray[np.float32]]


@pytest.fixture
def vector(make: Make) -> Vector:
    def read(text: str, **options: object) -> NDArray[np.float32]:
        message = Message({TEXT: text})
        make(SudachiTokenizer).process([message])
        make(WordVectorFeaturizer, dict(options)).process([message])
        _, sentence = message.get_dense_features(TEXT)
        found: NDArray[np.float32] = sentence.features
        return found

    return read


def test_every_message_has_one_finite_row(vector: Vector, naughty: str) -> None:
    row = vector(naughty)
    assert row.shape == (1, 300)
    assert np.isfinite(row).all()


@pytest.mark.parametrize("text", ["", "　", "!?", "はをが"])
def test_a_message_without_content_words_is_zero(vector: Vector, text: str) -> None:
    assert not vector(text).any()


def test_messages_long_and_short_have_the_length_asked_for(vector: Vector) -> None:
    for text in ("借金", "居酒屋をやっていますが借金の返済が苦しくて困っています"):
        assert np.linalg.norm(vector(text, length=2.0)) == pytest.approx(2.0, rel=1e-5)


def test_only_content_words_count(vector: Vector) -> None:
    np.testing.assert_allclose(vector("店を閉める"), vector("店が閉める"))


def test_neighbours_in_meaning_are_neighbours(vector: Vector) -> None:
    def near(a: str, b: str) -> float:
        return float((vector(a) @ vector(b).T).item())

    assert near("居酒屋", "焼き鳥屋") > near("居酒屋", "特許")
    assert near("借金", "融資") > near("借金", "台風")


def test_a_package_that_is_missing_is_named_with_its_remedy(vector: Vector) -> None:
    with pytest.raises(ModuleNotFoundError, match="ja_nothing: run `uv sync`"):
        vector("店", package="ja_nothing")
