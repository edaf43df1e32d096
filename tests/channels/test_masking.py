"""What belongs to a person is hidden before it is kept; what an adviser needs stays."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.jp import cn, in_

from channels.masking import HIDDEN, masked

WIDE = str.maketrans(string.digits + "- ", "０１２３４５６７８９－　")
digits = st.text(string.digits, min_size=11, max_size=11)


@pytest.mark.parametrize(
    ("text", "kept", "kinds"),
    [
        ("マイナンバーは621498320257です", "マイナンバーは＊＊＊＊＊＊＊＊＊＊＊＊です", ("my_number",)),
        ("6214 9832 0257", "＊＊＊＊ ＊＊＊＊ ＊＊＊＊", ("my_number",)),
        ("個人番号：1234-5678-9012", "個人番号：＊＊＊＊-＊＊＊＊-＊＊＊＊", ("my_number",)),
        ("電話は090-1234-5678まで", "電話は＊＊＊-＊＊＊＊-＊＊＊＊まで", ("phone",)),
        ("０６ー６９４１ー０４１１", "＊＊ー＊＊＊＊ー＊＊＊＊", ("phone",)),
        ("カード 4111 1111 1111 1111", "カード ＊＊＊＊ ＊＊＊＊ ＊＊＊＊ ＊＊＊＊", ("card",)),
        ("378282246310005で払った", "＊＊＊＊＊＊＊＊＊＊＊＊＊＊＊で払った", ("card",)),
        ("口座番号は1234567です", "口座番号は＊＊＊＊＊＊＊です", ("account",)),
        ("三井住友の普通１２３４５６７", "三井住友の普通＊＊＊＊＊＊＊", ("account",)),
        ("記号12345 番号12345671", "記号＊＊＊＊＊ 番号＊＊＊＊＊＊＊＊", ("account",)),
        ("taro@example.co.jpへ", "＊" * 18 + "へ", ("email",)),
        ("法人番号は1180301018771です", "法人番号は＊＊＊＊＊＊＊＊＊＊＊＊＊です", ("firm",)),
        ("１－１８０３－０１０１－８７７１", "＊－＊＊＊＊－＊＊＊＊－＊＊＊＊", ("firm",)),
        ("090-1234-5678、a@b.jp", "＊＊＊-＊＊＊＊-＊＊＊＊、＊＊＊＊＊＊", ("email", "phone")),
    ],
)
def test_what_is_private_is_hidden_and_named(text: str, kept: str, kinds: tuple[str, ...]) -> None:
    assert masked(text) == (kept, kinds)


@pytest.mark.parametrize(
    "text",
    [
        "借りたいのは12000000円です",
        "売上は120000000000円",
        "口座に1234567円あります",
        "当座貸越が5000000円",
        "資本金3000000、年商50000000",
        "2026-11-25に申し込みました",
        "昭和58年4月1日に創業、従業員12人",
        "〒577-0011 東大阪市荒本北",
        "年商は5000000 4000000 3000000と減った",
        "3,000千円",
        "312345678",
    ],
)
def test_what_an_adviser_needs_stays(text: str) -> None:
    assert masked(text) == (text, ())


@given(digits, st.sampled_from(["", "-", " "]), st.booleans())
def test_a_my_number_is_hidden_however_it_is_typed(eleven: str, gap: str, wide: bool) -> None:
    number = eleven + in_.calc_check_digit(eleven)
    typed = f"{number[:4]}{gap}{number[4:8]}{gap}{number[8:]}"
    assert not any(sign.isdigit() for sign in masked(typed.translate(WIDE) if wide else typed).text)


@given(st.text(string.digits, min_size=14, max_size=14), st.sampled_from("23456"), st.sampled_from(["", "-", " "]))
def test_a_card_is_hidden_however_it_is_typed(middle: str, first: str, gap: str) -> None:
    number = first + middle
    number += luhn.calc_check_digit(number)
    typed = gap.join(number[i : i + 4] for i in range(0, 16, 4))
    assert not any(sign.isdigit() for sign in masked(typed).text)


@given(st.text(string.digits, min_size=12, max_size=12))
def test_the_number_of_a_firm_tells_who_it_is_and_is_hidden(twelve: str) -> None:
    number = cn.calc_check_digit(twelve) + twelve
    assert masked(f"法人番号{number}").text == "法人番号" + HIDDEN * 13


@given(st.integers(1, 10**12), st.sampled_from(["円", "万円", "千円", "人", "億"]))
def test_a_sum_or_a_count_stays(number: int, unit: str) -> None:
    assert masked(f"うちは{number}{unit}です").kinds == ()


@given(st.dates().map(str))
def test_a_date_stays(day: str) -> None:
    assert masked(day) == (day, ())


@given(st.text())
def test_any_text_keeps_its_length_and_is_masked_once_for_all(text: str) -> None:
    once = masked(text)
    assert len(once.text) == len(text)
    assert masked(once.text).text == once.text
    assert once.text == text or HIDDEN in once.text
