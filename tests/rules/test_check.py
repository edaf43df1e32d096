"""One break for each way of being wrong: the message names file, line and remedy."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from editing import ENDING, LITTLE, NEW, OFFICE, OLD, edit

from actions.rules import Adviser, CatalogueError, Fault, check
from actions.rules.syntax import slip

BREAKS = [
    # file, text to replace, replacement, line of the fault, what the message must hold
    (NEW, "kind: loan", "kind: loan\ncolour: red", 3, "「colour」という項目はありません。使えるのは"),
    (NEW, "kind: loan", "kind: loan\nkind: loan", 3, "「kind」が二度書かれています"),
    (NEW, "    confidence: high\n", "", 10, "「confidence」がありません"),
    (NEW, "kind: loan", "kind: lone", 2, "「kind」の値「lone」が形に合いません"),
    (NEW, "kind: loan", "kind: tax", 2, "フォルダ tax/ に置いて"),
    (NEW, "id: loan-new", "id: loan-newest", 1, "ファイル名を loan-newest.yml に"),
    (NEW, "from: 2024-04-01", "from: 2024-02-30", 10, "2024-02-30 という日はありません"),
    (NEW, "provider: office-town", "provider: office-twon", 6, "「office-twon」という窓口は"),
    (NEW, "topics: {funding: 3}", "topics: {fundnig: 3}", 8, "「fundnig」という分野は"),
    (NEW, "topics: {funding: 3}", "topics: {funding: 4}", 8, "「funding」の値「4」"),
    (NEW, "terms: {limit_yen: 20000000}", "terms: {limit: 1}", 13, "「limit」という用語は catalogue/terms/"),
    (NEW, "terms: {limit_yen: 20000000}", "terms: {limit_yen: 2千万}", 13, "「limit_yen」は整数だけで"),
    (NEW, "when: {taxes_paid: true}", "when: {tax_paid: true}", 21, "「tax_paid」という事実は facts.yml"),
    (NEW, "when: {taxes_paid: true}", "when: {taxes_paid: yes}", 21, "true か false"),
    (NEW, "when: {taxes_paid: true}", "when: {taxes_paid: true, guidance_months: {min: 1}}", 21, "項目を一つだけ"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: 6}", 19, "数の条件は"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: {min: 6か月}}", 19, "数ではありません"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: {min: 6, max: 5}}", 19, "下限が上限より大きい"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: {below: 0}}", 19, "決して成り立ちません"),
    (NEW, "{is: def-little}", "{is: def-tiny}", 16, "「def-tiny」という定義は"),
    (NEW, "source: guide", "source: guid", 17, "出典「guid」が sources の key にありません。「guide」のことでしょうか"),
    (NEW, "told: [推薦が要ります。]", "figures: [magic]", 22, "「magic」という計算はありません"),
    (NEW, "employees_regular: 3, guidance_months: 5}", "employees_regular: 3, guidance_months: 7}", 31, "判定は ineligible のはず"),
    (NEW, "missing_facts: [taxes_paid]", "missing_facts: [industry]", 35, "missing_facts は [industry] のはず"),
    (NEW, "verdict: ineligible", "verdict: eligible", 31, "判定は eligible のはずが ineligible"),
    (NEW, "employees_regular: 3, guidance_months: 5}", "employees_regular: -3, guidance_months: 5}", 31, "0以上の数字"),
    (OLD, "successor: loan-new", "successor: loan-newer", 7, "「loan-newer」という制度は"),
    (OLD, '    sources: [{title: 旧融資の案内, url: "https://example.jp/old", checked_on: 2021-08-01}]\n', "", 9, "「sources」がありません"),
    (OLD, ", checked_on: 2021-08-01", "", 13, "「checked_on」がありません"),
    (OLD, "https://example.jp/old", "htp://example.jp/old", 13, "「htp://example.jp/old」は https:// か http:// で始まる"),
    (ENDING, "to: 2021-12-31", "to: 2023-04-01", 15, "期間が重なっています"),
    (ENDING, "    gap: その間は募集がありませんでした。\n", "", 15, "空いた日があります"),
    (ENDING, "to: 2026-06-30", "to: 2022-06-30", 15, "to が from より前"),
    (ENDING, "  - {name: 昔の2年, as_of: 2021-08-01, facts: {years_in_business: 2.9}, verdict: ineligible}\n", "", 9, "ineligible になるケース"),
    (LITTLE, "industry: manufacturing}", "industry: retail}", 10, "どの if にも当てはまらない事業者"),
    (OFFICE, "prefectures: [大阪府]", "prefectures: [大阪]", 17, "「大阪」という都道府県はありません"),
    (OFFICE, "summary: 保証をする窓口です。", "summary: [保証", 3, "括弧が閉じていません"),
    # slips of the keyboard, and the ways in which people write who never programmed
    (NEW, "    terms:", "\tterms:", 13, "字下げにタブが入っています"),
    (NEW, "    confidence: high", "　　confidence: high", 12, "字下げに全角の空白"),
    (NEW, "kind: loan", "kind：loan", 2, "「：」が全角です"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months：{min: 6}}", 19, "「：」が全角です"),
    (NEW, "kind: loan", "kind:loan", 2, "「:」の後に、半角の空白"),
    (NEW, "summary: 小さな", "summary: 注意: 小さな", 5, "文の全体を引用符"),
    (NEW, "name: 新融資", "name: @新融資", 3, "文の初めの記号が読めません"),
    (NEW, "name: 新融資", 'name: "新融資', 3, "引用符（\"）が閉じていません"),
    (NEW, "name: 新融資", "name: '新融資", 3, "引用符（'）が閉じていません"),
    (NEW, "kind: loan", "kind: *loan of all", 2, "文の初めの記号が読めません"),
    (NEW, "when: {taxes_paid: true}", "when: {taxes_paid: true", 21, "括弧が閉じていません"),
    (NEW, "      - text: 税金", "     - text: 税金", 20, "字下げを前後の行とそろえ"),
    (NEW, "      - text: 税金", "        text: 税金", 20, "リストの続きなら行の頭に「- 」"),
    (NEW, "limit_yen: 20000000", "limit_yen: 20,000,000", 13, "数なら桁区切り（,）を取り"),
    (ENDING, "text: 業歴が5年以上", "text: 業歴が5", 19, "文が数字で終わっています"),
    (NEW, "    told:", "    closings: [{text: 予算は5, on: 2026-10-16}]\n    told:", 22, "文が数字で終わっています"),
    (ENDING, "text: 業歴が5年以上", "text: 資本金が5,000万円以下", 19, "文なら引用符"),
    (NEW, "limit_yen: 20000000", "limit_yen: ２０００万", 13, "500万円なら 5000000"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: {min:6}}", 19, "「min:6」は、「:」の後に半角の空白"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_month: {min: 6}}", 19, "「guidance_months」のことでしょうか"),
    (NEW, "when: {taxes_paid: true}", "when: [{taxes_paid: true}, {guidance_months: {min: 1}}]", 21, "{all: [条件, 条件]}"),
    (NEW, "from: 2024-04-01", "from: 令和6年4月1日", 10, "元号は西暦に直し"),
    (NEW, "from: 2024-04-01", "from: 2024/4/1", 10, "2024-04-01 の形の日付"),
    (NEW, "from: 2024-04-01", "from:", 10, "「from」が、まだ書かれていません"),
    (NEW, "name: 新融資", "name:", 3, "「name」が、まだ書かれていません"),
    (NEW, "name: 新融資", "name: 2024", 3, "引用符（\"…\"）で囲みます"),
    (NEW, "confidence: high", "confidense: high", 12, "「confidence」のことでしょうか"),
    (NEW, "kind: loan", "kind: 融資", 2, "の値「融資」が形に合いません。loan、guarantee、"),
    (NEW, "id: loan-new", "id: Loan-New", 1, "半角の小文字・数字・「-」だけ"),
    (NEW, "aliases: [しんゆうし]", "aliases: しんゆうし", 4, "[ ] で囲むか、行を分けて「- 」"),
    (NEW, "[office-guarantee, office-town]", "[office-guarantee、office-town]", 7, "半角のコンマと空白"),
    (NEW, "provider: office-town", "provider: office-twon", 6, "「office-town」のことでしょうか"),
    (NEW, "topics: {funding: 3}", "topics: [funding]", 8, "{名前: 値} の形"),
    (NEW, "topics: {funding: 3}", "topics: {funding: 4}", 8, "3以下で書いて"),
    (NEW, "name: 新融資", "name: 新融資 #1", 3, "「#」から後ろは読まれません"),
    (NEW, "kind: loan", "kind: loan　", 2, "全角の空白を取って"),
    (NEW, "industry: retail, employees_regular: 3, guidance_months: 5", "industry: retail，guidance_months: 5", 33, "「，」が全角です"),
    (NEW, "told: [推薦が要ります。]", "told:\n      - 注意: 推薦が要ります。", 23, "「told」の文の中に「: 」"),
    (OLD, "https://example.jp/old", "https://example.jp/o ld", 13, "の中に空白があります"),
    ("facts.yml", "value: retail", "value: shop", 27, "業種に「shop」はありません"),
    (NEW, "verdict: eligible", "verdict: 対象", 30, "eligible、ineligible、unknown、not_in_force のどれか"),
    (NEW, "as_of: 2026-01-01", "as_of: 令和8年1月1日", 28, "元号は西暦に直し"),
    (NEW, "provider: office-town", "provider: まちの窓口", 6, "日本語の名前のままでは読めません。「office-town」のことでしょうか"),
    (OLD, "successor: loan-new", "successor: しんゆうし", 7, "日本語の名前のままでは読めません。「loan-new」のことでしょうか"),
    (OLD, "successor: loan-new", "successor: loan-nwe", 7, "「loan-new」のことでしょうか"),
    (OLD, "  - from: 2020-01-01", "    from: 2020-01-01", 8, "リストで書いてください"),
    (OLD, '[{title: 旧融資の案内, url: "https://example.jp/old", checked_on: 2021-08-01}]', "[]", 13, "「sources」が空です"),
    (ENDING, "to: 2021-12-31", "to: null", 15, "前の版の to を、この from の前日まで"),
    ("facts.yml", "label: 年齢", "labels: 年齢", 83, "「label」がありません"),
    ("terms/common.yml", "unit: yen", "unit: dollar", 1, "「unit」の値「dollar」"),
    # what a clerk knows by its Japanese name, and what YAML takes though nobody meant it
    (NEW, "{is: def-little}", "{is: 小さな事業者}", 16, "日本語の名前のままでは読めません。「def-little」のことでしょうか"),
    (NEW, "topics: {funding: 3}", "topics: {資金調達: 3}", 8, "「funding」のことでしょうか"),
    (NEW, "topics: {funding: 3}", "topics: {funding：3}", 8, "「：」は半角にします"),
    (NEW, "terms: {limit_yen: 20000000}", "terms: {限度額: 20000000}", 13, "「limit_yen」のことでしょうか"),
    (NEW, "when: {taxes_paid: true}", "when: {税金完納: true}", 21, "「taxes_paid」のことでしょうか"),
    (NEW, "when: {taxes_paid: true}", "when: {industry: 小売業}", 21, "「retail」のことでしょうか"),
    (NEW, "facts: {industry: retail, employees_regular: 3, guidance_months: 5}", "facts: {業種: retail}", 31, "「industry」のことでしょうか"),
    (NEW, "facts: {industry: retail, employees_regular: 3, guidance_months: 5}", "facts: {industry: 小売業}", 31, "「retail」のことでしょうか"),
    (NEW, "- {title: 要綱", "- {key: rules, title: 要綱", 18, "どの出典によるかがありません"),
    (NEW, "- {title: 要綱", "- {key: guide, title: 要綱", 23, "key「guide」が二度"),
    (NEW, "source: guide", "source: 新融資の案内", 17, "使えるのは guide です"),
    (NEW, "{guidance_months: {min: 6}}", "{guidance_months: >= 6}", 19, "「>」や「<」は使えません"),
    (NEW, "industry: retail, employees_regular: 3, guidance_months: 5", "industry: retail、guidance_months: 5", 33, "項目の間が「、」です"),
    (NEW, "summary: 小さな事業者のための融資です。", 'summary: 小さな事業者のための融資です。"', 5, "初めと終わりの両方に"),
    (NEW, "summary: 小さな事業者のための融資です。", "summary: ”小さな事業者のための融資です。”", 5, "初めと終わりの両方に"),
    (NEW, "summary: 小さな事業者のための融資です。", "summary: 小さな事業者のための\n  融資です。", 5, "文が次の行に続いています"),
    (NEW, "{title: 要綱, page: 第3条,", "{title: 要綱, page_date: 平成26年4月2日,", 25, "元号は西暦に直します"),
    # figures that cannot be, names given twice, and what is copied from a page or typed in Japanese
    (NEW, "terms: {limit_yen: 20000000}", "terms: {limit_yen: -20000000}", 13, "「limit_yen」は0以上の"),
    (NEW, "terms: {limit_yen: 20000000}", "terms: {limit_yen: 20000000000000000000}", 13, "符号と桁を確かめて"),
    (NEW, "name: 指導がまだ", "name: 全部そろう", 31, "ケースの名前「全部そろう」が二度"),
    (NEW, "summary: 小さな事業者のための融資です。", 'summary: ""', 5, "「summary」が、まだ書かれていません"),
    (NEW, "text: 税金を納めていること", "text: ''", 20, "「text」が、まだ書かれていません"),
    (NEW, "- {title: 要綱, page: 第3条,", "- {title: 要綱, page_date: 2024-13,", 25, "2024-04-01、2024-04、2024 のどれか"),
    (OLD, "https://example.jp/old", "https://example．jp/old", 13, "「//」の後が、空か全角です"),
    (OLD, "https://example.jp/old", "https:///old", 13, "「//」の後が、空か全角です"),
    (NEW, "kind: loan", "kind:　loan", 2, "「:」の後に、半角の空白"),
    (NEW, "kind: loan", "kind:\u00a0loan", 2, "「:」の後に、半角の空白"),
    (NEW, "kind: loan", "kind = loan", 2, "名前の後は、半角の「:」と空白"),
    (NEW, "      - text: 税金", "      -　text: 税金", 20, "半角の「-」と半角の空白"),
    (NEW, "told: [推薦が要ります。]", "told:\n      - 推薦が要ります。\n      ・面談: あります。", 24, "半角の「-」と半角の空白"),
    (NEW, "told: [推薦が要ります。]", "told:\n      - 推薦が要ります。\n      -面談: あります。", 24, "半角の「-」と半角の空白"),
    (NEW, "when: {taxes_paid: true}", "when: ｛taxes_paid: true｝", 21, "半角の { } で囲んで"),
    (NEW, "when: {taxes_paid: true}", "when: (taxes_paid: true)", 21, "半角の { } で囲んで"),
    ("offices/office-island.yml", "number: 098-000-0000", "number: ０９８-000-0000", 4, "半角の数字と「-」で"),
    ("offices/office-island.yml", "number: 098-000-0000", "number: 098-000-0000（平日）", 4, "半角の数字と「-」で"),
    ("offices/office-island.yml", '"https://example.jp/island"', "窓口の案内", 4, "https:// か http:// で始まる"),
    ("offices/office-island.yml", "as_of: 2025-09-01", "as_of: 令和7年9月", 4, "元号は西暦に直します"),
    ("priors.yml", "employees_regular:", "employees:", 2, "「employees_regular」のことでしょうか"),
    (NEW, "told: [推薦が要ります。]", "prepare: [{text: 指導, days: 9, source: guide, counted_by: guidance_month}]", 22, "「guidance_months」の"),
]  # fmt: skip


def test_the_small_catalogue_is_sound(copy: Path) -> None:
    assert check(copy) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"), BREAKS, ids=[f"{b[0].rsplit('/')[-1]}:{b[4][:14]}" for b in BREAKS]
)
def test_a_fault_is_named_with_line_and_remedy(
    copy: Path, file: str, old: str, new: str, line: int, message: str
) -> None:
    edit(copy, file, old, new)
    assert (f"catalogue/{file}", line) in {(f.file, f.line) for f in check(copy) if message in f.message}


def test_a_definition_must_hold_as_long_as_the_version_that_uses_it(copy: Path) -> None:
    edit(copy, LITTLE, "from: 2000-01-01", "from: 2025-01-01")
    faults = [fault for fault in check(copy) if "期間の全部には当てはまりません" in fault.message]
    assert [(fault.file, fault.line) for fault in faults] == [(f"catalogue/{NEW}", 16)]


def test_a_folded_note_is_not_taken_for_a_sign_of_more_or_less(copy: Path) -> None:
    edit(copy, NEW, "kind: loan", "note: >-\n  for those who edit\nkind: loan")
    edit(copy, NEW, "unlocks: [loan-ending]", "  unlocks: [loan-ending]")
    assert [str(fault) for fault in check(copy)] == [
        "catalogue/schemes/loan/loan-new.yml:42: YAMLの書き方に誤りがあります。"
        "字下げを前後の行とそろえ、「:」の後に空白を入れ、括弧を閉じてください。"
    ]


def test_what_follows_from_a_forgotten_dash_is_not_told_as_well(copy: Path) -> None:
    source = '      - {key: guide, title: 新融資の案内, url: "https://example.jp/new", checked_on: 2026-01-01}\n'
    edit(
        copy,
        NEW,
        source,
        "      - key: guide\n        title: 案内\n        checked_on: 2026-01-01\n        key: rules\n",
    )
    assert [fault.line for fault in check(copy)] == [27]


def test_a_leading_zero_is_not_taken_for_a_number(copy: Path) -> None:
    edit(copy, "facts.yml", "max: 120", "max: 0120")
    assert any("引用符で囲み" in fault.message for fault in check(copy))


@pytest.mark.parametrize("mark", ["'", '"'])
def test_an_open_quotation_mark_is_found_beside_parts_that_are_called_by_name(mark: str) -> None:
    text = f"name: {mark}新融資\nterms: &terms\n  rate: 1\nlater: *terms\n"
    with pytest.raises(yaml.YAMLError) as failed:
        yaml.safe_load(text)
    line, remedy = slip(text, failed.value)
    assert (line, f"引用符（{mark}）が閉じていません" in remedy) == (1, True)


@pytest.mark.parametrize("name", ["loan-new.yaml", "loan-new.yml.txt", "loan-new"])
def test_a_file_that_would_not_be_read_is_named(copy: Path, name: str) -> None:
    (copy / NEW).rename((copy / NEW).with_name(name))
    assert f"catalogue/schemes/loan/{name}:1: このファイルは読まれません。名前の終わりを .yml にしてください。" in [
        str(fault) for fault in check(copy)
    ]


@pytest.mark.parametrize("how", [lambda text: "\ufeff" + text, lambda text: text.replace("\n", "\r\n")])
def test_a_file_saved_by_an_editor_of_windows_is_read(copy: Path, how: Callable[[str], str]) -> None:
    (copy / NEW).write_bytes(how((copy / NEW).read_text(encoding="utf-8")).encode())
    assert check(copy) == []


def test_every_fault_is_reported_at_once(copy: Path) -> None:
    for file in (NEW, OLD):
        edit(copy, file, "provider: office-town", "provider: nobody")
    with pytest.raises(CatalogueError) as caught:
        Adviser.load(copy)
    assert len(caught.value.faults) == 2
    assert all(isinstance(fault, Fault) for fault in caught.value.faults)


def test_an_empty_file_is_a_fault_and_no_crash(copy: Path) -> None:
    (copy / NEW).write_text("", encoding="utf-8")
    assert any("中身がありません" in fault.message for fault in check(copy))


def test_a_missing_file_is_a_fault_and_no_crash(copy: Path) -> None:
    (copy / "priors.yml").unlink()
    assert any(fault.file == "catalogue/priors.yml" and "読めません" in fault.message for fault in check(copy))


def test_a_file_in_another_encoding_is_a_fault_and_no_crash(copy: Path) -> None:
    path = copy / NEW
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp932"))
    assert any(fault.file == f"catalogue/{NEW}" and "UTF-8" in fault.message for fault in check(copy))


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (NEW, "limit_yen: 20000000", "limit_yen: 2千万", "「limit_yen」は整数だけで"),
        (NEW, "    terms:", "\tterms:", "YAMLの書き方に誤り"),
        (LITTLE, "confidence: high", "confidence: hi", "「confidence」の値「hi」"),
        (OFFICE, "summary: ", "summery: ", "「summery」という項目はありません"),
        (OFFICE, "id: office-guarantee", "id: 保証協会", "id「保証協会」は、半角の小文字"),
    ],
)
def test_who_names_a_broken_file_is_not_at_fault_as_well(
    copy: Path, file: str, old: str, new: str, message: str
) -> None:
    edit(copy, file, old, new)
    found = check(copy)
    assert any(message in fault.message for fault in found)
    assert {fault.file for fault in found} == {f"catalogue/{file}"}
