"""How a scheme will be worded, before anybody reads it in the chat."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from actions.rules import Adviser
from madoguchi.__main__ import main
from upkeep.preview import preview

DAY = date(2026, 11, 28)
TITLES = ["ご案内", "どうしてこれなの？", "条件は？", "くわしく知りたい", "必要な書類は？", "いつまでに？"]


def texts(adviser: Adviser, scheme: str, day: date = DAY) -> dict[str, str]:
    return {section.title: section.text for section in preview(adviser, scheme, None, day).sections}


def test_everything_that_the_chat_says_of_it_is_shown_for_the_firm_of_its_own_case(real: Adviser) -> None:
    shown = preview(real, "loan-marukei", None, DAY)
    assert [section.title for section in shown.sections] == TITLES
    said = {section.title: section.text for section in shown.sections}
    assert "飲食業、従業員3人" in shown.made
    assert "【1】マル経融資（小規模事業者経営改善資金）\n→ 対象になります" in said["ご案内"]
    assert "【2】" not in said["ご案内"]
    assert "○ 満たしています：" in said["条件は？"]
    assert "・担保：いりません" in said["くわしく知りたい"]
    assert "納税証明書" in said["必要な書類は？"]
    assert "お金が入る" in said["いつまでに？"]


def test_its_former_version_is_compared(real: Adviser) -> None:
    said = texts(real, "subsidy-gyomu-kaizen")
    former = next(text for title, text in said.items() if title.endswith("の制度では？"))
    assert "補助の上限：450万円（今は600万円）" in former


def test_what_is_over_is_not_suggested_but_explained(real: Adviser) -> None:
    said = texts(real, "guarantee-covid")
    assert "ご案内" not in said
    assert "2024年6月30日で終わりました" in said["条件は？"]
    assert "ご案内" in texts(real, "guarantee-covid", date(2023, 10, 1))


def test_of_every_scheme_there_is_a_preview(real: Adviser) -> None:
    for scheme in real.catalogue.schemes:
        assert len(preview(real, scheme, None, DAY).sections) >= len(TITLES) - 1


def test_a_firm_of_ones_own_is_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"industry": "retail", "employees_regular": 4}), encoding="utf-8")
    assert main(["preview", "loan-marukei", "--facts", str(file), "--as-of", "2026-11-28"]) == 0
    said = capsys.readouterr().out
    assert "小売業、従業員4人" in said
    assert "？ まだ分かりません：税金をすべて納めていること" in said


def test_easy_words_come_with_their_readings(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "loan-marukei", "--easy", "--as-of", "2026-11-28"]) == 0
    said = capsys.readouterr().out
    assert "→ 使えます。" in said
    assert "融資（ゆうし）" in said


def test_an_unknown_scheme_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "loan-nowhere"]) == 1
    assert "「loan-nowhere」という制度はありません" in capsys.readouterr().err


def test_a_place_that_cannot_be_written_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["preview", "loan-marukei", "--html", "/nowhere/at/all.html"]) == 1
    assert "に書けません" in capsys.readouterr().err
