"""The clerk's guide is true: its commands exist, its conditions read, and its walk through an edit comes out as it says."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from editing import ENDING, NEW, OLD, edit, publish, take_back, use

from actions.rules import CATALOGUE, Adviser, check, default_adviser
from actions.rules.conditions import parse
from madoguchi.__main__ import COMMANDS, main, parser
from upkeep.blank import write
from upkeep.wording import say

ROOT = CATALOGUE.parent
GUIDE = (ROOT / "docs" / "catalogue-guide.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(yaml)?\n(.*?)```", GUIDE, flags=re.DOTALL)
SCHEME = "schemes/loan/loan-marukei.yml"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real catalogue, published in a repository of its own."""
    place = tmp_path_factory.mktemp("guide")
    catalogue = Path(shutil.copytree(CATALOGUE, place / "catalogue"))
    publish(catalogue)
    return catalogue


def block(start: str) -> str:
    """The block of the guide that starts so."""
    return next(text for _, text in BLOCKS if text.startswith(start))


def with_new_version(text: str) -> str:
    """What the guide says to do with the file of the scheme."""
    start, end = text.index("  - name: null"), text.index("cases:\n")
    version = text[start:end]
    closed = version.replace("    to: null", "    to: 2027-03-31", 1)
    new = version.replace("from: 2017-04-01", "from: 2027-04-01").replace("limit_yen: 20000000", "limit_yen: 25000000")
    return text[:start] + closed + new + text[end:]


def test_the_walk_through_an_edit_comes_out_as_told(
    walked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = walked / SCHEME
    edited = with_new_version(file.read_text(encoding="utf-8"))
    file.write_text(edited, encoding="utf-8")
    told = "\n".join(map(str, check(walked)))
    assert f"{told}\n直すところが3か所あります。\n" == block("catalogue/schemes/loan/loan-marukei.yml:")

    file.write_text(edited + block("  - name: 2027年4月からも、同じ条件で対象"), encoding="utf-8")
    assert check(walked) == []

    use(walked, monkeypatch)
    monkeypatch.setattr("madoguchi.preview.sound_adviser", lambda: Adviser.load(walked))
    assert main(["diff", "--as-of", "2026-11-28"]) == 0
    assert capsys.readouterr().out == block("変わったところは、ありません。")
    assert main(["diff", "--as-of", "2027-04-01"]) == 0
    assert capsys.readouterr().out == block("始まった制度が0")
    assert main(["preview", "loan-marukei", "--as-of", "2027-04-01"]) == 0
    assert capsys.readouterr().out.endswith(block("──── 2027年3月31日の制度では？"))


def test_the_gaps_of_a_new_scheme_are_those_told(walked: Path) -> None:
    path = write(walked, "subsidy", "subsidy-machi-setsubi", "まちの設備補助金")
    told = [str(fault) for fault in check(walked)]
    path.unlink()
    lines = block("catalogue/schemes/subsidy/subsidy-machi-setsubi.yml:").splitlines()
    assert lines
    assert set(lines) <= set(told)


def test_who_loses_by_a_longer_guidance_is_told_as_the_command_does(
    walked: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = walked / SCHEME
    take_back(walked)
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("guidance_months: {min: 6}", "guidance_months: {min: 12}"), encoding="utf-8")
    use(walked, monkeypatch)
    assert main(["diff", "--as-of", "2026-11-28"]) == 0
    assert block("・使えなくなる会社やお店：") in capsys.readouterr().out


@pytest.mark.parametrize("line", re.findall(r"^uv run madoguchi (.+)$", GUIDE, flags=re.MULTILINE))
def test_every_command_is_understood(line: str) -> None:
    arguments = line.split()
    assert arguments[0] in COMMANDS
    parser().parse_args(arguments)


FORMS = re.findall(r"^\| `(\{.+\})` \|", GUIDE, flags=re.MULTILINE)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_a_condition_is_read(form: str) -> None:
    catalogue = default_adviser().catalogue
    assert say(parse(yaml.safe_load(form), catalogue.shapes), catalogue)


def test_every_form_there_is_stands_in_the_guide() -> None:
    for word in ("all", "any", "not", "is", "ratio", "has", "has_any", "has_none", "min", "max", "above", "below"):
        assert any(f"{{{word}:" in form for form in FORMS), word


# For every row of the guide's table, a slip that brings it up.
SLIPS = {
    "字下げにタブが入っています": (NEW, "    terms:", "\tterms:"),
    "「：」が全角です": (NEW, "kind: loan", "kind：loan"),
    "文の中に「: 」があります": (NEW, "summary: 小さな", "summary: 注意: 小さな"),
    '引用符（"）が閉じていません': (NEW, "name: 新融資", 'name: "新融資'),
    "字下げを前後の行とそろえ": (NEW, "      - text: 税金", "     - text: 税金"),
    "形の日付で書いてください": (NEW, "from: 2024-04-01", "from: 令和6年4月1日"),
    "整数だけで書いてください": (NEW, "limit_yen: 20000000", "limit_yen: 2500万円"),
    "は0以上の、ありうる大きさの数で": (NEW, "limit_yen: 20000000", "limit_yen: -20000000"),
    "リストの行の頭は、半角の「-」": (NEW, "      - text: 税金", "      -text: 税金"),
    "前の続きとして読めません": (NEW, "limit_yen: 20000000", "limit_yen: 25,000,000"),
    "という事実は facts.yml にありません": (NEW, "{guidance_months:", "{guidance_month:"),
    "という窓口は catalogue/offices/ にありません": (NEW, "provider: office-town", "provider: office-twon"),
    "文が次の行に続いています": (NEW, "のための融資です。", "のための\n  融資です。"),
    "引用符は、文の初めと終わりの両方に": (NEW, "name: 新融資", "name: ”新融資”"),
    "前の版と期間が重なっています": (ENDING, "to: 2021-12-31", "to: null"),
    "前の版との間に空いた日があります": (ENDING, "    gap: その間は募集がありませんでした。\n", ""),
    "「sources」がありません": (OLD, "    sources:", "    # sources:"),
    "どの出典によるかがありません": (NEW, "- {title: 要綱", "- {key: rules, title: 要綱"),
    "判定は eligible のはずが ineligible でした": (NEW, "verdict: ineligible", "verdict: eligible"),
    "になるケースがありません": (NEW, "verdict: unknown", "verdict: not_in_force"),
    "が二度使われています": (NEW, "name: 指導がまだ", "name: 全部そろう"),
    "このファイルは読まれません": (OLD, "", ""),
}


def test_the_table_names_what_each_slip_brings_up() -> None:
    table = GUIDE.split("## check が言うことと、直し方")[1].split("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+?) \| .* \|$", table, flags=re.MULTILINE)[2:]
    assert rows == list(SLIPS)


@pytest.mark.parametrize("words", SLIPS)
def test_what_check_is_said_to_say_it_says(copy: Path, words: str) -> None:
    file, old, new = SLIPS[words]
    if old:
        edit(copy, file, old, new)
    else:
        (copy / file).rename((copy / file).with_suffix(".yaml"))
    assert any(words in fault.message for fault in check(copy))
