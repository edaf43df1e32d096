"""The facts of a firm, as a file holds them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from actions.rules import Adviser, FactError
from actions.rules.facts import Facts
from madoguchi.trouble import Trouble


def read_facts(adviser: Adviser, name: str) -> Facts:
    """The facts in a JSON file, or in standard input for `-`; Trouble naming what cannot be taken."""
    return _validated(adviser, _read(name))


def _read(name: str) -> dict[str, Any]:
    try:
        raw = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        facts = json.loads(raw)
    except OSError as error:
        raise Trouble(f"{name} を読めません（{error.strerror}）。ファイルの場所を確かめてください。") from error
    except ValueError as error:
        raise Trouble(
            f"{name} はJSONとして読めません（{error}）。括弧や引用符が閉じているか、確かめてください。"
        ) from error
    if not isinstance(facts, dict):
        raise Trouble(f'{name} は {{"prefecture": "大阪府", …}} の形で書いてください。')
    return facts


def _validated(adviser: Adviser, raw: dict[str, Any]) -> Facts:
    try:
        return adviser.vocabulary.validate(raw)
    except FactError as error:
        raise Trouble("\n".join(f"{problem.where}: {problem.message}" for problem in error.problems)) from error
