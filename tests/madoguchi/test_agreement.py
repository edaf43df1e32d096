"""Facts, domain and training data that disagree: one broken file for each way of being wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from actions.rules.source import read
from madoguchi.agreement import faults, unknown_places
from madoguchi.paths import ROOT

SOUND = {
    "catalogue/facts.yml": "topics:\n  type: set\n  values:\n    funding: 資金調達\ncapital_yen:\n  type: int\n",
    "domain.yml": (
        "intents:\n- inform\n- greet: {use_entities: []}\nactions:\n- action_take_in\n"
        "responses:\n  utter_hello:\n  - text: こんにちは\nslots:\n  topics: {type: any}\n  capital_yen: {type: any}\n"
    ),
    "data/nlu/a.yml": (
        "nlu:\n- intent: inform\n  examples:\n  - text: お金が足りません\n    metadata:\n      topics: [funding]\n"
        "- intent: greet\n  examples: |\n    - こんにちは\n"
    ),
    "data/rules/a.yml": (
        "rules:\n- rule: hello\n  steps:\n  - intent: greet\n  - action: utter_hello\n  - action: action_listen\n"
        "- rule: either\n  steps:\n  - or:\n    - intent: inform\n    - intent: greet\n  - action: action_take_in\n"
    ),
}


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    for name, text in SOUND.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_what_agrees_has_no_fault(checkout: Path) -> None:
    assert faults(checkout) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (
            "domain.yml",
            "  capital_yen: {type: any}\n",
            "",
            "catalogue/facts.yml:5: 「capital_yen」のスロットが domain.yml にありません。",
        ),
        ("domain.yml", "- inform\n", "- inform\n- thanks\n", "domain.yml:1: 「thanks」の例文がありません。"),
        (
            "data/nlu/a.yml",
            "- intent: greet",
            "- intent: great",
            "data/nlu/a.yml:7: 「great」が domain.yml の intents にありません。",
        ),
        ("data/nlu/a.yml", "[funding]", "[found]", "data/nlu/a.yml:4: 「found」という分野は catalogue/facts.yml"),
        (
            "data/rules/a.yml",
            "- intent: greet\n  - action: utter",
            "- intent: great\n  - action: utter",
            "data/rules/a.yml:4: 「great」が domain.yml",
        ),
        (
            "data/rules/a.yml",
            "    - intent: greet\n",
            "    - intent: great\n",
            "data/rules/a.yml:9: 「great」が domain.yml",
        ),
        (
            "data/rules/a.yml",
            "utter_hello",
            "utter_hallo",
            "data/rules/a.yml:5: 「utter_hallo」が domain.yml の actions にも",
        ),
        ("data/rules/a.yml", "rules:", "rules: [", "data/rules/a.yml:1: YAMLの書き方に誤りがあります"),
        ("domain.yml", "slots:", "actions: []\nslots:", "domain.yml:9: 「actions」が二度書かれています。"),
    ],
)
def test_each_disagreement_is_named_with_file_line_and_remedy(
    checkout: Path, file: str, old: str, new: str, fault: str
) -> None:
    text = (checkout / file).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (checkout / file).write_text(text.replace(old, new), encoding="utf-8")
    assert any(str(found).startswith(fault) for found in faults(checkout)), list(map(str, faults(checkout)))


def test_a_missing_domain_is_a_fault_and_no_crash(checkout: Path) -> None:
    (checkout / "domain.yml").unlink()
    assert [fault.file for fault in faults(checkout)] == ["domain.yml"]


def test_the_project_agrees_with_itself() -> None:
    assert list(map(str, faults(ROOT))) == []


def test_a_municipality_that_is_none_or_elsewhere_is_named_wherever_it_stands(tmp_path: Path) -> None:
    text = "when:\n  all:\n  - {municipality: 大田区}\n  - {municipality: [大田, 横浜市]}\nplaces:\n- municipalities: [おおた村]\n"
    text += "- {prefectures: [大阪府], municipalities: [堺市, 横浜市, 府中市]}\nfacts: {prefecture: 広島県, municipality: 府中市}\n"
    (tmp_path / "scheme.yml").write_text(text, encoding="utf-8")
    assert [*map(str, unknown_places([read(tmp_path / "scheme.yml", tmp_path)]))] == [
        "scheme.yml:4: 「大田」という市区町村はありません。「大田区」か「大田市」のことでしょうか。",
        "scheme.yml:6: 「おおた村」という市区町村はありません。正式な名前で書いてください。",
        "scheme.yml:7: 「横浜市」は神奈川県にあります。都道府県か市区町村を直してください。",
        "scheme.yml:7: 「府中市」は広島県か東京都にあります。都道府県か市区町村を直してください。",
    ]
