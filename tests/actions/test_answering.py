"""An answer and a question back in one breath come apart where the answer ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.answering import answer_in, asks_back


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("分けてる…なんでそんなこと聞くん", "分けてる…"),
        ("分けてるけどなんでそんなこと聞くの？", "分けてるけど"),
        ("帳面は嫁がつけとるけど、なんでそんなこと聞くんや", "帳面は嫁がつけとるけど、"),
        ("まあぼちぼちやけど、それ何の関係があるんや", "まあぼちぼちやけど、"),
        ("分けてるつもりやけど、そんなん聞いてどないするん", "分けてるつもりやけど、"),
        ("60歳だけど、それ関係ある？", "60歳だけど、"),
        ("なんでそんなこと聞くん", ""),
    ],
)
def test_a_question_back_ends_the_message(text: str, answer: str) -> None:
    assert asks_back(text) is not None
    assert answer_in(text) == answer


@given(st.sampled_from(["分けてる", "それ関係、", "なぜ、", "まあ…"]), st.integers(0, 2000))
def test_a_question_back_ends_a_message_however_long(said: str, times: int) -> None:
    before = said * times
    assert asks_back(f"{before}。なんでそんなこと聞くん") == len(before) + 1
    assert asks_back(f"{before}。なんでそんなこと聞くん。分けてます") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("5人です。いくら借りられますか", "5人です。"),
        ("ほかには？保証人って何", ""),
        ("いくら借りられますか。5人です", ""),
        ("分けています", ""),
    ],
)
def test_what_stands_before_another_question_may_answer_ours(text: str, answer: str) -> None:
    assert asks_back(text) is None
    assert answer_in(text) == answer
