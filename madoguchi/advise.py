"""`madoguchi advise`: facts in, advice out, without a conversation and without Rasa."""

from __future__ import annotations

import argparse
import json

from cases import today
from madoguchi.adviser import sound_adviser
from madoguchi.days import add_as_of
from madoguchi.facts import read_facts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The facts, the day, and the form of the answer."""
    parser.add_argument("--facts", required=True, metavar="FILE", help="会社の情報を書いたJSONファイル（- で標準入力）")
    parser.add_argument("--text", action="store_true", help="JSONではなく、人が読む文章で出します")
    add_as_of(parser)


def main(options: argparse.Namespace) -> int:
    """Print the advice."""
    adviser = sound_adviser()
    facts = read_facts(adviser, options.facts)
    advice = adviser.advise(facts, as_of=options.as_of or today())
    if options.text:
        from actions.replies import advice_bubble

        topics = adviser.topics(facts, as_of=advice.as_of)
        print(advice_bubble(advice, adviser.catalogue, facts, topics).text)
    else:
        print(json.dumps(advice.model_dump(mode="json", by_alias=True), ensure_ascii=False, indent=2))
    return 0
