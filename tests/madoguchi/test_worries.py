"""A broken answer to a fear is told with its line and its remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.rules.source import read
from madoguchi.worries import faults

SOUND = """pieces:
  lender: (?:銀行|信金)
sources:
  early: {title: 返済が苦しいとき, url: "https://example.com", page_date: null, checked_on: 2026-11-29}
worries:
  - name: bank
    signs:
      - '{lender}に言ったら終わり'
    unless: []
    text: ひとりで抱えないでください。
    short: 話せます。
    offices: [office-a]
    lines: ["0570-000-000"]
    sources: [early]
"""


def told(folder: Path, text: str) -> list[str]:
    path = folder / "worries.yml"
    path.write_text(text, encoding="utf-8")
    return [str(fault) for fault in faults(read(path, folder), ["office-a"], ["0570-000-000"])]


def test_a_sound_answer_has_no_fault(tmp_path: Path) -> None:
    assert told(tmp_path, SOUND) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "office-a",
            "office-aa",
            "worries.yml:12: 「office-aa」という窓口は catalogue/offices/ にありません。「office-a」の",
        ),
        (
            "0570-000-000",
            "0570-000-001",
            "worries.yml:13: 「0570-000-001」という番号は actions/helplines.yml にありません。",
        ),
        (
            "[early]",
            "[ealry]",
            "worries.yml:14: 「ealry」という出典は sources にありません。「early」のことでしょうか。",
        ),
        ("{lender}", "{lendr}", "worries.yml:8: 「{lendr}」は pieces にありません。「lender」のことでしょうか。"),
        ("'{lender}", "'({lender}", "worries.yml:8: 正規表現として読めません"),
        ("'{lender}", "'.*{lender}", "worries.yml:8: 長い文で、とても遅くなります。"),
        ("    unless: []", "    unless: ['いや|[^。、]*したら']", "worries.yml:9: 長い文で、とても遅くなります。"),
        ("    offices: [office-a]\n", "", "worries.yml:6: 「offices」がありません。書き足してください。"),
        ("[early]\n", "[early\n", "worries.yml:14: YAMLの書き方に誤りがあります。"),
    ],
)
def test_what_is_broken_is_told_with_its_remedy(tmp_path: Path, old: str, new: str, fault: str) -> None:
    assert old in SOUND
    (first, *_) = told(tmp_path, SOUND.replace(old, new))
    assert first.startswith(fault)


def test_a_misspelt_key_is_told_with_the_one_that_was_meant(tmp_path: Path) -> None:
    assert "worries.yml:12: 「ofices」という項目はありません。「offices」のことでしょうか。" in told(
        tmp_path, SOUND.replace("offices:", "ofices:")
    )
