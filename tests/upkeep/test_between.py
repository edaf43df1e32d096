"""What is otherwise between two days, or between what is published and what is being edited, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from editing import ENDING, LITTLE, NEW, OLD, SMALL, edit

from actions.rules import Adviser
from madoguchi.__main__ import main
from upkeep.between import View, changes
from upkeep.told import told

DAY = date(2026, 1, 1)


def between(old: Adviser, new: Adviser, days: tuple[date, date] = (DAY, DAY), only: Sequence[str] = ()) -> str:
    before, after = View(old.catalogue, days[0]), View(new.catalogue, days[1])
    return told(list(changes(before, after, only)), before, after)


@pytest.fixture(scope="module")
def published() -> Adviser:
    return Adviser.load(SMALL)


def test_what_begins_and_what_ends(published: Adviser) -> None:
    text = between(published, published, (date(2023, 1, 1), DAY))
    assert "始まった制度が2、なくなった制度が1、変わった制度が0あります。" in text
    assert (
        "■ 新融資　loan-new\n2024年4月1日に始まりました。\n・限度額：2,000万円\n・条件：小さな事業者であること" in text
    )
    assert "■ 旧融資　loan-old\n2024年3月31日で終わりました。\n・引き継いだ制度：新融資" in text


def test_days_alike_say_so(published: Adviser) -> None:
    assert between(published, published) == "変わったところは、ありません。"


def test_only_the_schemes_named_are_told(published: Adviser) -> None:
    assert "loan-new" not in between(published, published, (date(2023, 1, 1), DAY), ["loan-old"])


def test_terms_are_told_old_and_new(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "limit_yen: 20000000", "limit_yen: 25000000")
    text = between(published, Adviser.load(copy))
    assert "変わった制度が1あります" in text
    assert "・限度額：2,000万円 → 2,500万円" in text
    assert "会社やお店" not in text


def test_a_condition_with_the_same_words_says_what_they_now_mean(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "{guidance_months: {min: 6}}", "{guidance_months: {min: 12}}")
    text = between(published, Adviser.load(copy))
    assert (
        "・条件「指導を6か月以上受けていること」の中身：指導を受けた期間が6か月以上 → 指導を受けた期間が12か月以上"
        in text
    )
    assert "・使えなくなる会社やお店：\n　- 指導を受けた期間が6か月以上11か月以下\n　　たとえば：" in text
    assert "使えるようになる" not in text


def test_a_condition_that_goes_opens_the_scheme(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "      - text: 税金を納めていること\n        when: {taxes_paid: true}\n", "")
    text = between(published, Adviser.load(copy))
    assert "－ 条件：税金を納めていること" in text
    assert "・使えるようになる会社やお店：" in text
    assert "使えなくなる" not in text


def test_a_definition_that_changes_is_told_where_it_is_used(published: Adviser, copy: Path) -> None:
    edit(
        copy,
        LITTLE,
        "when: {employees_regular: {max: 5}}",
        "when: {employees_regular: {max: 9}}",
    )
    text = between(published, Adviser.load(copy), only=["loan-new"])
    assert "・条件「小さな事業者であること」の、もとになる定義が変わりました。" in text
    assert "- 業種が小売業、かつ従業員数が6人以上9人以下" in text


def test_new_words_for_the_same_condition_move_nobody(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "when: {taxes_paid: true}", "when: {not: {taxes_paid: false}}")
    assert "判定が変わる会社やお店はありません" in between(published, Adviser.load(copy))


def test_what_is_said_beside_is_told_as_well(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "推薦が要ります。", "推薦はいりません。")
    text = between(published, Adviser.load(copy))
    assert "－ 推薦が要ります。\n＋ 推薦はいりません。" in text


def test_a_procedure_that_changes_is_told_of_every_scheme_that_follows_it(copy: Path) -> None:
    (copy / "procedures").mkdir()
    paper = "papers: [{text: 決算書}]"
    source = "sources: [{title: 案内, page: 第1条, checked_on: 2026-01-01}]"
    file = copy / "procedures" / "procedure-town.yml"
    file.write_text(f"id: procedure-town\nname: 町の手続き\n{paper}\n{source}\n", encoding="utf-8")
    edit(copy, NEW, "provider: office-town", "provider: office-town\nprocedure: procedure-town")
    before = Adviser.load(copy)
    edit(copy, "procedures/procedure-town.yml", "決算書", "確定申告書")
    text = between(before, Adviser.load(copy))
    assert "■ 新融資　loan-new\n－ 決算書\n＋ 確定申告書" in text
    assert "変わった制度が1あります" in text


def test_a_newly_checked_source_changes_nothing_for_firms(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "checked_on: 2026-01-01", "checked_on: 2026-06-01")
    assert between(published, Adviser.load(copy)) == "変わったところは、ありません。"


def test_a_scheme_taken_out_is_told(published: Adviser, copy: Path) -> None:
    (copy / OLD).unlink()
    edit(copy, ENDING, "not_with: [loan-old]\n", "")
    text = between(published, Adviser.load(copy), (date(2021, 8, 1), date(2021, 8, 1)))
    assert "なくなった制度が1" in text
    assert "■ 旧融資　loan-old\n制度データから、なくなりました。\n・引き継いだ制度：新融資" in text


def test_a_scheme_that_an_edit_closes_is_told_with_its_end_and_its_successor(published: Adviser, copy: Path) -> None:
    edit(copy, NEW, "    to: null", "    to: 2025-12-31")
    edit(copy, NEW, "provider: office-town", "provider: office-town\nsuccessor: loan-ending")
    text = between(published, Adviser.load(copy))
    assert "■ 新融資　loan-new\n2025年12月31日で終わりました。\n・引き継いだ制度：期限つき融資" in text


def test_the_command_compares_two_days(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--from", "2021-08-01", "--to", "2026-11-25", "subsidy-sapoin"]) == 0
    said = capsys.readouterr().out
    assert "・補助の上限（1年）：なし → 4,500万円" in said
    assert "- 連携・共同する事業者数が0社" in said


def test_a_scheme_that_is_nowhere_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "--from", "2021-08-01", "--to", "2026-11-25", "loan-nowhere"]) == 1
    assert "「loan-nowhere」という制度はありません" in capsys.readouterr().err
