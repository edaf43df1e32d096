"""The command line: what it does, how fast it starts, and what it says when something is wrong."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from madoguchi.__main__ import COMMANDS, main
from madoguchi.run import listening_socket
from madoguchi.trouble import Trouble

FACTS = {"prefecture": "大阪府", "industry": "restaurant", "employees_regular": 3, "topics": ["funding"]}


def advise(monkeypatch: pytest.MonkeyPatch, text: str, *options: str) -> int:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    return main(["advise", "--facts", "-", *options])


def test_advice_is_what_the_rules_module_gives(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advise(monkeypatch, json.dumps(FACTS), "--as-of", "2021-08-01") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["as_of"] == "2021-08-01"
    assert [entry["id"] for entry in printed["recommendations"]]
    assert all("from" in entry["in_force"] for entry in printed["recommendations"])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_facts_are_read_from_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str], encoding: str) -> None:
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(FACTS), encoding=encoding)
    assert main(["advise", "--facts", str(file)]) == 0
    assert json.loads(capsys.readouterr().out)["size_class"]["small"] is True


def test_advice_for_people_names_the_first_suggestion(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert advise(monkeypatch, json.dumps(FACTS)) == 0
    first = json.loads(capsys.readouterr().out)["recommendations"][0]["name"]
    assert advise(monkeypatch, json.dumps(FACTS), "--text") == 0
    assert first in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "JSONとして読めません"),
        ("[]", "の形で書いてください"),
        ('{"employees_regular": -1}', "employees_regular: 常時使用する従業員数は、0以上の数字でお願いします。"),
        ('{"employee_regular": 1}', "「employees_regular」のことでしょうか。"),
        ('{"established_on": "2021-02-30"}', "実際にある日付"),
    ],
)
def test_wrong_facts_are_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    assert advise(monkeypatch, text) == 1
    assert said in capsys.readouterr().err


def test_a_missing_file_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["advise", "--facts", "/nowhere/facts.json"]) == 1
    assert "/nowhere/facts.json を読めません" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "madoguchi --help"),
        (["advice"], "madoguchi --help"),
        (["advise"], "madoguchi advise --help"),
        (["advise", "--facts", "-", "--as-of", "2021-02-30"], "「2021-02-30」は日付として読めません"),
        (["run", "--port", "many"], "madoguchi run --help"),
    ],
)
def test_a_wrong_command_points_to_its_help(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_an_unknown_fact_cannot_have_been_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "12", "--asked", "employees"]) == 1
    assert "「employees」という項目はありません" in capsys.readouterr().err


def test_a_port_in_use_is_named_with_a_way_out() -> None:
    with listening_socket("127.0.0.1", 0) as door:
        port = door.getsockname()[1]
        door.listen()
        with pytest.raises(Trouble, match=f"ポート{port}は、ほかのプログラムが使っています。--port {port + 1}"):
            listening_socket("127.0.0.1", port)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 70000), ("192.0.2.1", 0), ("no.such.host.invalid", 0)])
def test_a_door_that_cannot_be_opened_is_said_plainly(host: str, port: int) -> None:
    with pytest.raises(Trouble, match="--port"):
        listening_socket(host, port)


@pytest.mark.parametrize("command", ["advise", "check", "run", "parse"])
def test_a_command_is_understood_without_loading_rasa(command: str) -> None:
    assert command in COMMANDS
    program = (
        f"import sys, madoguchi.__main__ as m; m.parser(); import madoguchi.{command}; print('rasa' in sys.modules)"
    )
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert output == "False\n"


def test_the_help_loads_what_no_command_needs_but_itself() -> None:
    loaded = "{name.partition('.')[0] for name in sys.modules}"
    heavy = "{'rasa', 'matplotlib', 'openpyxl', 'sqlalchemy', 'requests', 'pydantic', 'actions', 'screening', 'upkeep'}"
    program = f"""
import sys, madoguchi.__main__ as m
try:
    m.main(["--help"])
finally:
    print({loaded} & {heavy}, file=sys.stderr)
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert all(name in ended.stdout for name in COMMANDS)
    assert ended.stderr == "set()\n"


def test_the_screening_of_lists_is_understood_without_what_draws_or_opens_workbooks() -> None:
    program = "import sys, madoguchi.screen; print({'matplotlib', 'openpyxl', 'distributed'} & sys.modules.keys())"
    output = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert output == "set()\n"
