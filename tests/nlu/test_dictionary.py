"""The names of schemes and offices are words of their own, for the learned part and for the reader alike."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from rasa.shared.nlu.training_data.message import Message

from nlu import dictionary, shelf, understand
from nlu.lexicon import table
from nlu.tokenizer import SudachiTokenizer
from nlu.tokens import sentences

TOKENIZER = SudachiTokenizer(SudachiTokenizer.get_default_config())
NICKNAMES = (
    *("マル経", "倒産防", "国金", "公庫", "よろず", "再生協", "持続化", "もの補", "IT補助金", "経営セーフティ"),
    *("中退共", "信保", "政策公庫", "事業引継ぎ", "持続化補助金", "保証協会", "かけこみ寺", "ゼロゼロ融資"),
)


def learned(text: str) -> list[str]:
    return [token.text for token in TOKENIZER.tokenize(Message({"text": text}), "text")]


def read(text: str) -> list[str]:
    return [token.surface for sentence in sentences(text) for token in sentence]


@pytest.mark.parametrize("cut", [learned, read])
@pytest.mark.parametrize("name", NICKNAMES)
def test_a_nickname_is_one_word(name: str, cut: Callable[[str], list[str]]) -> None:
    assert name in cut(f"先日{name}について聞きました")


@pytest.mark.parametrize("cut", [learned, read])
def test_every_name_is_one_word_in_a_sentence(cut: Callable[[str], list[str]]) -> None:
    assert [name for name in dictionary.words() if name not in cut(f"先日{name}について聞きました")] == []


def test_full_width_and_small_letters_make_no_difference() -> None:
    assert len(learned("ＩＴ補助金")) == len(learned("it補助金")) == len(learned("IT補助金")) == 1


@pytest.mark.parametrize("text", ["小物の補修をしています", "社長の退職金", "努力計画", "在庫を担保に"])
def test_other_words_are_cut_as_before(text: str) -> None:
    assert not set(read(text)) & set(dictionary.words())


def test_every_name_kept_apart_is_one_of_the_catalogue() -> None:
    assert set(table("names")["apart"]) <= dictionary.names()
    assert set(table("names")["also"]) <= dictionary.names()


def test_the_dictionary_is_built_where_it_is_missing_and_old_ones_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "_SHELF", tmp_path / "models")
    first = dictionary.path("core")
    monkeypatch.setattr(dictionary, "digest", lambda: "other-names")
    assert first.exists() is True
    second = dictionary.path("core")
    assert [path.name for path in (tmp_path / "models").iterdir()] == [second.name]


@pytest.mark.parametrize(
    ("say", "facts"),
    [
        ("公庫から借りています", {}),
        ("マル経を使いたい", {}),
        ("中退共に入っています", {"retirement_mutual_member": True}),
        ("経営セーフティに2年入っています", {"safety_mutual_months": 24}),
        ("持続化補助金をもらいたい", {}),
    ],
)
def test_facts_are_read_beside_names(say: str, facts: dict[str, object]) -> None:
    assert understand(say, as_of=date(2026, 11, 25)).facts == facts
