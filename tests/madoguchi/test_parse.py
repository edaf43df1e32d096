"""What `madoguchi parse --text` tells the curious."""

from __future__ import annotations

from datetime import date
from typing import Any

from madoguchi.parse import readable

AS_OF = date(2026, 11, 25)
UNDERSTOOD: dict[str, Any] = {"intent": {"name": "inform", "confidence": 0.97}, "topics": ["funding"]}


def told(text: str, asked: str | None = None) -> str:
    return readable(text, asked, AS_OF, UNDERSTOOD)


def test_each_fact_is_shown_by_its_name_with_the_words_it_was_read_from() -> None:
    lines = told("府中で居酒屋です。売上は約３千万、税金は払っています").splitlines()
    assert lines[0].startswith("区切り: 府中 | で | 居酒屋 | です")
    assert lines[1:3] == ["意図: inform（確信度 97%）", "相談分野: 資金調達"]
    assert "  年商（annual_sales_yen）: 30,000,000円（おおよそ）　←「売上は約３千万」" in lines
    assert "  業種（industry）: 飲食業　←「居酒屋」" in lines
    assert any(line.startswith("  税金の完納（taxes_paid）: はい") for line in lines)
    assert any("（municipality）: " in line and line.endswith("府中市 のどれか") for line in lines)


def test_what_is_supposed_left_open_or_taken_back_is_told_apart() -> None:
    assert "  常時使用する従業員数（employees_regular）: 25（仮の話）" in told("もし従業員が25人だったら").splitlines()
    assert "  資本金・出資の総額（capital_yen）: わからない" in told("わかりません", "capital_yen").splitlines()
    assert "  資本金・出資の総額（capital_yen）: 答えたくない" in told("言いたくないです", "capital_yen").splitlines()


def test_a_message_without_facts_says_so() -> None:
    assert told("こんにちは").endswith("読み取ったこと:\n  なし")
