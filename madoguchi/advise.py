"""`madoguchi advise`: facts in, advice out, without a conversation and without Rasa."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from actions.rules import Adviser, FactError
from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.trouble import Trouble


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The facts, the day, and the form of the answer."""
    parser.add_argument("--facts", required=True, metavar="FILE", help="会社の情報を書いたJSONファイル（- で標準入力）")
    parser.add_argument("--text", action="store_true", help="JSONではなく、人が読む文章で出します")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Print the advice."""
    adviser = sound_adviser()
    facts = _validated(adviser, _read(options.facts))
    advice = adviser.advise(facts, as_of=options.as_of or today())
    if options.text:
        from actions.replies import advice_bubble

        topics = adviser.topics(facts, as_of=advice.as_of)
        print(advice_bubble(advice, adviser.catalogue, facts, topics).text)
    else:
        print(json.dumps(advice.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2))
    return 0


def _read(name: str) -> dict[str, Any]:
    try:
        raw = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
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


def _validated(adviser: Adviser, raw: dict[str, Any]) -> Any:
    try:
        return adviser.vocabulary.validate(raw)
    except FactError as error:
        raise Trouble("\n".join(f"{problem.where}: {problem.message}" for problem in error.problems)) from error
