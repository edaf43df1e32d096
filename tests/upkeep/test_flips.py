"""Saved cases that an edit would advise otherwise, from the command line in a repository of our own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from editing import ENDING, NEW, OFFICE, OLD, edit, publish, take_back, use

from actions.rules import Adviser
from madoguchi.__main__ import main
from upkeep.saved import Unreadable, read

CASES: dict[str, Any] = {
    "a/shop.json": {"industry": "retail", "employees_regular": 3, "guidance_months": 7, "taxes_paid": True, "topics": ["funding"]},
    "long.json": {"facts": {"industry": "retail", "employees_regular": 3, "guidance_months": 20, "topics": ["funding"]}},
    "sheets.json": [
        {"facts": [{"fact": "topics", "value": ["succession"], "words": "後継ぎが"}], "code": "F3H-K7M-R2W"},
        {"facts": [{"fact": "topics", "value": ["funding"]}, {"fact": "guidance_months", "value": 8}]},
    ],
}  # fmt: skip


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    for name, content in CASES.items():
        file = tmp_path / "cases" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(content), encoding="utf-8")
    return tmp_path / "cases"


@pytest.fixture
def edited(copy: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose catalogue is committed, and is then being edited."""
    publish(copy)
    use(copy, monkeypatch)
    return copy


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    code = main(["diff", "--as-of", "2026-01-01", *arguments])
    out, err = capsys.readouterr()
    return code, out + err


def test_nothing_flips_without_an_edit(edited: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = run(capsys, "--against", str(kept))
    assert code == 0
    assert "変わったところは、ありません。" in said
    assert "保存した4件のうち、0件でご案内が変わります。" in said


def test_the_cases_that_flip_are_named_with_what_changes(
    edited: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(edited, NEW, "{guidance_months: {min: 6}}", "{guidance_months: {min: 12}}")
    code, said = run(capsys, "--against", str(kept))
    assert code == 1
    assert "指導を受けた期間が6か月以上 → 指導を受けた期間が12か月以上" in said
    assert "保存した4件のうち、2件でご案内が変わります。" in said
    assert "■ a/shop.json\n・新融資：対象になります → 対象外です（条件：指導を6か月以上受けていること）" in said
    assert "■ sheets.json（2件目）" in said
    assert "long.json" not in said


def test_another_first_office_flips_a_case(edited: Path, kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(edited, NEW, "apply_at: [office-guarantee, office-town]", "apply_at: [office-town]")
    code, said = run(capsys, "--against", str(kept))
    assert code == 1
    assert "・最初の相談先：" in said


def test_a_scheme_that_is_new_or_gone_flips_a_case(
    edited: Path, kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (edited / NEW).unlink()
    edit(edited, ENDING, "bridged_by: [loan-new]\n", "")
    edit(edited, OLD, "successor: loan-new\n", "")
    code, said = run(capsys, "--against", str(kept))
    assert code == 1
    assert "制度データから、なくなりました。" in said
    assert "新融資：対象になります → なし" in said


def test_what_changes_only_later_is_pointed_to(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(edited, NEW, "    to: null", "    to: 2026-03-31")
    text = (edited / NEW).read_text(encoding="utf-8")
    version = text[text.index("  - from:") : text.index("cases:")]
    later = version.replace("2024-04-01", "2026-04-01").replace("to: 2026-03-31", "to:").replace("20000000", "30000000")
    (edited / NEW).write_text(text.replace("cases:", later + "cases:"), encoding="utf-8")
    assert "2026年4月1日からも変わります。--as-of 2026-04-01" in run(capsys)[1]
    code = main(["diff", "--as-of", "2026-04-01"])
    assert (code, "・限度額：2,000万円 → 3,000万円" in capsys.readouterr().out) == (0, True)


def test_an_office_that_is_told_otherwise_is_named(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(edited, OFFICE, "checked_on: 2026-01-01", "checked_on: 2026-01-02")
    assert "窓口" not in run(capsys)[1]
    edit(edited, OFFICE, "summary: 保証をする窓口です。", "summary: 保証の相談ができます。")
    assert "窓口の名前・連絡先・受け持ちなどが変わりました：保証の窓口\n" in run(capsys)[1]


def test_an_edit_is_compared_with_any_commit_or_folder(
    edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tmp_path / "before"
    edited.rename(before)
    take_back(edited)
    edit(edited, NEW, "limit_yen: 20000000", "limit_yen: 25000000")
    for base in ("HEAD", str(before), str(tmp_path)):
        expected = "変わったところは、ありません" if base == str(tmp_path) else "2,000万円 → 2,500万円"
        assert expected in run(capsys, "--base", base)[1]


@pytest.mark.parametrize("base", ["nowhere", "--output=x", "HEAD~5"])
def test_a_base_that_is_not_there_is_named(edited: Path, capsys: pytest.CaptureFixture[str], base: str) -> None:
    code, said = run(capsys, f"--base={base}")
    assert code == 1
    assert f"「{base}」という版もフォルダも見つかりません" in said


def test_without_git_the_way_out_is_named(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.diff.ROOT", copy.parent)
    assert "gitで管理されていない" in run(capsys)[1]
    monkeypatch.setenv("PATH", "")
    assert "gitが入っていない" in run(capsys)[1]


def test_a_base_with_faults_is_named(edited: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "odd").mkdir()
    assert "が読めません" in run(capsys, "--base", str(tmp_path / "odd"))[1]


def test_one_day_alone_is_no_comparison(edited: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--from と --to は、両方の日を" in run(capsys, "--from", "2021-08-01")[1]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "UTF-8のJSONとして読めません"),
        ("[1]", "の形で書いてください"),
        ('{"facts": [{"name": "x"}]}', "の形で書いてください"),
        ('{"industry": "小売"}', "業種に「小売」はありません"),
    ],
)
def test_a_case_that_cannot_be_read_is_named(copy: Path, tmp_path: Path, content: str, said: str) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "odd.json").write_text(content, encoding="utf-8")
    with pytest.raises(Unreadable, match=said) as caught:
        read(folder, Adviser.load(copy).vocabulary)
    assert "odd.json" in str(caught.value)


def test_a_folder_without_cases_is_named(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="JSONファイルがありません"):
        read(tmp_path / "nowhere", Adviser.load(copy).vocabulary)
