"""The example that docs/assist.md shows, as it is run."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Server

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "examples" / "transcript.py"
STREAM = [
    {"speaker": "operator", "text": "お電話ありがとうございます。今日はどうされましたか"},
    {"speaker": "caller", "text": "あのー、資金繰りがちょっと", "id": "a", "final": False},
    {"speaker": "caller", "text": "あのー、資金繰りがちょっと厳しくて、お金を借りたいんです", "id": "a"},
    {"speaker": "operator", "text": "従業員は何人くらいいらっしゃいますか"},
    {"speaker": "caller", "text": "えー、7人ですね"},
]


def run(text: str, **environment: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"no_proxy": "*"} | environment
    return subprocess.run(
        [sys.executable, str(EXAMPLE)], input=text, env=env, capture_output=True, text=True, timeout=120
    )


def test_a_stream_of_speech_becomes_facts_and_questions(server: Server) -> None:
    said = "\n".join(json.dumps(line, ensure_ascii=False) for line in STREAM)
    ran = run(f"{said}\n堺市の町工場です\n", MADOGUCHI_URL=server.url)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("次の質問: ") >= 2
    call = re.search(r"#call=(\S+)", ran.stdout)
    assert call
    view = server.get(f"/api/assist/{call[1]}").json()
    facts = {fact["fact"]: fact["value"] for fact in view["facts"]}
    assert (facts["employees_regular"], facts["municipality"]) == (7, "堺市")
    assert len(view["lines"]) == 5


def test_what_the_server_refuses_is_said_in_words(server: Server) -> None:
    ran = run('{"text": "従業員は7人です", "speaker": "somebody"}\n', MADOGUCHI_URL=server.url)
    assert ran.returncode == 1
    assert ran.stderr.strip() == "「speaker」は caller、operator のどれかにしてください。"
