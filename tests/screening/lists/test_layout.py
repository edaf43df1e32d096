"""How a file becomes rows under headers, however it was written and saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rules import default_adviser
from screening.lists import separated
from screening.lists.columns import Role
from screening.lists.firm import Firm, Firms
from screening.lists.layout import Layout, lay_out, told_columns
from screening.lists.unreadable import Unreadable

ADVISER = default_adviser()
DAY = date(2026, 11, 28)
TWO_FIRMS = "会員番号,名称,業種,従業員数,資本金（千円）\n1,山田食堂,飲食業,3,1000\n2,鈴木鉄工,製造業,12,3000\n"
READ = [
    {"industry": "restaurant", "employees_regular": 3, "capital_yen": 1_000_000},
    {"industry": "manufacturing", "employees_regular": 12, "capital_yen": 3_000_000},
]


def laid_out(path: Path, **told: Any) -> Layout:
    return lay_out(path, ADVISER.vocabulary, told)


def firms(path: Path, **told: Any) -> list[Firm]:
    layout = laid_out(path, **told)
    return [Firms(layout.columns, ADVISER, DAY).read(row) for row in layout.firms()]


def text(folder: Path, content: str | bytes, name: str = "firms.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def book(folder: Path, rows: Iterable[Sequence[Any]], merged: Sequence[str] = ()) -> Path:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append(list(row))
    for cells in merged:
        workbook.active.merge_cells(cells)
    workbook.save(folder / "firms.xlsx")
    return folder / "firms.xlsx"


@pytest.mark.parametrize(
    "content",
    [
        TWO_FIRMS.encode("utf-8"),
        TWO_FIRMS.encode("utf-8-sig"),
        TWO_FIRMS.encode("cp932"),
        TWO_FIRMS.encode("utf-16"),
        TWO_FIRMS.encode("utf-16-le"),
        TWO_FIRMS.encode("utf-16-be"),
        TWO_FIRMS.replace("\n", "\r\n").encode("cp932"),
        TWO_FIRMS.replace("\n", "\r").encode(),
        TWO_FIRMS.replace(",", "\t").encode("cp932"),
        TWO_FIRMS.replace(",", ";").encode(),
        TWO_FIRMS.rstrip("\n").encode(),
        b"\n\n" + TWO_FIRMS.replace("\n", "\n\n").encode(),
    ],
)
def test_any_encoding_separator_and_line_end_gives_the_same_firms(tmp_path: Path, content: bytes) -> None:
    assert [dict(firm.facts) for firm in firms(text(tmp_path, content))] == READ
    assert not any(firm.problems for firm in firms(text(tmp_path, content)))


def test_of_lists_joined_from_two_encodings_every_line_is_read(tmp_path: Path) -> None:
    first, second = TWO_FIRMS.split("\n2,")
    mixed = first.encode() + b"\n" + f"2,{second}".encode("cp932")
    assert [firm.identification for firm in firms(text(tmp_path, mixed))] == [("1", "山田食堂"), ("2", "鈴木鉄工")]


def test_what_no_encoding_reads_is_named_and_the_rest_of_the_row_is_used(tmp_path: Path) -> None:
    content = TWO_FIRMS.encode().replace("飲食業".encode(), b"\xff\xfe\x81")
    one, two = firms(text(tmp_path, content))
    assert (one.facts, two.facts) == ({"employees_regular": 3, "capital_yen": 1_000_000}, READ[1])
    assert [(problem.column, "文字が壊れて" in problem.reason) for problem in one.problems] == [("業種", True)]


def test_a_nul_spoils_its_cell_only(tmp_path: Path) -> None:
    one, two = firms(text(tmp_path, TWO_FIRMS.replace("飲食業", "飲\0食業")))
    assert "NUL" in one.problems[0].reason
    assert one.facts["employees_regular"] == 3
    assert two.facts == READ[1]


def test_excel_gives_the_same_firms(tmp_path: Path) -> None:
    rows = [line.split(",") for line in TWO_FIRMS.splitlines()]
    numbers = [[int(cell) if cell.isdigit() else cell for cell in row] for row in rows]
    assert [firm.facts for firm in firms(book(tmp_path, numbers))] == READ


def test_excel_dates_percentages_and_truths_are_read_as_they_are_shown(tmp_path: Path) -> None:
    path = book(
        tmp_path, [["名称", "設立年月日", "売上増減率", "小規模企業共済"], ["山田", date(2020, 5, 1), -0.2, True]]
    )
    workbook = openpyxl.load_workbook(path)
    workbook.active["C2"].number_format = "0%"
    workbook.save(path)
    (firm,) = firms(path)
    assert firm.facts == {"established_on": "2020-05-01", "sales_change_pct": -20.0, "small_mutual_member": True}


def test_a_formula_counts_by_its_value_and_one_without_is_named(tmp_path: Path) -> None:
    path = book(tmp_path, [["名称", "業種", "従業員数"], ["山田", "飲食業", "=1+2"], ["鈴木", "製造業", "#N/A"]])
    one, two = firms(path)
    assert "数式の計算結果が" in one.problems[0].reason
    assert "エラー" in two.problems[0].reason
    assert (one.facts, two.facts) == ({"industry": "restaurant"}, {"industry": "manufacturing"})


def test_a_formula_in_a_csv_is_named_and_a_text_so_written_is_read(tmp_path: Path) -> None:
    one, two = firms(text(tmp_path, '会員番号,業種,従業員数\n="0012",飲食業,=1+2\n2,製造業,4\n'))
    assert one.identification == ("0012",)
    assert "数式のまま" in one.problems[0].reason
    assert two.facts["employees_regular"] == 4


def test_the_headers_are_found_below_title_lines(tmp_path: Path) -> None:
    titled = "令和8年度　会員名簿,,,,\n11月1日現在,,,,\n\n" + TWO_FIRMS
    layout = laid_out(text(tmp_path, titled))
    assert layout.header == "4行目"
    assert [firm.line for firm in firms(text(tmp_path, titled))] == [5, 6]


def test_two_header_rows_with_merged_cells_are_read_as_one(tmp_path: Path) -> None:
    rows = [
        ["会員番号", "名称", "業種", "従業員", None, "資本金"],
        [None, None, None, "正社員", "パート", "（千円）"],
        [1, "山田食堂", "飲食業", 3, 5, 1000],
        [2, "鈴木鉄工", "製造業", 12, 0, 3000],
    ]
    path = book(tmp_path, rows, merged=["A1:A2", "B1:B2", "C1:C2", "D1:E1"])
    assert laid_out(path).header == "1〜2行目"
    assert [firm.facts for firm in firms(path)] == READ


def test_a_first_firm_without_figures_is_no_header(tmp_path: Path) -> None:
    one, two = firms(text(tmp_path, "名称,業種,従業員数\n山田,飲食業,\n鈴木,製造業,3\n"))
    assert (one.facts, two.line) == ({"industry": "restaurant"}, 3)


def test_headers_say_units_in_any_way(tmp_path: Path) -> None:
    for header in (
        "資本金（千円）",
        "資本金(単位：千円)",
        "資本金 千円",
        "資本金・千円",
        "※資本金［千円］",
        "資本金\n（千円）",
    ):
        layout = laid_out(text(tmp_path, f'名称,"{header}",従業員数\n山田,1000,3\n'))
        assert (layout.columns[1].field and layout.columns[1].field.fact, layout.columns[1].unit) == (
            "capital_yen",
            "千円",
        )


def test_a_header_that_only_looks_alike_is_left_aside(tmp_path: Path) -> None:
    layout = laid_out(text(tmp_path, "名称,業種,従業員数（うちパート）,資本金の変動\n山田,飲食業,3,1\n"))
    assert [column.role for column in layout.columns[2:]] == [Role.ASIDE, Role.ASIDE]


def test_the_more_exact_of_two_headers_counts(tmp_path: Path) -> None:
    layout = laid_out(text(tmp_path, "名称,従業員数,常時使用する従業員の数\n山田,8,3\n"))
    assert [column.role for column in layout.columns] == [Role.IDENTIFICATION, Role.ASIDE, Role.FACT]


def test_of_two_columns_with_one_header_neither_is_guessed(tmp_path: Path) -> None:
    path = text(tmp_path, "名称,業種,従業員数,従業員数\n山田,飲食業,8,3\n")
    assert [column.role for column in laid_out(path).columns[2:]] == [Role.UNTOLD, Role.UNTOLD]
    (firm,) = firms(path, **{"D列": "employees_regular"})
    assert firm.facts["employees_regular"] == 3


def test_amounts_without_a_unit_wait_to_be_told_it(tmp_path: Path) -> None:
    path = text(tmp_path, "名称,業種,資本金\n山田,飲食業,1000\n鈴木,製造業,3000\n")
    assert laid_out(path).columns[2].role is Role.UNTOLD
    told = {"資本金": {"fact": "capital_yen", "unit": "千円"}}
    assert [firm.facts["capital_yen"] for firm in firms(path, **told)] == [1_000_000, 3_000_000]


def test_amounts_that_can_only_be_yen_are(tmp_path: Path) -> None:
    path = text(tmp_path, "名称,業種,資本金\n山田,飲食業,3000000\n鈴木,製造業,10000000\n佐藤,小売業,500\n")
    *good, bad = firms(path)
    assert [firm.facts["capital_yen"] for firm in good] == [3_000_000, 10_000_000]
    assert "単位" in bad.problems[0].reason


def test_names_of_facts_are_headers_in_their_own_units(tmp_path: Path) -> None:
    (firm,) = firms(text(tmp_path, "name,industry,capital_yen,topics\nA,restaurant,5000,funding\n"))
    assert firm.facts == {"industry": "restaurant", "capital_yen": 5000, "topics": ["funding"]}


def test_what_the_person_says_of_columns_goes_first(tmp_path: Path) -> None:
    path = text(tmp_path, "名称,業種,人数,メモ\n山田,飲食業,3,至急\n")
    mapping = tmp_path / "columns.yml"
    mapping.write_text("人数: 従業員数\nメモ: そのまま\n業種: 使わない\n", encoding="utf-8")
    (firm,) = firms(path, **told_columns(mapping))
    assert (firm.facts, firm.identification) == ({"employees_regular": 3}, ("山田", "至急"))


@pytest.mark.parametrize(
    ("told", "hint"),
    [
        ({"ない列": "industry"}, "見つかりません"),
        ({"業種": "nonsense"}, "という項目はありません"),
        ({"業種": {"fact": "capital_yen", "unit": "ドル"}}, "単位「ドル」"),
    ],
)
def test_what_the_person_says_is_checked(tmp_path: Path, told: dict[str, Any], hint: str) -> None:
    with pytest.raises(Unreadable, match=hint):
        laid_out(text(tmp_path, "名称,業種\n山田,飲食業\n"), **told)


@pytest.mark.parametrize(
    ("name", "content", "hint"),
    [
        ("firms.csv", b"", "空です"),
        ("firms.csv", b"\n\n\n", "見出しの行が見つかりません"),
        ("firms.csv", b"a,b\n1,2\n", "見出しの行が見つかりません"),
        ("firms.csv", "会員番号,名称\n1,山田\n".encode(), "会社のことがわかる列"),
        ("firms.csv", bytes(range(256)) * 50, "見出しの行が見つかりません"),
        ("firms.xlsx", b"PK\x03\x04 no book", "Excelのファイルとして"),
        ("firms.xls", b"\xd0\xcf\x11\xe0", "の形（.xls）は読めません"),
    ],
)
def test_a_file_that_is_no_list_is_said_to_be_none(tmp_path: Path, name: str, content: bytes, hint: str) -> None:
    with pytest.raises(Unreadable, match=hint):
        laid_out(text(tmp_path, content, name))


def test_a_file_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="を読めません"):
        laid_out(tmp_path / "none.csv")


def test_a_quotation_mark_that_is_never_closed_spoils_only_its_row(tmp_path: Path) -> None:
    more = "".join(f'{n},"商店, {n}",小売業,{n},1000\n' for n in range(4, 200))
    rows = firms(text(tmp_path, TWO_FIRMS + '3,"閉じ忘れ,小売業,2,0\n' + more))
    assert [firm.line for firm in rows if firm.bad] == [4]
    assert len(rows) == 199


def test_a_mark_closed_only_rows_later_joins_no_two_firms(tmp_path: Path) -> None:
    rows = firms(
        text(tmp_path, TWO_FIRMS + '3,"閉じ忘れ,小売業,2,0\n4,開き忘れ",建設業,5,1000\n5,佐藤,小売業,1,1000\n')
    )
    assert [(firm.line, firm.bad) for firm in rows] == [(2, False), (3, False), (4, True), (5, False), (6, False)]


def test_quoted_cells_hold_commas_breaks_and_inches(tmp_path: Path) -> None:
    content = TWO_FIRMS.replace("山田食堂", '"山田,食堂\n本店"').replace("鈴木鉄工", '鈴木3"パイプ')
    one, two = firms(text(tmp_path, content))
    assert [firm.identification[1] for firm in (one, two)] == ["山田,食堂\n本店", '鈴木3"パイプ']
    assert (one.line, two.line) == (2, 4)


def test_longer_rows_may_have_slipped_and_shorter_ones_are_named(tmp_path: Path) -> None:
    long, short, padded = firms(
        text(tmp_path, "名称,業種,従業員数\n山田,支店,飲食業,3\n鈴木,製造業\n佐藤,小売業,2,,,\n")
    )
    assert (long.bad, "見出しより列が多く" in long.problems[0].reason) == (True, True)
    assert (short.facts, "列が少ない" in short.problems[0].reason) == ({"industry": "manufacturing"}, True)
    assert padded.problems == ()


def test_sums_and_repeated_headers_are_no_firms(tmp_path: Path) -> None:
    rows = firms(text(tmp_path, TWO_FIRMS + "会員番号,名称,業種,従業員数,資本金（千円）\n合計,,,15,4000\n"))
    assert [firm.bad for firm in rows] == [False, False, True, True]


@pytest.mark.parametrize(
    ("row", "facts", "named"),
    [
        ("大阪府,大阪府大阪市北区,", {"prefecture": "大阪府", "municipality": "大阪市"}, 0),
        ("東京都,府中市宮西町,", {"prefecture": "東京都", "municipality": "府中市"}, 0),
        (",府中市宮西町,183-0022", {"prefecture": "東京都", "municipality": "府中市"}, 0),
        ("大阪府,東京都大田区,", {}, 1),
        (",府中市,", {}, 1),
    ],
)
def test_columns_with_places_narrow_each_other(tmp_path: Path, row: str, facts: dict[str, str], named: int) -> None:
    (firm,) = firms(text(tmp_path, f"業種,都道府県,所在地,郵便番号\n飲食業,{row}\n"))
    assert firm.facts == facts | {"industry": "restaurant"}
    assert len(firm.problems) == named


def test_facts_that_cannot_both_be_true_are_both_left_out(tmp_path: Path) -> None:
    (firm,) = firms(text(tmp_path, "名称,業種,法人格,資本金（円）\n山田,飲食業,個人,3000000\n"))
    assert firm.facts == {"industry": "restaurant"}
    assert "合いません" in firm.problems[0].reason


def test_a_row_without_any_fact_is_bad(tmp_path: Path) -> None:
    (firm,) = firms(text(tmp_path, "名称,業種,従業員数\n山田,不明,-\n"))
    assert (firm.bad, firm.problems[0].reason) == (True, "使える項目が、ひとつもありません。")


@given(st.lists(st.text(alphabet='ab"\n,', max_size=12), max_size=30))
def test_no_line_is_lost_or_counted_twice(lines: list[str]) -> None:
    pieces = [piece for line in lines for piece in line.splitlines(keepends=True)]
    found = list(separated.rows(pieces, ","))
    starts = [row.line for row in found]
    assert starts == sorted(set(starts))
    assert all(1 <= start <= len(pieces) for start in starts)
    assert (not pieces) == (not found)


@given(st.binary(max_size=400) | st.text(alphabet='1,"\n\r\t;\0=人円飲食業🏢', max_size=200).map(str.encode))
def test_whatever_follows_the_headers_each_row_is_read_or_named(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        try:
            found = firms(text(Path(folder), "名称,業種,従業員数\n山田,飲食業,3\n".encode() + content))
        except Unreadable:
            return
    assert found[0].identification == ("山田",)
    assert all(firm.problems for firm in found if firm.bad)
    assert all(firm.facts for firm in found if not firm.bad)


@given(st.binary(max_size=300))
def test_any_file_is_a_list_or_said_to_be_none(content: bytes) -> None:
    with TemporaryDirectory() as folder, suppress(Unreadable):
        firms(text(Path(folder), content))
    with TemporaryDirectory() as folder, pytest.raises(Unreadable):
        firms(text(Path(folder), b"PK\x03\x04" + content, "firms.xlsx"))


@given(st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=20))
def test_a_workbook_damaged_anywhere_is_read_or_said_to_be_none(damage: list[tuple[int, int]]) -> None:
    with TemporaryDirectory() as folder, suppress(Unreadable):
        path = book(Path(folder), [["名称", "業種", "従業員数"], ["山田", "飲食業", 3]])
        content = bytearray(path.read_bytes())
        for at, byte in damage:
            content[at % len(content)] = byte
        path.write_bytes(content)
        firms(path)
