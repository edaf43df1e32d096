"""Other languages are known from Japanese, and what of them can be read is read."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlu import understand
from nlu.languages import in_japanese, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I run a small restaurant in Osaka and need a loan", "en"),
        ("Can you speak English?", "en"),
        ("How can I get a subsidy for my shop in 東京?", "en"),
        ("我想申请贷款", "zh-Hans"),
        ("请问有什么补助金", "zh-Hans"),
        ("你好，我在大阪开公司", "zh-Hans"),
        ("我想申請貸款", "zh-Hant"),
        ("請問需要哪些文件", "zh-Hant"),
        ("돈을 빌리고 싶어요", "other"),
        ("Tôi muốn vay tiền cho cửa hàng", "other"),
        ("Preciso de um empréstimo", "other"),
        ("мне нужен кредит", "other"),
        ("मलाई ऋण चाहिन्छ", "other"),
    ],
)
def test_another_language_is_known(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "運転資金希望",
        "大阪市飲食店",
        "東京都府中市 製造業 従業員十二名",
        "株式会社髙島屋",
        "個人事業主",
        "赤字",
        "無",
        "東大阪 鉄工所 資金不足",
        "Amazon Web Servicesの料金が高い",
        "IT導入補助金",
        "DX",
        "OK",
        "yes",
        "hello",
        "no",
        "restart",
        "asdfgh",
        "Tokyo",
        "㍿",
        "ｷｬｯｼｭﾌﾛｰ",
        "500万",
        "1+1",
        "…",
        "😀",
        "",
        "齋藤工務店",
        "請負業",
        "国金融資申込",
        "是正勧告",
        "SEO対策",
    ],
)
def test_japanese_is_taken_for_nothing_else(text: str) -> None:
    assert language_of(text) == "ja"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "I run a restaurant in Osaka with 5 employees and need 3 million yen",
            {"prefecture": "大阪府", "employees_regular": 5, "amount_needed_yen": 3_000_000, "industry": "restaurant"},
        ),
        ("We have 12 staff in Tokyo", {"prefecture": "東京都", "employees_regular": 12}),
        (
            "我在大阪开了一家餐厅，有5名员工，需要300万日元",
            {"prefecture": "大阪府", "employees_regular": 5, "amount_needed_yen": 3_000_000, "industry": "restaurant"},
        ),
        (
            "我在東京經營公司，員工12人，想申請貸款500萬日圓",
            {"prefecture": "東京都", "employees_regular": 12, "amount_needed_yen": 5_000_000},
        ),
        ("I moved from Osaka to Tokyo", {}),
        ("We need help", {}),
    ],
)
def test_numbers_and_places_are_read(text: str, facts: dict[str, object]) -> None:
    japanese = in_japanese(text, language_of(text))
    found = dict(understand(japanese, asked=None, recent=None, as_of=date(2026, 11, 28)).facts)
    assert {name: found.get(name) for name in facts} == facts
    assert not {"prefecture", "employees_regular", "amount_needed_yen"}.intersection(found) - set(facts)


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert language_of(text) in {"ja", "en", "zh-Hans", "zh-Hant", "other"}
    assert isinstance(in_japanese(text, language_of(text)), str)
