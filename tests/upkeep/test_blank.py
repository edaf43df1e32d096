"""A new scheme's file: what is still to be filled is named, and filled it is sound."""

from pathlib import Path

import pytest
from editing import NEW

from actions.rules import check
from madoguchi.__main__ import main
from upkeep.blank import Refusal, write

# What a clerk writes behind each colon, top down.
FILLED = [
    ("summary:", "小さなお店が、設備を入れる費用の一部を受け取れる補助金です。"),
    ("apply_at:", "[office-town]"),
    ("topics:", "{funding: 2}"),
    ("- from:", "2026-04-01"),
    ("confidence:", "high"),
    ("terms:", "{limit_yen: 500000}"),
    ("- text:", "指導を6か月以上受けていること"),
    ("when:", "{guidance_months: {min: 6}}"),
    ("      -", "窓口で順番を待つことがあります。"),
    ("title:", "町の補助金の案内"),
    ("url:", "https://example.jp/kitchen"),
    ("checked_on:", "2026-11-28"),
    ("- name:", "6か月なら対象"),
    ("as_of:", "2026-11-28"),
    ("facts:", "{guidance_months: 6}"),
    ("- name:", "5か月なら対象外"),
    ("as_of:", "2026-11-28"),
    ("facts:", "{guidance_months: 5}"),
    ("- name:", "分からなければ決まらない"),
    ("as_of:", "2026-11-28"),
    ("facts:", "{}"),
    ("missing_facts:", "[guidance_months]"),
]


def filled(text: str) -> str:
    """The file with each gap filled in turn; what is optional stays empty."""
    lines, row = text.splitlines(), 0
    for key, value in FILLED:
        while not (lines[row].strip() + " ").startswith(f"{key.strip()} ") or lines[row].lstrip().startswith("#"):
            row += 1
        head, _, comment = lines[row].partition("#")
        lines[row] = f"{head.rstrip()} {value}  # {comment}"
        row += 1
    return "\n".join(lines) + "\n"


def test_every_gap_is_named_with_its_line(copy: Path) -> None:
    path = write(copy, "loan", "loan-kitchen", "台所の融資")
    empty = {
        number
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if (code := line.partition("#")[0].strip()) in ("-", *(f"- {k}:" for k in ("from", "text", "name")))
        or code in [f"{key}:" for key in ("summary", "apply_at", "topics", "confidence", "terms", "when", "title")]
        or code in [f"{key}:" for key in ("checked_on", "as_of", "facts", "missing_facts")]
    }
    faults = check(copy)
    assert len(empty) == len(FILLED) - 1  # the address is optional
    assert {fault.line for fault in faults} == empty
    assert {fault.file for fault in faults} == {"catalogue/schemes/loan/loan-kitchen.yml"}
    assert all("まだ書かれていません" in fault.message for fault in faults)


def test_a_filled_file_is_sound(copy: Path) -> None:
    path = write(copy, "loan", "loan-kitchen", "台所: 「新」の融資 #1")
    path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert check(copy) == []


def test_without_a_name_the_name_is_a_gap(copy: Path) -> None:
    write(copy, "loan", "loan-kitchen")
    assert any("「name」が、まだ書かれていません" in f.message and f.line == 8 for f in check(copy))


def test_nothing_is_overwritten(copy: Path) -> None:
    before = (copy / NEW).read_bytes()
    with pytest.raises(Refusal, match="上書きはしません"):
        write(copy, "loan", "loan-new")
    with pytest.raises(Refusal, match="上書きはしません"):
        write(copy, "definition", "def-little")
    assert (copy / NEW).read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "scheme", "said"),
    [
        ("融資", "loan-x", "「融資」という種類はありません。loan、"),
        ("loan", "Loan-X", "半角の小文字"),
        ("loan", "loan-台所", "半角の小文字"),
        ("loan", "../loan-x", "半角の小文字"),
        ("loan", "subsidy-x", "「loan-」で始めて"),
        ("loan", "loan", "「loan-」で始めて"),
        ("definition", "definition-x", "「def-」で始めて"),
        ("tax", "loan-x", "「tax-」で始めて"),
    ],
)
def test_what_cannot_be_is_refused_with_what_to_do(copy: Path, kind: str, scheme: str, said: str) -> None:
    with pytest.raises(Refusal, match=said):
        write(copy, kind, scheme)


def test_the_first_of_its_kind_gets_its_folder(copy: Path) -> None:
    assert write(copy, "tax", "tax-first").parent.name == "tax"


def test_the_command_says_what_comes_next(
    copy: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("madoguchi.new_scheme.CATALOGUE", copy)
    monkeypatch.setattr("madoguchi.new_scheme.ROOT", copy.parent)
    assert main(["new-scheme", "loan", "loan-kitchen"]) == 0
    assert "catalogue/schemes/loan/loan-kitchen.yml を作りました" in capsys.readouterr().out
    assert main(["new-scheme", "loan", "loan-kitchen"]) == 1
    assert "上書きはしません" in capsys.readouterr().err
