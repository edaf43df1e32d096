"""What holds for every number, every day and every text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from nlu import Reading, understand
from nlu.numbers import neighbours
from nlu.vocabulary import facts

AS_OF = date(2026, 11, 25)
FULL = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = str.maketrans("0123456789", "〇一二三四五六七八九")
FRAMES = [
    "従業員は{}人です",
    "社員{}名、",
    "従業員が{}人います。",
    "{}人の従業員がいます",
    "うちは従業員{}人の会社です",
]


def read(text: str, asked: str | None = None) -> Reading:
    return understand(text, asked=asked, as_of=AS_OF)


def written(number: int, script: dict[int, int]) -> str:
    """A number in this script; 二三 (人) is two or three, and no such number."""
    text = str(number).translate(script)
    assume(neighbours(text) is None)
    return text


@given(st.integers(1, 9999), st.sampled_from(FRAMES), st.sampled_from([{}, FULL, KANJI]))
def test_heads_are_read_back_in_every_frame_and_script(count: int, frame: str, script: dict[int, int]) -> None:
    assert read(frame.format(written(count, script))).facts == {"employees_regular": count}


@given(
    st.integers(1, 99999),
    st.sampled_from(
        ["資本金は{}万円です", "資本金{}万", "資本金{}万円で、", "{}万円の資本金です", "資本金が{}万円くらいあります"]
    ),
    st.sampled_from([{}, FULL, KANJI]),
)
def test_amounts_are_read_back_in_every_frame_and_script(amount: int, frame: str, script: dict[int, int]) -> None:
    reading = read(frame.format(written(amount, script)))
    assert reading.facts == {"capital_yen": amount * 10000}
    assert reading.approximate == ({"capital_yen"} if "くらい" in frame else frozenset())


@given(st.integers(10_000, 10**12))
def test_grouped_and_plain_yen_are_the_same(amount: int) -> None:
    assert read(f"資本金は{amount}円です").facts == read(f"資本金は{amount:,}円です").facts == {"capital_yen": amount}


@given(st.integers(1, 200), st.integers(1, 200))
def test_a_range_gives_its_middle_and_says_so(low: int, width: int) -> None:
    reading = read(f"従業員は{low}〜{low + width}人です")
    assert reading.facts["employees_regular"] == (2 * low + width + 1) // 2
    assert reading.approximate == {"employees_regular"}


@given(st.dates(date(1900, 1, 1), AS_OF))
def test_a_founding_day_is_read_back(day: date) -> None:
    said = f"{day.year}年{day.month}月{day.day}日に設立しました"
    assert read(said).facts == read(f"{day.isoformat()}に設立しました").facts == {"established_on": day.isoformat()}


@given(st.dates(date(2026, 11, 26), date(2099, 12, 31)))
def test_a_day_to_come_is_no_founding_day(day: date) -> None:
    assert "established_on" not in read(f"{day.year}年{day.month}月{day.day}日に設立").facts


@given(st.integers(0, 99))
def test_a_fall_is_negative_and_what_is_left_is_counted_from_a_hundred(rate: int) -> None:
    assert read(f"売上が{rate}%減りました").facts == {"sales_change_pct": -rate}
    assert read(f"売上が前年の{rate}%に減りました").facts == {"sales_change_pct": rate - 100}


@given(
    st.integers(1, 9999),
    st.sampled_from(["もし従業員が{}人だったら", "従業員が{}人なら対象ですか", "従業員が{}人だと使えますか"]),
)
def test_what_is_only_supposed_or_asked_is_not_stated(count: int, frame: str) -> None:
    assert read(frame.format(count)).facts == {}


@given(st.integers(1, 9999))
def test_other_peoples_firms_are_not_ours(count: int) -> None:
    assert read(f"友人の会社は従業員{count}人です").facts == {}


@given(st.integers(1, 120), st.integers(1, 500))
def test_numbers_go_to_their_own_nouns(age: int, heads: int) -> None:
    said = read(f"社長は{age}歳、従業員は{heads}人、パートは3人、資本金は500万円です")
    assert said.facts == {"representative_age": age, "employees_regular": heads, "capital_yen": 5000000}


PIECES = [
    "従業員", "3人", "は", "が", "の", "、", "。", "資本金", "500万", "円", "借りたい", "ない", "ません", "か", "？", "じゃなくて",
    "やっぱり", "うち", "先方", "友人", "もし", "たら", "大阪", "府中", "居酒屋", "倒産", "売上", "2割", "落ちて", "〜", "-", "2018年",
    "月", "土地と", "一", "わからない", "忘れて", "😀", "\n", "\u0000", "ｶﾞ", "㍿", "…", "１", "億万", "数", "何", " ",
]  # fmt: skip
JAPANESE_LIKE = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)


@settings(deadline=None)
@given(st.one_of(st.text(max_size=300), JAPANESE_LIKE), st.one_of(st.none(), st.sampled_from(sorted(facts()))))
def test_any_text_gives_a_sound_reading(text: str, asked: str | None) -> None:
    reading = read(text, asked)
    assert set(reading.facts) <= set(facts())
    assert reading.approximate <= set(reading.facts)
    assert set(reading.spans) == set(reading.facts)
    assert not set(reading.unknown) & set(reading.facts)
    assert set(reading.refused) <= set(reading.unknown)
    assert not set(reading.retracted) & set(reading.facts)
    assert all(0 <= start <= end <= len(text) for start, end in reading.spans.values())
    assert all(_fits(name, value) for name, value in reading.facts.items())


def _fits(name: str, value: object) -> bool:
    fact = facts()[name]
    kind = {"bool": bool, "int": int, "float": (int, float), "set": list}.get(fact.type, str)
    members = value if isinstance(value, list) else [value]
    return isinstance(value, kind) and (not fact.values or all(member in fact.values for member in members))


@pytest.mark.parametrize(
    "unit",
    ["あ", "従業員3人", "1", "一", "、", "😀", "大阪の", "じゃなくて8人", "\u0000", "ｶﾞ", "ー", "1〜", "億", "({["],
)
def test_ten_thousand_characters_are_no_trouble(unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    assert isinstance(read(text, "employees_regular"), Reading)


def test_the_quoted_words_are_those_that_were_typed() -> None:
    text = "ﾈｲﾙｻﾛﾝです。従業員は１２名、資本金は５００万円くらいです"
    spans = read(text).spans
    assert {name: text[a:b] for name, (a, b) in spans.items()} == {
        "industry": "ﾈｲﾙｻﾛﾝ",
        "employees_regular": "従業員は１２名",
        "capital_yen": "資本金は５００万円",
    }


AGES = ["私は{}歳です", "代表は{}歳", "社長の年齢は{}才です"]
ERAS = [("令和", 2018, 2019), ("平成", 1988, 1990), ("昭和", 1925, 1927)]


@given(st.integers(1, 120), st.sampled_from(AGES), st.sampled_from([{}, FULL, KANJI]))
def test_an_age_is_read_back_in_every_script(age: int, frame: str, script: dict[int, int]) -> None:
    assert read(frame.format(written(age, script))).facts == {"representative_age": age}


@example(830)  # whose 八百三 is a name to the dictionary
@given(st.integers(1, 9999))
def test_an_amount_is_the_same_in_every_manner(sum_in_10000: int) -> None:
    yen = sum_in_10000 * 10000
    manners = [
        f"{sum_in_10000}万円", f"{sum_in_10000:,}万円", f"{yen}円", f"{yen:,}円", f"¥{yen:,}", f"{yen // 1000:,}千円",
        f"{in_kanji(sum_in_10000)}万円", f"{sum_in_10000}万", f"{sum_in_10000}マン円",
    ]  # fmt: skip
    assert [read(f"資本金は{said}です").facts for said in manners] == [{"capital_yen": yen}] * len(manners)


@given(st.integers(1, 99), st.integers(1, 9999))
def test_oku_and_man_add_up(oku: int, man: int) -> None:
    expected = {"annual_sales_yen": oku * 10**8 + man * 10**4}
    assert (
        read(f"年商は{oku}億{man}万円です").facts
        == read(f"年商は{in_kanji(oku)}億{in_kanji(man)}万円です").facts
        == expected
    )


@given(st.integers(1, 99), st.sampled_from(["", " ", "　"]), st.booleans())
def test_width_and_blanks_change_nothing(count: int, blank: str, wide: bool) -> None:
    number = str(count).translate(FULL) if wide else str(count)
    assert read(f"従業員は{blank}{number}{blank}人です").facts == {"employees_regular": count}
    assert read(f"ｼｮｸｲﾝ{blank}{number}名").facts == read(f"ショクイン{blank}{number}名").facts


@given(st.integers(1, 9))
def test_small_numbers_in_kana_are_read(tens: int) -> None:
    kana = [
        "じゅう",
        "にじゅう",
        "さんじゅう",
        "よんじゅう",
        "ごじゅう",
        "ろくじゅう",
        "ななじゅう",
        "はちじゅう",
        "きゅうじゅう",
    ][tens - 1]
    assert read(f"従業員は{kana}にんです").facts == {"employees_regular": tens * 10}
    assert read(f"{kana}まんえん借りたい").facts == {"amount_needed_yen": tens * 100_000}


@given(st.sampled_from(ERAS), st.data(), st.integers(1, 12))
def test_a_founding_month_is_read_back_in_every_era(era: tuple[str, int, int], data: st.DataObject, month: int) -> None:
    name, before, first = era
    year = data.draw(st.integers(first + 1, {"令和": 2025, "平成": 2018, "昭和": 1988}[name]))
    said = f"設立は{name}{year - before}年{month}月です"
    assert read(said).facts == read(f"設立は{year}年{month}月です").facts == {"established_on": f"{year}-{month:02}-01"}


@given(st.integers(100, 9000), st.integers(100, 9000))
def test_a_change_from_one_figure_to_another_is_its_rate(before: int, after: int) -> None:
    reading = read(f"売上が{before}万から{after}万になりました")
    assert reading.facts["sales_change_pct"] == pytest.approx(after / before * 100 - 100, abs=0.051)
    assert reading.facts["annual_sales_yen"] == after * 10000


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_our_capital_stays_ours_beside_theirs(ours: int, theirs: int) -> None:
    reading = read(f"資本金{ours}万円の工場です。取引先は資本金{theirs}万円の商社です")
    assert reading.facts["capital_yen"] == ours * 10000
    assert reading.facts["counterparty_capital_yen"] == theirs * 10000


@given(st.integers(1, 9999))
def test_what_is_supposed_is_kept_apart(count: int) -> None:
    reading = read(f"うちは従業員3人ですが、もし従業員が{count}人だったらどうですか")
    assert reading.facts == {"employees_regular": 3}
    assert reading.supposed == {"employees_regular": count}


def in_kanji(number: int) -> str:
    """A number below ten thousand as it is spoken: 1234 is 千二百三十四."""
    digits = "〇一二三四五六七八九"
    parts = [(number // size % 10, unit) for size, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, ""))]
    return "".join((digits[count] if count > 1 or not unit else "") + unit for count, unit in parts if count)


@given(
    st.sampled_from(
        [
            ("うちは従業員{}人です", "employees_regular"),
            ("資本金は{}円です", "capital_yen"),
            ("社長は{}歳です", "representative_age"),
            ("手形は{}日です", "payment_by_bill_days"),
            ("売上が{}%減りました", "sales_change_pct"),
        ]
    ),
    st.integers(20, 99),
    st.sampled_from(["{}", "約{}", "だいたい{}", "およそ{}", "ざっと{}"]),
    st.sampled_from([{}, FULL, KANJI]),
)
def test_a_word_of_doubt_before_a_number_makes_it_rough_and_no_other(
    frame: tuple[str, str], count: int, doubt: str, script: dict[int, int]
) -> None:
    said, fact = frame
    reading = read(said.format(doubt.format(written(count, script))))
    assert reading.facts == {fact: -count if fact == "sales_change_pct" else count}
    assert reading.approximate == ({fact} if doubt != "{}" else frozenset())


ROUGH = [
    "{}人くらい",
    "{}人ほど",
    "{}人ちょっと",
    "{}人弱",
    "{}人前後",
    "{}人足らず",
    "{}人余り",
    "{}人強",
    "{}人以上",
    "{}人以下",
    "{}人近く",
    "{}名弱",
]


@given(
    st.integers(11, 99),
    st.sampled_from(ROUGH),
    st.sampled_from(["", "です", "ですね", "ですかね", "だと思います", "います"]),
)
def test_a_rough_count_is_read_and_known_as_rough(count: int, rough: str, end: str) -> None:
    reading = read(f"従業員は{rough.format(count)}{end}")
    assert reading.facts == {"employees_regular": count}
    assert reading.approximate == {"employees_regular"}


@given(
    st.integers(1, 900),
    st.integers(1, 900),
    st.sampled_from(
        ["{}〜{}人", "{}から{}人", "{}人から{}人", "{}-{}人", "{}人〜{}人", "{}〜{}名", "{}ないし{}人", "{}人か{}人"]
    ),
    st.sampled_from([{}, FULL]),
)
def test_a_range_is_its_middle_in_every_manner(low: int, more: int, frame: str, script: dict[int, int]) -> None:
    said = frame.format(str(low).translate(script), str(low + more).translate(script))
    reading = read(f"従業員は{said}です")
    assert reading.facts == {"employees_regular": (2 * low + more + 1) // 2}
    assert reading.approximate == {"employees_regular"}


@given(st.dates(date(1927, 1, 1), AS_OF))
def test_a_founding_day_is_the_same_in_every_manner(day: date) -> None:
    manners = [
        f"{day.year}年{day.month}月{day.day}日に設立しました",
        f"{day.year}/{day.month:02}/{day.day:02}に設立しました",
        f"{day.year}.{day.month}.{day.day}設立",
        f"設立は{str(day.year).translate(KANJI)}年{in_kanji(day.month)}月{in_kanji(day.day)}日です",
        f"設立日は{str(day.year).translate(FULL)}年{str(day.month).translate(FULL)}月{str(day.day).translate(FULL)}日",
    ]
    assert [read(said).facts for said in manners] == [{"established_on": day.isoformat()}] * len(manners)


@settings(deadline=None)
@given(st.text(max_size=80), st.text(max_size=80))
def test_blanks_and_width_of_signs_never_make_it_fail(before: str, after: str) -> None:
    for said in (
        f"{before}従業員 ５人{after}",
        f"{before}資本金　¥８，０００，０００{after}",
        f"{before}〒530-0001{after}",
    ):
        assert isinstance(read(said), Reading)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("税金の滞納はありません。", "滞納はありません"),
        ("税金は滞納していないです", "滞納していない"),
        ("従業員はいません", "従業員はいません"),
    ],
)
def test_words_that_are_denied_are_quoted_with_their_not(text: str, words: str) -> None:
    [(start, end)] = read(text).spans.values()
    assert text[start:end] == words
