from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rasa.nlu.tokenizers.tokenizer import Token
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from nlu.tokenizer import SudachiTokenizer


def tokens(text: str, **options: str) -> list[Token]:
    tokenizer = SudachiTokenizer({**SudachiTokenizer.get_default_config(), **options})
    found: list[Token] = tokenizer.process([Message({TEXT: text})])[0].get("text_tokens")
    return found


def rebuilds(text: str) -> bool:
    """Each token is what stands there, and only blanks stand between."""
    at, between = 0, ""
    for token in tokens(text):
        if text[token.start : token.end] != token.text or token.start < at:
            return False
        between += text[at : token.start]
        at = token.end
    return not (between + text[at:]).strip()


def test_tokens_of_naughty_strings_rebuild_what_was_typed(naughty: str) -> None:
    assert rebuilds(naughty)


@given(st.text())
def test_tokens_of_any_text_rebuild_what_was_typed(text: str) -> None:
    assert rebuilds(text)


@given(
    st.lists(st.sampled_from(["従業員は3人", "、", "借りたい", "㍿", "…", " ", "　", "\n", "ﾘｽｹ", "😀"])).map("".join)
)
def test_tokens_of_japanese_rebuild_what_was_typed(text: str) -> None:
    assert rebuilds(text)


@given(st.text(alphabet=" 　\t\n", max_size=5))
def test_a_blank_message_is_one_blank_token(text: str) -> None:
    assert [token.text for token in tokens(text)] == [text]


@pytest.mark.parametrize(
    ("text", "lemmas"),
    [
        ("借りたい", ["借りる", "たい"]),
        ("かりたい", ["借りる", "たい"]),
        ("ﾘｽｹ中", ["リスケ", "中"]),
        ("㍿", ["株式会社"]),
        ("１２人", ["12", "人"]),
        ("一億三千万", ["130000000"]),
    ],
)
def test_lemmas_are_the_usual_spelling(text: str, lemmas: list[str]) -> None:
    assert [token.lemma for token in tokens(text)] == lemmas


def test_a_long_text_keeps_its_offsets_beyond_what_sudachi_takes_at_once() -> None:
    text = "ﷺ" * 2_500 + "居酒屋"
    last = tokens(text)[-1]
    assert (last.text, last.start, last.end) == ("居酒屋", 2_500, 2_503)


def test_split_modes_cut_as_finely_as_asked() -> None:
    assert [len(tokens("関西国際空港株式会社", split_mode=mode)) for mode in "AC"] == [5, 2]


def test_tokens_name_their_part_of_speech() -> None:
    assert [token.get("pos") for token in tokens("店を出す")] == ["名詞", "助詞", "動詞"]
