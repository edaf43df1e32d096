"""Spellings of dialect are found as their expressions say, however they are put together."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from nlu import spellings
from nlu.lexicon import table
from nlu.normalise import normalise

SENTENCES = sorted((Path(__file__).parent / "sentences").glob("*.yml"))


@pytest.mark.parametrize("path", SENTENCES, ids=lambda path: path.stem)
def test_what_looks_back_finds_the_same_with_its_first_sign_before(path: Path) -> None:
    plain = re.compile("|".join({**table("spellings"), **table("confusions")}))
    for row in yaml.safe_load(path.read_text(encoding="utf-8")):
        text = str(row["say"] if isinstance(row, dict) else row)
        assert [(start, end) for start, end, _ in spellings.rewrites(text)] == [m.span() for m in plain.finditer(text)]


@pytest.mark.parametrize(
    ("said", "usual"),
    [
        ("後継ぎはいるけど", "後継ぎがいるけど"),
        ("近所の農家さんと", "近所の農家さんと"),
        ("新しい人を探さんと", "新しい人を探さないと駄目"),
        ("共済はいってます", "共済は入ってます"),
    ],
)
def test_kana_that_the_tokenizer_takes_for_another_word_is_put_right(said: str, usual: str) -> None:
    assert normalise(said).text == usual
